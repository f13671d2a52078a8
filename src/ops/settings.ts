import { isIP } from "node:net";
import { z } from "zod";
import { scopes } from "../domain/access.ts";

/** One setting: its flag, its variable, its default, and what it means. */
export interface Setting {
  readonly name: string;
  readonly flag: string;
  readonly env: string;
  readonly fallback: string;
  readonly meaning: string;
  /** Never shown; can also be given in a file, which the variable with `_FILE` behind its name names. */
  readonly isSecret?: true;
}

/** Every setting there is. Its key in the configuration file is its flag without the dashes. */
export const settings = [
  {
    name: "configFile",
    flag: "--config",
    env: "VERBATIM_CONFIG",
    fallback: "verbatim.config.yaml",
    meaning: "a file of settings; the default one need not be there",
  },
  {
    name: "corpusDir",
    flag: "--corpus",
    env: "CORPUS_DIR",
    fallback: "corpus",
    meaning: "the folder of documents",
  },
  {
    name: "indexDir",
    flag: "--index",
    env: "INDEX_DIR",
    fallback: ".index",
    meaning: "the folder of the built index",
  },
  {
    name: "port",
    flag: "--port",
    env: "PORT",
    fallback: "8080",
    meaning: "the port to listen on; 0 takes any free one",
  },
  {
    name: "host",
    flag: "--host",
    env: "HOST",
    fallback: "127.0.0.1",
    meaning: "the address to listen on; 0.0.0.0 for every network",
  },
  {
    name: "engine",
    flag: "--engine",
    env: "ENGINE",
    fallback: "embedded",
    meaning: "what ranks paragraphs: `embedded`, or `opensearch` for a cluster",
  },
  {
    name: "opensearchUrl",
    flag: "--opensearch-url",
    env: "OPENSEARCH_URL",
    fallback: "",
    meaning: "the addresses of the cluster's nodes, with commas between, without a name or password in them",
  },
  {
    name: "opensearchIndex",
    flag: "--opensearch-index",
    env: "OPENSEARCH_INDEX",
    fallback: "verbatim",
    meaning: "the name of the index in the cluster: an alias, and how its indexes' names begin",
  },
  {
    name: "opensearchUsername",
    flag: "--opensearch-username",
    env: "OPENSEARCH_USERNAME",
    fallback: "",
    meaning: "who asks the cluster",
  },
  {
    name: "opensearchPassword",
    flag: "--opensearch-password",
    env: "OPENSEARCH_PASSWORD",
    fallback: "",
    meaning: "the password of who asks the cluster",
    isSecret: true,
  },
  {
    name: "opensearchApiKey",
    flag: "--opensearch-api-key",
    env: "OPENSEARCH_API_KEY",
    fallback: "",
    meaning: "a key instead of a name and a password",
    isSecret: true,
  },
  {
    name: "opensearchCa",
    flag: "--opensearch-ca",
    env: "OPENSEARCH_CA",
    fallback: "",
    meaning: "a file with the certificate of who signed the cluster's, in PEM",
  },
  {
    name: "opensearchTimeoutMs",
    flag: "--opensearch-timeout",
    env: "OPENSEARCH_TIMEOUT_MS",
    fallback: "5000",
    meaning: "how long the cluster may take for an answer, in milliseconds",
  },
  {
    name: "logLevel",
    flag: "--log-level",
    env: "LOG_LEVEL",
    fallback: "info",
    meaning: "`debug`, `info`, `warn`, `error` or `silent`",
  },
  {
    name: "keysFile",
    flag: "--keys-file",
    env: "KEYS_FILE",
    fallback: "",
    meaning: "the file of API keys that `verbatim keys` writes; without one no key is known",
  },
  {
    name: "requireKey",
    flag: "--require-key",
    env: "REQUIRE_KEY",
    fallback: "off",
    meaning: "what is answered only to a key: a list of `search`, `verify` and `export`, or `off`",
  },
  {
    name: "rateLimit",
    flag: "--rate-limit",
    env: "RATE_LIMIT",
    fallback: "off",
    meaning: "what one address may ask in a minute, in searches, or `off`",
  },
  {
    name: "trustProxy",
    flag: "--trust-proxy",
    env: "TRUST_PROXY",
    fallback: "off",
    meaning: "proxies whose X-Forwarded headers are believed: how many, or their addresses, or `off`",
  },
  {
    name: "maxRequests",
    flag: "--max-requests",
    env: "MAX_REQUESTS",
    fallback: "80",
    meaning: "requests under way at a time; drafts are refused at three quarters, exports at half as many",
  },
  {
    name: "maxAtWork",
    flag: "--max-at-work",
    env: "MAX_AT_WORK",
    fallback: "16",
    meaning: "requests that are worked on at a time; the others wait, searches the shortest",
  },
  {
    name: "maxWaitMs",
    flag: "--max-wait",
    env: "MAX_WAIT_MS",
    fallback: "2000",
    meaning: "how long a request may wait for its turn, in milliseconds",
  },
  {
    name: "maxConnections",
    flag: "--max-connections",
    env: "MAX_CONNECTIONS",
    fallback: "2048",
    meaning: "connections at a time; more are closed at once",
  },
  {
    name: "maxHeaderBytes",
    flag: "--max-header-bytes",
    env: "MAX_HEADER_BYTES",
    fallback: "65536",
    meaning: "bytes of a request's address and headers together",
  },
  {
    name: "maxBodyBytes",
    flag: "--max-body-bytes",
    env: "MAX_BODY_BYTES",
    fallback: "1048576",
    meaning: "bytes of a request's body, unpacked",
  },
  {
    name: "headersTimeoutMs",
    flag: "--headers-timeout",
    env: "HEADERS_TIMEOUT_MS",
    fallback: "10000",
    meaning: "how long a request's headers may take to come, in milliseconds",
  },
  {
    name: "requestTimeoutMs",
    flag: "--request-timeout",
    env: "REQUEST_TIMEOUT_MS",
    fallback: "30000",
    meaning: "how long a whole request may take to come, in milliseconds",
  },
  {
    name: "idleTimeoutMs",
    flag: "--idle-timeout",
    env: "IDLE_TIMEOUT_MS",
    fallback: "60000",
    meaning: "how long a connection on which nothing moves is kept, in milliseconds",
  },
  {
    name: "corsOrigins",
    flag: "--cors-origins",
    env: "CORS_ORIGINS",
    fallback: "*",
    meaning: "origins of the pages that may read: `*` for all, a list of them, or `off`",
  },
  {
    name: "queryTimeoutMs",
    flag: "--query-timeout",
    env: "QUERY_TIMEOUT_MS",
    fallback: "5000",
    meaning:
      "how long the searches of one question may take, in milliseconds, a draft ten times as long; then it is answered from a part of the corpus, and says so",
  },
  {
    name: "mcp",
    flag: "--mcp",
    env: "MCP",
    fallback: "off",
    meaning: "tools for agents at `/mcp`: `on` or `off`",
  },
  {
    name: "shutdownTimeoutMs",
    flag: "--shutdown-timeout",
    env: "SHUTDOWN_TIMEOUT_MS",
    fallback: "10000",
    meaning: "how long a stop waits for requests under way, in milliseconds",
  },
  {
    name: "reloadIntervalMs",
    flag: "--reload-interval",
    env: "RELOAD_INTERVAL_MS",
    fallback: "1000",
    meaning: "how often serve looks for a new index, in milliseconds; 0 looks on SIGHUP alone",
  },
  {
    name: "slowQueryMs",
    flag: "--slow-query",
    env: "SLOW_QUERY_MS",
    fallback: "1000",
    meaning: "searches that take as many milliseconds are logged with what was understood; 0 logs none",
  },
  {
    name: "privacy",
    flag: "--privacy",
    env: "PRIVACY",
    fallback: "off",
    meaning: "`on` keeps no query and no caller's address in the log, and no query in memory",
  },
  {
    name: "metrics",
    flag: "--metrics",
    env: "METRICS",
    fallback: "on",
    meaning: "figures for Prometheus at `/metrics`: `on` or `off`",
  },
  {
    name: "metricsToken",
    flag: "--metrics-token",
    env: "METRICS_TOKEN",
    fallback: "",
    meaning: "a secret that `/metrics` asks for as `Authorization: Bearer`; without one it is open",
    isSecret: true,
  },
] as const satisfies readonly Setting[];

