import { z } from "zod";
import {
  annotationPageSchema,
  browserSuggestionsSchema,
  embedSchema,
  problemKindSchema,
  problemKindsSchema,
} from "./discovery-schemas.ts";
import type { Operation } from "./operation.ts";
import {
  iiifParameters,
  noParameters,
  oembedParameters,
  searchFormats,
  searchParameters,
  sitemapParameters,
  suggestParameters,
} from "./parameters.ts";

/** What problems lead to, and what browsers, readers, other sites and robots look for. */
export const discoveryOperations: readonly Operation[] = [
  {
    path: "/problems",
    summary: "What every code of a problem means",
    answer: problemKindsSchema,
    query: noParameters,
    text: true,
    formats: ["text/html"],
    errors: [400],
  },
  {
    path: "/problems/{code}",
    example: "paragraph-not-found",
    summary: "What a code of a problem means: the address that problems name as their type",
    answer: problemKindSchema,
    query: noParameters,
    text: true,
    formats: ["text/html"],
    errors: [400, 404],
  },
  {
    path: "/search.atom",
    summary: "Any search as an Atom feed, newest first unless stated",
    type: searchFormats.atom,
    answer: z.string(),
    query: searchParameters.omit({ format: true }),
    errors: [400],
  },
  {
    path: "/opensearch.xml",
    summary: "How a browser adds this service to its search engines: OpenSearch 1.1",
    type: "application/opensearchdescription+xml",
    answer: z.string(),
    errors: [],
  },
  {
    path: "/suggest",
    summary: "How a query may go on, as browsers ask it",
    type: "application/x-suggestions+json",
    answer: browserSuggestionsSchema,
    query: suggestParameters.omit({ format: true }),
    errors: [400],
  },
  {
    path: "/oembed",
    summary: "A quotation for another site to show: oEmbed 1.0",
    answer: embedSchema,
    query: oembedParameters,
    formats: ["text/xml"],
    errors: [400, 404, 410],
  },
  {
    path: "/iiif/search/{id}",
    example: "dredger-is-coming",
    summary: "A search inside a document: IIIF Content Search 2.0",
    answer: annotationPageSchema,
    query: iiifParameters,
    formats: ["application/ld+json"],
    errors: [400, 404],
  },
  {
    path: "/sitemap.xml",
    summary: "The pages that are worth a search engine's while",
    type: "application/xml",
    answer: z.string(),
    query: sitemapParameters,
    errors: [400],
  },
  {
    path: "/robots.txt",
    summary: "What robots may read",
    type: "text/plain",
    answer: z.string(),
    errors: [],
  },
  {
    path: "/llms.txt",
    summary: "What this service is and how to ask it, for a model that reads",
    type: "text/plain",
    answer: z.string(),
    errors: [],
  },
];
