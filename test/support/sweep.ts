import type request from "supertest";
import { buildOpenApi } from "../../src/api/openapi.ts";
import { citationForms, searchFormats } from "../../src/api/parameters.ts";

/** What to ask a service for. */
export interface SweepQuestions {
  readonly queries: readonly string[];
  /** Documents, speakers, and paragraphs with or without a revision. */
  readonly documents: readonly string[];
  readonly speakers: readonly string[];
  readonly paragraphs: readonly string[];
  readonly quotes: readonly string[];
}

/** An answer of the service. */
export interface SweptAnswer {
  /** What was asked, decoded. */
  readonly asked: string;
  readonly status: number;
  /** Its headers and its body. */
  readonly text: string;
}

/** Routes of the contract that say nothing of the corpus. */
const silent = ["/healthz", "/admin/reload"];
/** Where the service is told to stand. */
const host = "quotes.example";
const forms = ["application/json", "text/plain", "text/html"];

/** Asks every route in every form. @throws {Error} when the contract has a route that is not asked. */
export async function* sweep(
  agent: ReturnType<typeof request>,
  questions: SweepQuestions,
): AsyncIterable<SweptAnswer> {
  const paths = pathsOf(questions);
  const posts = postsOf(questions);
  const known = [...paths, ...posts.map(([path]) => path), ...silent];
  for (const route of Object.keys(buildOpenApi("0").paths ?? {})) {
    const address = new RegExp(`^${route.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/?]+")}(\\?|$)`);
    if (!known.some((path) => address.test(path)))
      throw new Error(`the sweep does not ask ${route}: add it to test/support/sweep.ts`);
  }
  for (const path of paths) {
    for (const form of formsOf(path)) {
      const asked = form.includes("/")
        ? agent.get(path).set("Host", host).set("Accept", form)
        : agent.get(`${path}${path.includes("?") ? "&" : "?"}format=${form}`).set("Host", host);
      yield toAnswer(`${form} ${decodeURIComponent(path)}`, await asked);
    }
  }
  for (const [path, body] of posts) {
    for (const form of forms.slice(0, 2))
      yield toAnswer(
        `${form} ${path} ${JSON.stringify(body)}`,
        await agent.post(path).set("Accept", form).send(body),
      );
  }
}

/** Media types that are asked for by `Accept`, and formats that are asked for by name. */
function formsOf(path: string): readonly string[] {
  if (/^\/(?:v1\/paragraphs|q)\//.test(path)) return [...forms, ...citationForms];
  return path.startsWith("/v1/search?") ? [...forms, ...Object.keys(searchFormats).slice(2)] : forms;
}

/** A request as `fetch` takes it. */
export interface OddRequest {
  readonly path: string;
  readonly given: RequestInit;
}

/** Every route, once, in ways that are refused, or that are answered with less than the whole. */
export function* oddRequests(questions: SweepQuestions): Generator<OddRequest> {
  const route = (path: string): string => path.split("?")[0]?.split("/").slice(0, 3).join("/") ?? "";
  const routes = new Map(pathsOf(questions).map((path) => [route(path), path]));
  const preflight = { Origin: "https://a.example", "Access-Control-Request-Method": "PUT" };
  const json = { "Content-Type": "application/json" };
  for (const path of [...routes.values(), ...others]) {
    const more = path.includes("?") ? "&" : "?";
    for (const method of ["HEAD", "PUT"]) yield { path, given: { method } };
    yield { path, given: { method: "OPTIONS", headers: preflight } };
    for (const headers of [
      { "If-None-Match": "*" },
      { Range: "bytes=0-9" },
      { Accept: "image/png" },
    ] as const)
      yield { path, given: { headers } };
    for (const wrong of ["nothing=here", "limit=many", "format=none", "cursor=AAAA"])
      yield { path: `${path}${more}${wrong}`, given: {} };
    for (const end of ["%00", "/x/y", "%E0%A4%A"]) yield { path: path.split("?")[0] + end, given: {} };
    for (const body of ["{", '{"q": 1, "quote": 1, "text": 1}'])
      yield { path, given: { method: "POST", headers: json, body } };
  }
}

/** Addresses that are no part of the contract, or that say nothing of the corpus. */
const others = [
  "/favicon.svg",
  "/assets/page.js",
  "/embed/quote-search.js",
  "/metrics",
  "/mcp",
  "/nowhere",
  ...silent,
];

function toAnswer(
  asked: string,
  { status, headers, text }: { status: number; headers: object; text: string },
): SweptAnswer {
  return { asked, status, text: `${JSON.stringify(headers)}${text}` };
}

function pathsOf({ queries, documents, speakers, paragraphs, quotes }: SweepQuestions): readonly string[] {
  const facets = "speaker,role,document,source,kind,lang,year";
  const written = queries.map(encodeURIComponent);
  return [
    ...written.flatMap((q) => [
      `/v1/search?limit=100&context=5&snippet=2000&explain=true&facets=${facets}&q=${q}`,
      `/search?q=${q}`,
      `/search.atom?limit=100&q=${q}`,
      `/suggest?limit=20&q=${q}`,
      `/v1/suggest?limit=20&q=${q}`,
    ]),
    ...[..."abcdefghijklmnopqrstuvwxyz"].map((letter) => `/v1/suggest?limit=20&q=${letter}`),
    ...paragraphs
      .map(encodeURIComponent)
      .flatMap((id) => [
        `/v1/paragraphs/${id}?context=5`,
        `/v1/paragraphs/${id}/proof`,
        `/q/${id}?context=5`,
        `/v1/similar/${id}`,
        `/1/indexes/x/${id}`,
        `/oembed?url=http://${host}/q/${id}`,
      ]),
    ...documents.flatMap((id) => [
      `/v1/documents/${id}`,
      `/d/${id}`,
      ...written.flatMap((q) => [`/d/${id}?q=${q}`, `/iiif/search/${id}?limit=100&q=${q}`]),
    ]),
    ...speakers.flatMap((id) => [`/v1/speakers/${id}`, `/s/${id}`]),
    ...quotes
      .map(encodeURIComponent)
      .flatMap((quote) => [`/v1/verify?quote=${quote}`, `/verify?quote=${quote}`]),
    ...["/v1/documents?limit=100", "/v1/speakers?limit=100", "/v1/coverage", "/readyz", "/openapi.json"],
    ...["/", "/d", "/s", "/docs", "/verify", "/1/indexes/x", "/search.atom"],
    ...["/opensearch.xml", "/sitemap.xml", "/robots.txt", "/llms.txt", "/problems", "/problems/internal"],
  ];
}

function postsOf({ queries, paragraphs, quotes }: SweepQuestions): readonly (readonly [string, object])[] {
  const facets = ["*"];
  const searches = queries.map((q) => ({ q, limit: 100, context: 5, snippet: 2000 }));
  const requests = queries.map((query) => ({ indexName: "x", query, facets, hitsPerPage: 100 }));
  return [
    ...quotes.map((quote) => ["/v1/verify", { quote }] as const),
    ["/v1/check", { text: quotes.map((quote) => `“${quote}”`).join("\n\n") }],
    ["/v1/multi-search", { searches }],
    ["/1/indexes/*/queries", { requests }],
    ["/1/indexes/*/objects", { requests: paragraphs.map((objectID) => ({ indexName: "x", objectID })) }],
    ...["speaker", "document", "source"].map((facet) => [`/1/indexes/x/facets/${facet}/query`, {}] as const),
  ];
}
