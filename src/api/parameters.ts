import { z } from "zod";
import { parseCivilDate } from "../domain/civil-date.ts";
import "./schemas.ts";

/** Most hits of a page. */
export const maxLimit = 100;

const limit = z.coerce
  .number()
  .int()
  .min(0)
  .max(maxLimit)
  .default(10)
  .openapi({ description: "most results, 0 to 100" });
const offset = z.coerce
  .number()
  .int()
  .min(0)
  .max(10_000_000)
  .default(0)
  .openapi({ description: "results to skip" });
const list = (description: string): z.ZodType<string[]> =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat()))
    .openapi({ type: "array", items: { type: "string" }, description }) as unknown as z.ZodType<string[]>;
const context = z.coerce
  .number()
  .int()
  .min(0)
  .max(5)
  .default(0)
  .openapi({ description: "paragraphs before and after" });
const format = z.enum(["json", "text"]).optional().openapi({ description: "beats the Accept header" });

/** Filters of a search; a value that begins with `-` excludes, several are any-of. */
export const filterParameters = {
  speaker: list("an id, name, alias or title held on the day"),
  role: list("question, answer, statement, narration, direction, notice or unknown"),
  doc: list("a document's id"),
  title: list("words of a document's title"),
  source: list("words of the publication's name"),
  lang: list("a language tag"),
  kind: list("interview, article, …"),
  date: list("2024, 2024-05, 2024-05-17 or 2023..2024-05"),
  before: list("a date; before its first day"),
  after: list("a date; after its last day"),
} as const;

/** What a search takes. */
export const searchParameters = z.strictObject({
  q: z.string().default("").openapi({ description: "the query", example: "better conditions" }),
  ...filterParameters,
  limit,
  offset,
  sort: z.enum(["relevance", "newest", "oldest", "document"]).default("relevance"),
  match: z
    .enum(["auto", "all", "any"])
    .default("auto")
    .openapi({ description: "auto: all words, any of them where no paragraph has all" }),
  facets: list("speaker, role, document, source, kind, lang, year; repeated or joined by commas"),
  snippet: z.coerce
    .number()
    .int()
    .min(40)
    .max(2000)
    .default(240)
    .openapi({ description: "most characters of a snippet" }),
  context,
  tagOpen: z.string().max(100).default("<mark>"),
  tagClose: z.string().max(100).default("</mark>"),
  format,
});

/** Most characters of a claimed quote. */
export const maxQuote = 20_000;

/** What checking a claim takes, as parameters or as a body. */
export const verifyParameters = z.strictObject({
  quote: z
    .string()
    .min(1)
    .max(maxQuote)
    .openapi({ description: "the words that somebody says were said", example: "the light keeps itself" }),
  speaker: z
    .string()
    .max(200)
    .optional()
    .openapi({ description: "who is said to have said them: an id, name, alias, or title held on the day" }),
  date: z
    .string()
    .refine(
      (date) => parseCivilDate(date) !== undefined,
      "must be a date such as 2024, 2024-05 or 2024-05-17",
    )
    .optional()
    .openapi({ description: "when, possibly partial" }),
  format,
});

/** What suggestions take. */
export const suggestParameters = z.strictObject({
  q: z.string().max(1000).default("").openapi({ description: "the query as typed so far", example: "harb" }),
  limit: z.coerce.number().int().min(1).max(20).default(8).openapi({ description: "most of each, 1 to 20" }),
  format,
});

/** What checking a draft takes. */
export const checkParameters = z.strictObject({
  text: z.string().min(1).openapi({ description: "the draft as plain text or Markdown, at most 1 MB" }),
  format,
});

/** The forms of a citation, as `format` names them. */
export const citationForms = ["bibtex", "ris", "csl", "apa", "jsonld", "markdown"] as const;

/** One of `citationForms`. */
export type CitationForm = (typeof citationForms)[number];

/** What a request for one paragraph takes. */
export const paragraphParameters = z.strictObject({
  context,
  format: z
    .enum(["json", "text", ...citationForms])
    .optional()
    .openapi({ description: "beats the Accept header; all but the first two cite the paragraph" }),
});

/** What a list takes. */
export const listParameters = z.strictObject({ limit, offset, format });

/** What a request without parameters takes. */
export const noParameters = z.strictObject({ format });
