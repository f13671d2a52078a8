import { z } from "zod";
import { errorCodes } from "../domain/errors.ts";
import "./schemas.ts";

/** What a code of a problem means. */
export const problemKindSchema = z
  .object({
    code: z.enum(errorCodes),
    status: z.int(),
    title: z.string(),
    explanation: z.string(),
  })
  .openapi("ProblemKind");

/** What every code means. */
export const problemKindsSchema = z.object({ problems: z.array(problemKindSchema) }).openapi("ProblemKinds");

/** Completions as browsers take them: what was typed, and how it may go on, how often, and where that is searched. */
export const browserSuggestionsSchema = z
  .array(z.union([z.string(), z.array(z.string())]))
  .length(4)
  .openapi("BrowserSuggestions");

/** A quotation for another site to show, as oEmbed 1.0 has it: `rich`. */
export const embedSchema = z
  .object({
    version: z.literal("1.0"),
    type: z.literal("rich"),
    title: z.string(),
    author_name: z.string().optional(),
    author_url: z.string().optional(),
    provider_name: z.string(),
    provider_url: z.string(),
    cache_age: z.int(),
    html: z.string().openapi({ description: "a block quotation without script or style" }),
    width: z.int(),
    height: z.int(),
  })
  .openapi("Embed");

const annotationPageReference = z.object({ id: z.string(), type: z.literal("AnnotationPage") });

/** What a search finds in a document, as IIIF Content Search 2.0 has it. */
export const annotationPageSchema = z
  .object({
    "@context": z.literal("http://iiif.io/api/search/2/context.json"),
    id: z.string(),
    type: z.literal("AnnotationPage"),
    ignored: z.array(z.string()).optional().openapi({ description: "parameters that were not looked at" }),
    startIndex: z.int(),
    next: annotationPageReference.optional(),
    prev: annotationPageReference.optional(),
    partOf: z.object({ id: z.string(), type: z.literal("AnnotationCollection"), total: z.int() }),
    items: z.array(
      z.object({
        id: z.string(),
        type: z.literal("Annotation"),
        motivation: z.literal("supplementing"),
        body: z
          .object({
            type: z.literal("TextualBody"),
            value: z.string(),
            format: z.literal("text/plain"),
            language: z.string(),
          })
          .optional(),
        target: z.string(),
      }),
    ),
    annotations: z
      .array(z.object({ type: z.literal("AnnotationPage"), items: z.array(z.unknown()) }))
      .optional()
      .openapi({ description: "where the words stand in each paragraph" }),
  })
  .openapi("AnnotationPage");
