import { extendZodWithOpenApi } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { licencePolicies, transcriptKinds } from "../domain/document.ts";
import { errorCodes } from "../domain/errors.ts";
import { attributionMethods, quotationMethods, roles } from "../domain/paragraph.ts";
import { foldings, verdicts } from "../domain/verdict.ts";

extendZodWithOpenApi(z);

const civilDate = z.string().openapi({ description: "civil date, possibly partial", example: "2024-05-14" });
const range = z
  .object({ start: z.int(), end: z.int() })
  .openapi("Range", { description: "half-open, in UTF-16 code units" });

const withheldSchema = z.object({ reason: z.string(), date: civilDate.nullable() }).openapi("Withheld", {
  description: "why words are not told: all, where there is no text; else those at each hole",
});

/** Who says a paragraph. */
export const speakerSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    as: z.string().openapi({ description: "the name as printed" }),
    method: z.enum(attributionMethods),
    confidence: z.number(),
  })
  .openapi("AttributedSpeaker");

/** A paragraph as every answer gives it. */
export const paragraphSchema = z
  .object({
    id: z.string().openapi({ example: "dredger-is-coming.p14" }),
    rev: z.string(),
    document: z.string(),
    ordinal: z.int(),
    text: z.string(),
    role: z.enum(roles),
    speaker: z.union([speakerSchema, z.null()]),
    question: z.string().nullable(),
    answers: z.array(z.string()),
    quotations: z.array(
      z.object({
        start: z.int(),
        end: z.int(),
        speaker: z.union([
          z.object({ id: z.string().nullable(), name: z.string(), as: z.string() }).openapi("QuotedSpeaker"),
          z.null(),
        ]),
        cue: z.string().nullable(),
        method: z.enum(quotationMethods),
        confidence: z.number(),
      }),
    ),
    lang: z.string(),
    withheld: withheldSchema.optional(),
    start: z.number().optional(),
    end: z.number().optional(),
  })
  .openapi("Paragraph");

/** A document as every answer gives it; `date` is when it was said, else published. */
export const documentSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    kind: z.string().nullable(),
    lang: z.string(),
    date: civilDate.nullable(),
    said: civilDate.nullable(),
    published: civilDate.nullable(),
    corrected: civilDate.nullable(),
    source: z.string().nullable(),
    url: z.string().nullable(),
    archived: z.string().nullable(),
    media: z.string().nullable().openapi({ description: "the address of the recording" }),
    transcript: z.enum(transcriptKinds).nullable(),
    place: z.string().nullable(),
    licence: z.enum(licencePolicies),
    speakers: z.array(z.string()),
    interviewers: z.array(z.string()).openapi({ description: "those of them who ask, in an interview" }),
    paragraphs: z.int(),
    words: z.int(),
    withheld: withheldSchema.optional(),
  })
  .openapi("Document");

const indexSchema = z
  .object({ version: z.string(), builtAt: z.string(), documents: z.int(), paragraphs: z.int() })
  .openapi("Index");

/** Where a paragraph is found. */
const linksSchema = z
  .object({
    self: z.string(),
    permalink: z.string(),
    document: z.string(),
    similar: z.string().openapi({ description: "paragraphs about the same" }),
    source: z.string().nullable().openapi({
      description: "the publisher's page, with the words marked where they can be told from others",
    }),
    archived: z.string().nullable().openapi({ description: "an archived copy of it, the same" }),
    media: z
      .string()
      .nullable()
      .openapi({ description: "the recording, from three seconds before the words" }),
  })
  .openapi("Links");

const snippetSchema = z
  .object({
    html: z.string().openapi({ description: "escaped, with the tags asked for around each highlight" }),
    text: z
      .string()
      .openapi({ description: "two parts, parted by ' … ', where one cannot hold what was searched" }),
    highlights: z.array(range),
    cutStart: z.boolean(),
    cutEnd: z.boolean(),
  })
  .openapi("Snippet");

