import type { components, paths } from "./api.ts";
import { pagesOf, type SearchPages } from "./pages.ts";
import { request, type Transport } from "./request.ts";

type Schemas = components["schemas"];
type Query<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Q } } }
  ? Omit<NonNullable<Q>, "format">
  : never;
type Answer<Path extends keyof paths> = paths[Path] extends
  | { get: { responses: { 200: { content: { "application/json": infer Json } } } } }
  | { post: { responses: { 200: { content: { "application/json": infer Json } } } } }
  ? Json
  : never;
/** Lists may be given as one value. */
type Loose<T> = {
  readonly [Name in keyof T]: T[Name] | (T[Name] extends (infer Item)[] | undefined ? Item : never);
};

/** What a search takes. */
export type SearchParameters = Loose<Query<"/v1/search">>;

/** Whose words are checked. */
export interface Claim {
  readonly quote: string;
  /** Who is said to have said them: an id, name, alias, or title held on the day. */
  readonly speaker?: string;
  /** When, possibly partial: `2024-05`. */
  readonly date?: string;
}

/** What any request takes beside its parameters. */
export interface RequestOptions {
  /** Gives the request up; then its promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** How to reach a service. */
export interface ClientOptions {
  /** Where it stands, such as `https://quotes.example.org`. */
  readonly baseUrl: string;
  /** The platform's own unless stated. */
  readonly fetch?: typeof globalThis.fetch;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How often a request is made again that failed for the moment: 2 unless stated. */
  readonly retries?: number;
  /** Most milliseconds of one attempt: 10,000 unless stated. */
  readonly timeoutMs?: number;
}

/** A Verbatim service, typed by its own API document. Every method throws `ClientError` alone, or what an abort says. */
export interface Client {
  /** The pages of a search, asked for as they are needed; awaited, it is the first. */
  search(parameters: SearchParameters, options?: RequestOptions): SearchPages;
  /** Several searches in one call; one that cannot be answered gives its problem in its place. */
  multiSearch(
    searches: readonly SearchParameters[],
    options?: RequestOptions,
  ): Promise<Answer<"/v1/multi-search">>;
  /** Paragraphs like that one, by the words that tell one from others. */
  similar(
    id: string,
    parameters?: { readonly limit?: number },
    options?: RequestOptions,
  ): Promise<Answer<"/v1/similar/{id}">>;
  suggest(parameters: Query<"/v1/suggest">, options?: RequestOptions): Promise<Schemas["Suggestions"]>;
  /** A paragraph by its id, or by `<id>@<revision>`. */
  paragraph(
    id: string,
    parameters?: { readonly context?: number },
    options?: RequestOptions,
  ): Promise<Schemas["ParagraphAnswer"]>;
  /** What shows that a paragraph's words are in the index. */
  proof(id: string, options?: RequestOptions): Promise<Schemas["Proof"]>;
  document(id: string, options?: RequestOptions): Promise<Schemas["DocumentAnswer"]>;
  documents(
    parameters?: Query<"/v1/documents">,
    options?: RequestOptions,
  ): Promise<Schemas["DocumentsAnswer"]>;
  speaker(id: string, options?: RequestOptions): Promise<Schemas["SpeakerAnswer"]>;
  speakers(parameters?: Query<"/v1/speakers">, options?: RequestOptions): Promise<Schemas["SpeakersAnswer"]>;
  coverage(options?: RequestOptions): Promise<Schemas["CoverageAnswer"]>;
  /** Whether words were said, by whom, and what was changed. */
  verify(claim: Claim, options?: RequestOptions): Promise<Schemas["Verification"]>;
  /** Every quotation of a draft, checked. */
  check(text: string, options?: RequestOptions): Promise<Schemas["DraftCheck"]>;
}

/** A client of the service at `baseUrl`. */
export function createClient({
  baseUrl,
  fetch = globalThis.fetch.bind(globalThis),
  headers = {},
  retries = 2,
  timeoutMs = 10_000,
}: ClientOptions): Client {
  const transport: Transport = { baseUrl, fetch, headers, retries, timeoutMs, wait };
  const get = <T>(path: string, query?: object, { signal }: RequestOptions = {}): Promise<T> =>
    request<T>(transport, { path, query, signal });
  const post = <T>(path: string, body: object, { signal }: RequestOptions = {}): Promise<T> =>
    request<T>(transport, { path, body, signal });
  const part = encodeURIComponent;
  return {
    search: (parameters, options) =>
      pagesOf((cursor) =>
        get("/v1/search", cursor === null ? parameters : goOn(parameters, cursor), options),
      ),
    multiSearch: (searches, options) => post("/v1/multi-search", { searches }, options),
    similar: (id, parameters, options) => get(`/v1/similar/${part(id)}`, parameters, options),
    suggest: (parameters, options) => get("/v1/suggest", parameters, options),
    paragraph: (id, parameters, options) => get(`/v1/paragraphs/${part(id)}`, parameters, options),
    proof: (id, options) => get(`/v1/paragraphs/${part(id)}/proof`, {}, options),
    document: (id, options) => get(`/v1/documents/${part(id)}`, {}, options),
    documents: (parameters, options) => get("/v1/documents", parameters, options),
    speaker: (id, options) => get(`/v1/speakers/${part(id)}`, {}, options),
    speakers: (parameters, options) => get("/v1/speakers", parameters, options),
    coverage: (options) => get("/v1/coverage", {}, options),
    verify: (claim, options) => post("/v1/verify", claim, options),
    check: (text, options) => post("/v1/check", { text }, options),
  };
}

function goOn({ offset: _, ...parameters }: SearchParameters, cursor: string): object {
  return { ...parameters, cursor };
}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done, fail) => {
    const stop = (): void => {
      clearTimeout(timer);
      fail(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      done();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
