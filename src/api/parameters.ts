import { z } from "zod";
import { parseCivilDate } from "../domain/civil-date.ts";
import "./schemas.ts";

/** Most hits of a page. */
export const maxLimit = 100;

/** A whole number, as a number or in digits: an address has only text. */
const whole = (minimum: number, maximum: number, description: string) => {
  const fromDigits = (value: unknown): unknown =>
    typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  const number = z.number(`must be a whole number, ${minimum} to ${maximum}`).int().min(minimum).max(maximum);
  return z.preprocess(fromDigits, number).openapi({ type: "integer", minimum, maximum, description });
};
/** The same, where a value is taken that is not given. */
const wholeOr = (fallback: number, minimum: number, maximum: number, description: string) =>
  whole(minimum, maximum, description).default(fallback).openapi({ default: fallback });
/** Yes or no; an address has only text. */
const flag = (description: string) =>
  z
    .preprocess(
      (value) => (typeof value === "boolean" ? String(value) : value),
      z.enum(["true", "false", "1", "0"]),
    )
    .transform((value) => value === "true" || value === "1")
    .default(false)
    .openapi({ type: "boolean", default: false, description });
/** Most values of a parameter that takes several. */
const maxValues = 256;
const limit = wholeOr(10, 0, maxLimit, "most results, 0 to 100");
const maxOffset = 10_000_000;
const offset = wholeOr(0, 0, maxOffset, "results to skip");
const list = (description: string): z.ZodType<string[]> =>
  z
    .union(
      [z.string(), z.array(z.string()).max(maxValues)],
      `must be text, or a list of at most ${maxValues}`,
    )
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat()))
    .openapi({
      type: "array",
      items: { type: "string" },
      maxItems: maxValues,
      description,
    }) as unknown as z.ZodType<string[]>;
const context = wholeOr(0, 0, 5, "paragraphs before and after");
/** The formats of a search, as `format` names them, and what `Accept` calls them. */
export const searchFormats = {
  json: "application/json",
  text: "text/plain",
  csv: "text/csv",
  ndjson: "application/x-ndjson",
  atom: "application/atom+xml",
} as const;

/** One of `searchFormats`. */
export type SearchFormat = keyof typeof searchFormats;

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
  limit: whole(
    0,
    maxLimit,
    "most results, 0 to 100; unless stated 10, in csv and ndjson every one",
  ).optional(),
  offset: whole(0, maxOffset, "results to skip").optional(),
  cursor: z
    .string()
    .max(500)
    .optional()
    .openapi({ description: "page.cursor of the page before: goes on after it; instead of offset" }),
  sort: z
    .enum(["relevance", "newest", "oldest", "document"])
    .optional()
    .openapi({ description: "unless stated relevance, in atom newest" }),
  match: z
    .enum(["auto", "all", "any"])
    .default("auto")
    .openapi({ description: "auto: all words, any of them where no paragraph has all" }),
  facets: list("speaker, role, document, source, kind, lang, year; repeated or joined by commas"),
  snippet: wholeOr(240, 40, 2000, "most characters of a snippet"),
  context,
  explain: flag("what each score is made of"),
  tagOpen: z.string().max(100).default("<mark>"),
  tagClose: z.string().max(100).default("</mark>"),
  color: flag("whether text marks with the colours of a terminal instead of brackets"),
  format: z
    .enum(Object.keys(searchFormats) as SearchFormat[])
    .optional()
    .openapi({ description: "beats the Accept header" }),
});

/** Most searches of one call. */
export const maxSearches = 20;

/** What several searches in one call take. */
export const multiSearchParameters = z.strictObject({
  searches: z
    .array(
      z.unknown().openapi({ type: "object", description: "what /v1/search takes, but for color and format" }),
      `must be a list of 1 to ${maxSearches} searches`,
    )
    .min(1)
    .max(maxSearches),
});

/** One of several searches. */
export const oneSearchParameters = searchParameters.omit({ color: true, format: true });

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

/** What a request for similar paragraphs takes. */
export const similarParameters = searchParameters
  .omit({
    q: true,
    offset: true,
    cursor: true,
    sort: true,
    match: true,
    facets: true,
    explain: true,
    color: true,
  })
  .extend({ limit, format });

/** What suggestions take. */
export const suggestParameters = z.strictObject({
  q: z.string().max(1000).default("").openapi({ description: "the query as typed so far", example: "harb" }),
  ...filterParameters,
  limit: wholeOr(8, 1, 20, "most of each, 1 to 20"),
  format,
});

/** What checking a draft takes. */
export const checkParameters = z.strictObject({
  text: z.string().min(1).openapi({ description: "the draft as plain text or Markdown, at most 1 MB" }),
  format,
});

/** The forms of a citation, as `format` names them, and what `Accept` calls them: a media type, maybe with the parameter that tells it from its like. */
export const citationTypes = {
  apa: "text/x-bibliography",
  mla: "text/x-bibliography; style=mla",
  chicago: "text/x-bibliography; style=chicago",
  bibtex: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  csl: "application/vnd.citationstyles.csl+json",
  jsonld: "application/ld+json",
  markdown: "text/markdown",
  blockquote: "text/html",
  annotation: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
} as const;

/** One form of a citation. */
export type CitationForm = keyof typeof citationTypes;

/** Every form of a citation. */
export const citationForms = Object.keys(citationTypes) as [CitationForm, ...CitationForm[]];

const place = z.coerce.number().int().min(0).optional();

/** What a request for one paragraph takes. */
export const paragraphParameters = z.strictObject({
  context,
  start: place.openapi({ description: "where the words begin that an annotation points at; else all are" }),
  end: place.openapi({ description: "where they end, half-open, in UTF-16 code units" }),
  format: z
    .enum(["json", "text", ...citationForms])
    .optional()
    .openapi({ description: "beats the Accept header; all but the first two cite the paragraph" }),
});

/** What an embedded quotation takes. */
export const oembedParameters = z.strictObject({
  url: z
    .string()
    .max(2000)
    .openapi({ description: "the permalink of a paragraph", example: "/q/dredger-is-coming.p15" }),
  maxwidth: whole(1, 10_000, "most pixels").optional(),
  maxheight: whole(1, 10_000, "most pixels").optional(),
  format: z.enum(["json", "xml"]).default("json"),
});

/** What a search inside a document takes, as IIIF Content Search has it; what else is given is named in the answer. */
export const iiifParameters = z.object({
  q: z.string().default(""),
  offset,
  limit: wholeOr(50, 1, maxLimit, "most paragraphs of a page"),
});

/** What a sitemap takes. */
export const sitemapParameters = z.strictObject({ page: whole(1, 1000, "one of several").optional() });

/** What a list takes. */
export const listParameters = z.strictObject({ limit, offset, format });

/** What a request without parameters takes. */
export const noParameters = z.strictObject({ format });