const explanationSchema = z
  .object({
    terms: z.array(
      z.object({
        term: z.string(),
        forms: z.array(
          z.object({
            form: z.string(),
            match: z.enum(["printed", "form", "prefix", "spelling", "synonym", "together"]),
            times: z.number(),
            weight: z.number(),
          }),
        ),
        frequency: z.number().openapi({ description: "occurrences, each counted by its form's weight" }),
        paragraphs: z.int().openapi({ description: "how many of the corpus have the term" }),
        rarity: z.number(),
        lengthNorm: z.number(),
        weight: z.number().openapi({ description: "less than 1 for a stop word and for synonyms" }),
        score: z.number(),
      }),
    ),
    pairs: z.array(z.object({ terms: z.array(z.string()), times: z.int(), score: z.number() })),
    openings: z
      .array(z.object({ term: z.string(), position: z.int(), score: z.number() }))
      .openapi({ description: "terms among the first words of the paragraph" }),
    sentence: z.union([z.object({ cover: z.number(), factor: z.number(), score: z.number() }), z.null()]),
  })
  .openapi("ScoreExplanation", {
    description:
      "what a score is made of: the scores of the terms, the pairs, the openings and the sentence add up to it",
  });

const hitSchema = z
  .object({
    paragraph: paragraphSchema,
    document: documentSchema,
    speakerTitle: z.string().nullable().openapi({ description: "what the speaker was called on the day" }),
    score: z.number(),
    explanation: explanationSchema.optional(),
    snippet: snippetSchema,
    highlights: z.array(range),
    question: z.union([paragraphSchema, z.null()]),
    before: z.array(paragraphSchema),
    after: z.array(paragraphSchema),
    links: linksSchema,
  })
  .openapi("Hit");

/** Where a page of a list stands. */
const pageSchema = z.object({
  limit: z.int(),
  offset: z.int(),
  next: z.string().nullable(),
  previous: z.string().nullable(),
});

const facetValueSchema = z
  .object({ value: z.string(), label: z.string(), count: z.int(), selected: z.boolean() })
  .openapi("FacetValue");

/** Over what an answer is empty. */
const searchedSchema = z.object({
  documents: z.int(),
  paragraphs: z.int(),
  from: civilDate.nullable(),
  to: civilDate.nullable(),
});

/** The answer to a search. */
export const searchAnswerSchema = z
  .object({
    query: z.object({
      text: z.string(),
      understood: z.string(),
      matched: z.enum(["all", "any"]),
      problems: z.array(z.object({ start: z.int(), end: z.int(), code: z.string(), message: z.string() })),
      suggestion: z.string().nullable(),
    }),
    total: z.int(),
    documents: z.int(),
    hits: z.array(hitSchema),
    facets: z.record(z.string(), z.array(facetValueSchema)),
    page: pageSchema.extend({
      cursor: z.string().nullable().openapi({
        description: "goes on after the last hit, at any depth; null where nothing follows",
      }),
    }),
    searched: searchedSchema
      .optional()
      .openapi({ description: "where nothing is found: over what, that is what the filters leave" }),
    index: indexSchema,
    tookMs: z.number(),
  })
  .openapi("SearchAnswer");

/** What every error looks like. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(errorCodes),
    detail: z.string().optional(),
    parameter: z.string().optional(),
    allowed: z.array(z.string()).optional(),
    reason: z.string().optional().openapi({ description: "why words are withdrawn" }),
    requestId: z.string().optional(),
  })
  .openapi("Problem");

/** The answer to several searches. */
export const multiSearchAnswerSchema = z
  .object({
    answers: z.array(z.union([searchAnswerSchema, problemSchema])).openapi({
      description: "in the order of the searches; a problem in the place of a search that cannot be",
    }),
    index: indexSchema,
    tookMs: z.number(),
  })
  .openapi("MultiSearchAnswer");

const citationSchema = z.object({ id: z.string(), rev: z.string(), permalink: z.string() });
const seenSchema = z.object({
  version: z.string(),
  builtAt: z.string().nullable().openapi({ description: "null where it is not known any more" }),
});

const revisionSchema = z
  .object({
    state: z.enum(["unchanged", "moved", "corrected"]),
    asked: citationSchema,
    now: citationSchema,
    corrected: civilDate.nullable().openapi({ description: "when, as the document itself says" }),
    firstSeen: seenSchema.nullable().openapi({ description: "the first index that had the words there" }),
    lastSeen: seenSchema.nullable().openapi({ description: "the last that had; null while they stand" }),
    diff: z
      .array(
        z.object({
          op: z.enum(["equal", "insert", "delete", "replace"]),
          before: z.string().optional(),
          after: z.string().optional(),
        }),
      )
      .nullable()
      .openapi({ description: "word by word; null where nothing changed or the earlier words are not kept" }),
    previous: citationSchema.nullable(),
    next: citationSchema.nullable(),
  })
  .openapi("Revision", { description: "what became of the revision that was asked for" });

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const treePlaceSchema = z.object({
  leafIndex: z.int().openapi({ description: "from 0" }),
  treeSize: z.int(),
  path: z.array(hash).openapi({ description: "the hashes beside the way, from the leaf up" }),
  root: hash,
});