/** Addresses or ranges of them, or what Express calls some, with commas between. */
const addresses = z
  .string()
  .transform((text) => text.split(",").map((one) => one.trim()))
  .refine((all) => all.every(isAddress));

const timeoutMs = z.coerce.number().int().min(1).max(600_000);

/** Origins with commas between, each as browsers send it. */
const origins = z
  .string()
  .transform((text) => text.split(",").map((one) => one.trim()))
  .refine((all) => all.every((one) => URL.canParse(one) && new URL(one).origin === one));

/** Scopes with commas between; `admin` needs a key in any case. */
const scopeList = z
  .string()
  .transform((text) => text.split(",").map((one) => one.trim()))
  .pipe(z.array(z.enum(scopes)));

function isAddress(text: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(text)) return true;
  const [address = "", length, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128));
}

/** Addresses of nodes; a password is no part of one. */
const nodes = z
  .string()
  .transform((text) => (text === "" ? [] : text.split(",").map((one) => one.trim())))
  .refine((all) => all.every(isNode));

function isNode(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}

/** What each setting takes, as text. */
export const configSchema = z.object({
  configFile: z.string().min(1),
  corpusDir: z.string().min(1),
  indexDir: z.string().min(1),
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string().min(1),
  engine: z.enum(["embedded", "opensearch"]),
  opensearchUrl: nodes,
  opensearchIndex: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,60}$/),
  opensearchUsername: z.string(),
  opensearchPassword: z.string(),
  opensearchApiKey: z.string(),
  opensearchCa: z.string(),
  opensearchTimeoutMs: z.coerce.number().int().min(1).max(600_000),
  logLevel: z.enum(["debug", "info", "warn", "error", "silent"]),
  keysFile: z.string(),
  requireKey: z.literal("off").or(scopeList),
  rateLimit: z.literal("off").or(z.coerce.number().int().min(1)),
  trustProxy: z.literal("off").or(z.coerce.number().int().min(1).max(20)).or(addresses),
  maxRequests: z.coerce.number().int().min(1),
  maxAtWork: z.coerce.number().int().min(1),
  maxWaitMs: z.coerce.number().int().min(1).max(600_000),
  maxConnections: z.coerce.number().int().min(1),
  maxHeaderBytes: z.coerce.number().int().min(4_096).max(1_048_576),
  maxBodyBytes: z.coerce.number().int().min(1_024).max(104_857_600),
  headersTimeoutMs: timeoutMs,
  requestTimeoutMs: timeoutMs,
  idleTimeoutMs: timeoutMs,
  corsOrigins: z.enum(["*", "off"]).or(origins),
  queryTimeoutMs: z.coerce.number().int().min(1).max(600_000),
  mcp: z.enum(["on", "off"]),
  shutdownTimeoutMs: z.coerce.number().int().min(0).max(600_000),
  reloadIntervalMs: z.coerce.number().int().min(0).max(86_400_000),
  slowQueryMs: z.coerce.number().int().min(0).max(600_000),
  privacy: z.enum(["on", "off"]),
  metrics: z.enum(["on", "off"]),
  metricsToken: z.string(),
});

/** What is in force. */
export type Config = Readonly<z.infer<typeof configSchema>>;
