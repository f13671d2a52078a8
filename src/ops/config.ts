import { z } from "zod";
import { AppError } from "../domain/errors.ts";

/** One setting: its flag, its variable, its default, and what it means. */
export interface Setting {
  readonly name: string;
  readonly flag: string;
  readonly env: string;
  readonly fallback: string;
  readonly meaning: string;
}

/** Every setting there is; a flag beats the environment, the environment beats the default. */
export const settings = [
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
    meaning: "what ranks paragraphs: `embedded`",
  },
  {
    name: "logLevel",
    flag: "--log-level",
    env: "LOG_LEVEL",
    fallback: "info",
    meaning: "`debug`, `info`, `warn`, `error` or `silent`",
  },
  {
    name: "rateLimit",
    flag: "--rate-limit",
    env: "RATE_LIMIT",
    fallback: "off",
    meaning: "requests a minute from one address, or `off`; not applied yet, so only `off` is taken",
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
    name: "privacy",
    flag: "--privacy",
    env: "PRIVACY",
    fallback: "off",
    meaning: "`on` keeps no query and no caller's address in the log, and no query in memory",
  },
] as const satisfies readonly Setting[];

const schema = z.object({
  corpusDir: z.string().min(1),
  indexDir: z.string().min(1),
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string().min(1),
  engine: z.enum(["embedded"]),
  logLevel: z.enum(["debug", "info", "warn", "error", "silent"]),
  rateLimit: z.enum(["off"]),
  mcp: z.enum(["on", "off"]),
  shutdownTimeoutMs: z.coerce.number().int().min(0).max(600_000),
  reloadIntervalMs: z.coerce.number().int().min(0).max(86_400_000),
  privacy: z.enum(["on", "off"]),
});

/** What is in force. */
export type Config = Readonly<z.infer<typeof schema>>;

/** The settings of this run. @throws {AppError} `invalid-setting` naming the setting, its value and what it takes. */
export function readConfig(
  flags: Partial<Record<keyof Config, string>>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const given = Object.fromEntries(
    settings.map(({ name, env, fallback }) => [name, flags[name] ?? (environment[env] || fallback)]),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const setting = settings.find(({ name }) => name === issue?.path[0]);
  throw new AppError(
    "invalid-setting",
    `${setting?.flag} (${setting?.env}) cannot be "${given[setting?.name ?? ""]}": ${setting?.meaning}`,
    { name: setting?.env ?? "" },
  );
}