/** What shows that a paragraph's words are in the index. */
export const proofSchema = z
  .object({
    id: z.string(),
    rev: z.string(),
    digest: hash.openapi({ description: "the SHA-256 of the paragraph's text in NFC and UTF-8" }),
    document: treePlaceSchema
      .extend({
        id: z.string(),
        section: z.object({ name: z.string(), start: z.int(), end: z.int() }).nullable().openapi({
          description: "the bytes of the index that are the root; null for a key of some documents",
        }),
      })
      .openapi({ description: "the paragraph among those of its document" }),
    corpus: treePlaceSchema
      .extend({
        fact: z
          .enum(["digest", "openDigest"])
          .openapi({ description: "what the root is called in the index's manifest, under `facts`" }),
      })
      .nullable()
      .openapi({
        description:
          "the document's root among those of all documents whose licence is full; null for a key of some documents",
      }),
    revision: revisionSchema.optional(),
    index: indexSchema,
  })
  .openapi("Proof", {
    description:
      "hash trees as in RFC 6962, hashes in hex: a leaf is SHA-256(0x00 ‖ digest), a node SHA-256(0x01 ‖ left ‖ right)",
  });

/** The answer about one paragraph. */
export const paragraphAnswerSchema = z
  .object({
    paragraph: paragraphSchema,
    document: documentSchema,
    speakerTitle: z.string().nullable(),
    question: z.union([paragraphSchema, z.null()]),
    answers: z.array(paragraphSchema),
    before: z.array(paragraphSchema),
    after: z.array(paragraphSchema),
    variants: z
      .array(z.object({ paragraph: paragraphSchema, document: documentSchema, links: linksSchema }))
      .openapi({
        description: "where the same words, or nearly, are printed too: earliest first, at most 50",
      }),
    revision: revisionSchema.optional(),
    integrity: z
      .object({
        digest: hash.openapi({ description: "the SHA-256 of the text in NFC and UTF-8" }),
        proof: z.string().openapi({ description: "where it is shown that the index has these words" }),
      })
      .nullable()
      .openapi({ description: "null where the licence keeps words back: a hash would let them be guessed" }),
    links: linksSchema,
    index: indexSchema,
  })
  .openapi("ParagraphAnswer");

const matchSchema = z
  .object({
    paragraph: paragraphSchema,
    document: documentSchema,
    exact: z.string().openapi({ description: "the words of the source; empty where the licence keeps them" }),
    diff: z.array(
      z.object({
        op: z.enum(["equal", "insert", "delete", "replace"]),
        claim: z.string().optional(),
        source: z.string().optional(),
      }),
    ),
    folded: z.array(z.enum(foldings)),
    omitted: z.array(z.string()).openapi({ description: "what each ellipsis left out" }),
    replaced: z.array(z.object({ claim: z.string(), source: z.string() })),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
    links: linksSchema,
  })
  .openapi("Match");

/** The answer to a claim. */
export const verificationSchema = z
  .object({
    verdict: z.enum(verdicts),
    claim: z.object({
      quote: z.string(),
      speaker: z.string().optional(),
      office: z.string().optional(),
      date: z.string().optional(),
    }),
    reason: z
      .string()
      .nullable()
      .openapi({ description: "why it cannot be checked, or why the words are withheld" }),
    matches: z.array(matchSchema).openapi({ description: "what the verdict rests on, earliest first" }),
    variants: z.array(matchSchema).openapi({ description: "other wordings of the same, earliest first" }),
    coverage: searchedSchema.extend({ version: z.string() }),
    contract: z.string().openapi({ description: "version of the rules of comparison", example: "folding/4" }),
  })
  .openapi("Verification");

/** The answer to a draft. */
export const draftCheckSchema = z
  .object({
    quotations: z.array(
      z.object({
        paragraph: z.int().openapi({ description: "of the draft, from 0" }),
        start: z.int(),
        end: z.int(),
        quote: z.string(),
        speaker: z.union([
          z
            .object({
              name: z.string().nullable(),
              as: z.string(),
              office: z
                .string()
                .nullable()
                .openapi({ description: "where it names an office and no person: `the mayor`" }),
              cue: z.string().nullable(),
              method: z.enum(quotationMethods),
              confidence: z.number(),
            })
            .openapi("DraftSpeaker", { description: "who the draft says said it, and how that is known" }),
          z.null(),
        ]),
        verification: verificationSchema,
      }),
    ),
    counts: z.record(z.string(), z.int()).openapi({ description: "how many quotations have each verdict" }),
    unchecked: z.int().openapi({ description: "quotations beyond the 500 that are checked" }),
  })
  .openapi("DraftCheck");

