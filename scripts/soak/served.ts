import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { fileURLToPath } from "node:url";
import { putBack } from "./put-back.ts";

/** What came back, or `status` 0 where nothing did. */
export interface Reply {
  readonly status: number;
  readonly tookMs: number;
  readonly body: string;
  readonly retryAfter: string | undefined;
}

/** A server in a process of its own. */
export interface Served {
  readonly process: ChildProcess;
  ask(path: string): Promise<Reply>;
  /** One of its own figures, summed over its labels. */
  figure(name: string): Promise<number>;
  stop(): Promise<number | null>;
}

const main = fileURLToPath(new URL("../../src/cli/main.js", import.meta.url));
const readyMs = 60_000;

/** Serves an index with settings as environment variables, by a command that is given this one, at most as long as this process runs, and waits until it is ready. @throws when it ends or is not ready in a minute. */
export async function serve(
  indexDir: string,
  settings: Readonly<Record<string, string>> = {},
  prefix: readonly string[] = [],
): Promise<Served> {
  const [command = "", ...given] = [...prefix, process.execPath, main, "serve", "--index", indexDir];
  const child = spawn(command, given, {
    env: { HOST: "127.0.0.1", PORT: "0", ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  child.once(
    "exit",
    putBack(() => void child.kill()),
  );
  const port = await Promise.race([
    portOf(child),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`serve ended with ${code}`))),
  ]);
  // Fewer than the service takes: what is closed at once would be neither an answer nor a refusal.
  const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });
  const ask = (path: string): Promise<Reply> => askOnce(agent, port, path);
  // A connection of its own each time: one that rests as long as the server keeps it may be closed just then.
  const fresh = new Agent();
  return {
    process: child,
    ask,
    async figure(name) {
      const { body } = await askOnce(fresh, port, "/metrics");
      const lines = body
        .split("\n")
        .filter((line) => /^[ {]/.test(line.slice(name.length)) && line.startsWith(name));
      if (lines.length === 0) throw new Error(`/metrics has no ${name}`);
      return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" "))), 0);
    },
    async stop() {
      agent.destroy();
      if (child.exitCode !== null) return child.exitCode;
      child.kill("SIGTERM");
      const [code] = (await once(child, "exit")) as [number | null];
      return code;
    },
  };
}

/** The port that the first line of the log names; what it logs behind that is let go. */
async function portOf({ stderr }: ChildProcess): Promise<number> {
  if (stderr === null) throw new Error("serve has no log");
  const signal = AbortSignal.timeout(readyMs);
  let text = "";
  while (!/"port":\d+/.test(text)) text += String((await once(stderr, "data", { signal }))[0]);
  stderr.resume();
  return Number(/"port":(\d+)/.exec(text)?.[1]);
}

/** A connection that is used again may be closed just then by the server; as Node's documentation has it, such a request is sent once more. */
function askOnce(agent: Agent, port: number, path: string, isFirst = true): Promise<Reply> {
  const startedAt = performance.now();
  return new Promise((done) => {
    const reply = (status: number, body: string, retryAfter?: string): void =>
      done({ status, body, retryAfter, tookMs: performance.now() - startedAt });
    const request = get({ agent, host: "127.0.0.1", port, path }, async (response) => {
      let body = "";
      try {
        for await (const part of response.setEncoding("utf8")) body += part;
        reply(response.statusCode ?? 0, body, response.headers["retry-after"]);
      } catch {
        reply(0, body);
      }
    });
    request.on("error", ({ code }: NodeJS.ErrnoException) => {
      if (isFirst && request.reusedSocket && code === "ECONNRESET") done(askOnce(agent, port, path, false));
      else reply(0, "");
    });
  });
}
