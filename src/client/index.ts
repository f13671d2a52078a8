// biome-ignore-all lint/performance/noBarrelFile: the face of the package

/** The shapes of the API's document. */
export type { components, paths } from "./api.ts";
export {
  type Claim,
  type Client,
  type ClientOptions,
  createClient,
  type RequestOptions,
  type SearchParameters,
} from "./client.ts";
export { ClientError, type ClientErrorCode } from "./client-error.ts";
/** What a search gives. */
export type { SearchPage, SearchPages } from "./pages.ts";