/** The answer about the documents. */
export const documentsAnswerSchema = z
  .object({
    total: z.int(),
    documents: z.array(documentSchema),
    page: pageSchema,
    index: indexSchema,
  })
  .openapi("DocumentsAnswer");

/** The answer about one document, with its paragraphs. */
export const documentAnswerSchema = z
  .object({
    document: documentSchema,
    paragraphs: z.array(paragraphSchema),
    variants: z
      .array(documentSchema)
      .openapi({ description: "documents that are mostly the same, earliest first" }),
    index: indexSchema,
  })
  .openapi("DocumentAnswer");

const speakerSummarySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    aliases: z.array(z.string()),
    family: z.string().optional().openapi({ description: "the family name, where the corpus states it" }),
    isGroup: z.boolean().optional(),
    titles: z.array(z.object({ title: z.string(), from: z.string().optional(), to: z.string().optional() })),
    paragraphs: z.int(),
    documents: z.int(),
    quoted: z.int().openapi({ description: "paragraphs of others in which they are quoted" }),
  })
  .openapi("Speaker");

/** The answer about the speakers, most paragraphs first. */
export const speakersAnswerSchema = z
  .object({
    total: z.int(),
    speakers: z.array(speakerSummarySchema),
    page: pageSchema,
    index: indexSchema,
  })
  .openapi("SpeakersAnswer");

const partialSchema = z.boolean().openapi({
  description:
    'whether not the whole corpus was searched, as that is more than one request may take; then counts are "at least"',
});

/** The answer to a query as it is typed. */
export const suggestionsSchema = z
  .object({
    completions: z.array(z.object({ text: z.string(), count: z.int() })),
    speakers: z.array(speakerSummarySchema),
    documents: z.array(documentSchema),
    partial: partialSchema,
    index: indexSchema,
  })
  .openapi("Suggestions");

/** Paragraphs like another. */
export const similarAnswerSchema = z
  .object({
    id: z.string(),
    words: z
      .array(z.object({ text: z.string(), paragraphs: z.int(), weight: z.number() }))
      .openapi({ description: "the words of the paragraph that were looked for, folded" }),
    hits: z.array(hitSchema).openapi({ description: "best first, without the paragraph and its reprints" }),
    reason: z
      .enum(["withheld", "too-few-words"])
      .nullable()
      .openapi({ description: "why nothing was looked for; null where nothing is like it" }),
    partial: partialSchema,
    index: indexSchema,
  })
  .openapi("SimilarAnswer");

/** What the corpus holds: the frame of every answer that finds nothing. */
export const coverageAnswerSchema = z
  .object({
    documents: z.int(),
    paragraphs: z.int(),
    words: z.int(),
    from: civilDate.nullable(),
    to: civilDate.nullable(),
    undated: z.int().openapi({ description: "documents without a date" }),
    withoutSpeaker: z.int().openapi({ description: "documents in which nobody is known to speak" }),
    kinds: z.record(z.string(), z.int()).openapi({ description: "documents of each kind" }),
    langs: z.record(z.string(), z.int()),
    sources: z.record(z.string(), z.int()),
    years: z.record(z.string(), z.int()),
    index: indexSchema,
  })
  .openapi("CoverageAnswer");

/** The answer about one speaker. */
export const speakerAnswerSchema = z
  .object({ speaker: speakerSummarySchema, index: indexSchema })
  .openapi("SpeakerAnswer");

/** The answer about the service's health. */
export const healthSchema = z.object({ status: z.literal("ok") }).openapi("Health");

/** The answer to a look for a new index. */
export const reloadSchema = z
  .object({
    outcome: z.enum(["swapped", "unchanged"]),
    version: z.string().openapi({ description: "the index that answers now" }),
  })
  .openapi("Reload");

/** The answer about whether the service takes requests. */
export const readinessSchema = z
  .object({ status: z.enum(["ready", "stopping", "engine-unavailable"]), index: indexSchema })
  .openapi("Readiness");
