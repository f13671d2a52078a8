import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import {
  checkParameters,
  citationTypes,
  listParameters,
  multiSearchParameters,
  noParameters,
  paragraphParameters,
  searchFormats,
  searchParameters,
  similarParameters,
  suggestParameters,
  verifyParameters,
} from "./parameters.ts";
import {
  coverageAnswerSchema,
  documentAnswerSchema,
  documentsAnswerSchema,
  draftCheckSchema,
  healthSchema,
  multiSearchAnswerSchema,
  paragraphAnswerSchema,
  problemSchema,
  readinessSchema,
  reloadSchema,
  searchAnswerSchema,
  similarAnswerSchema,
  speakerAnswerSchema,
  speakersAnswerSchema,
  suggestionsSchema,
  verificationSchema,
} from "./schemas.ts";

/** A route of the API: what it takes and what it answers. */
interface Operation {
  readonly path: string;
  readonly summary: string;
  readonly answer: z.ZodType;
  readonly query?: z.ZodObject;
  readonly id?: string;
  readonly text?: boolean;
  /** Media types of further formats. */
  readonly formats?: readonly string[];
  /** What a `POST` takes as JSON, where it is taken. */
  readonly body?: z.ZodObject;
  /** Whether it takes nothing but a body. */
  readonly isBodyOnly?: boolean;
  readonly errors: readonly number[];
  /** Whether it asks for a key always, or never; without it, where the service is set so. */
  readonly key?: "always" | "never";
}

/** Servers take addresses of some 16,000 bytes: so many characters fit whatever they are. */
const quoteInAddress = z.string().min(1).max(1_200).openapi({
  description: "the words that somebody says were said; more of them by POST",
  example: "the light keeps itself",
});

const operations: readonly Operation[] = [
  {
    path: "/v1/search",
    summary: "Ranked paragraphs for a query",
    answer: searchAnswerSchema,
    query: searchParameters,
    body: searchParameters,
    text: true,
    formats: Object.values(searchFormats).slice(2),
    errors: [400, 406, 413],
  },
  {
    path: "/v1/multi-search",
    summary: "Several searches in one call",
    answer: multiSearchAnswerSchema,
    body: multiSearchParameters,
    isBodyOnly: true,
    errors: [400, 413],
  },
  {
    path: "/v1/suggest",
    summary: "How a query may go on: completions with counts, speakers, documents",
    answer: suggestionsSchema,
    query: suggestParameters,
    text: true,
    errors: [400],
  },
  {
    path: "/v1/similar/{id}",
    id: "paragraph",
    summary: "Paragraphs about the same as one, by its telling words",
    answer: similarAnswerSchema,
    query: similarParameters,
    text: true,
    errors: [400, 404],
  },
  {
    path: "/v1/coverage",
    summary: "What the corpus holds and does not",
    answer: coverageAnswerSchema,
    query: noParameters,
    text: true,
    errors: [400],
  },
  {
    path: "/v1/verify",
    summary: "Whether words were said, by whom, and what was changed",
    answer: verificationSchema,
    query: verifyParameters.extend({ quote: quoteInAddress }),
    body: verifyParameters.omit({ format: true }),
    text: true,
    errors: [400],
  },
  {
    path: "/v1/check",
    summary: "Every quotation of a draft, checked",
    answer: draftCheckSchema,
    body: checkParameters.omit({ format: true }),
    isBodyOnly: true,
    text: true,
    errors: [400, 413],
  },
  {
    path: "/v1/paragraphs/{id}",
    summary: "One paragraph or `<id>@<revision>`, its question or answers, its neighbours",
    answer: paragraphAnswerSchema,
    query: paragraphParameters,
    id: "dredger-is-coming.p14",
    text: true,
    formats: citationMediaTypes(),
    errors: [400, 404, 410],
  },
  {
    path: "/v1/documents",
    summary: "What is in the corpus",
    answer: documentsAnswerSchema,
    query: listParameters,
    text: true,
    errors: [400],
  },
  {
    path: "/v1/documents/{id}",
    summary: "One document with its paragraphs",
    answer: documentAnswerSchema,
    query: noParameters,
    id: "dredger-is-coming",
    text: true,
    errors: [400, 404],
  },
  {
    path: "/v1/speakers",
    summary: "Who speaks, most paragraphs first",
    answer: speakersAnswerSchema,
    query: listParameters,
    text: true,
    errors: [400],
  },
  {
    path: "/v1/speakers/{id}",
    summary: "One speaker",
    answer: speakerAnswerSchema,
    query: noParameters,
    id: "ilse-brandt",
    text: true,
    errors: [400, 404],
  },
  {
    path: "/healthz",
    summary: "Whether the process is alive",
    answer: healthSchema,
    errors: [],
    key: "never",
  },
  {
    path: "/readyz",
    summary: "Whether requests are taken, and over which index",
    answer: readinessSchema,
    errors: [503],
    key: "never",
  },
  {
    path: "/admin/reload",
    summary: "Looks at once for a new index and for changed keys; for keys that allow `admin`",
    answer: reloadSchema,
    body: z.strictObject({}),
    isBodyOnly: true,
    errors: [400, 401, 403, 503],
    key: "always",
  },
];

/** The media types of citations; parameters part no entries of a response. */
function citationMediaTypes(): readonly string[] {
  return [...new Set(Object.values(citationTypes).map((type) => type.replace(/;.*/, "")))];
}

const problem = {
  description: "A problem",
  content: { "application/problem+json": { schema: problemSchema } },
};

/** Either way of sending a key. */
const withKey = [{ bearer: [] }, { apiKey: [] }];

/** The OpenAPI 3.1 document of this service, made from the schemas that check requests. */
export function buildOpenApi(version: string): ReturnType<OpenApiGeneratorV31["generateDocument"]> {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  registry.registerComponent("securitySchemes", "apiKey", {
    type: "apiKey",
    in: "header",
    name: "X-API-Key",
  });
  for (const operation of operations) {
    const { path, summary, answer, query, body, isBodyOnly, id, text, formats = [], errors, key } = operation;
    const params = id === undefined ? undefined : z.object({ id: z.string().openapi({ example: id }) });
    const content = {
      "application/json": { schema: answer },
      ...(text && { "text/plain": { schema: z.string() } }),
      ...Object.fromEntries(
        formats.map((type) => [type, { schema: type.endsWith("+json") ? z.unknown() : z.string() }]),
      ),
    };
    const described = {
      path,
      summary,
      security: key === "never" ? [] : [...(key === "always" ? [] : [{}]), ...withKey],
      responses: {
        200: { description: summary, content },
        ...Object.fromEntries(
          errors.filter((status) => path !== "/readyz" || status !== 503).map((status) => [status, problem]),
        ),
        ...(path === "/readyz" && {
          503: { description: "Stopping", content: { "application/json": { schema: answer } } },
        }),
        default: problem,
      },
    };
    const parameters = { ...(query && { query }), ...(params && { params }) };
    if (!isBodyOnly) registry.registerPath({ ...described, method: "get", request: parameters });
    if (body === undefined) continue;
    registry.registerPath({
      ...described,
      method: "post",
      request: { body: { content: { "application/json": { schema: body } } } },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Verbatim",
      version,
      description: "A searchable quote index: search that keeps its word.",
      license: { name: "MIT" },
    },
    servers: [{ url: "/" }],
  });
}
