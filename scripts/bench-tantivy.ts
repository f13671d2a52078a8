import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { wordsOf } from "./words-of.ts";

/** What tantivy is asked: words that are folded already. */
export interface NativeQuery {
  readonly what: string;
  readonly kind: "any" | "all" | "prefix" | "typo" | "phrase";
  readonly words: readonly string[];
}

/** What tantivy took, in milliseconds, by what was asked. */
export interface NativeTimes {
  readonly version: string;
  readonly buildMs: number;
  readonly times: Readonly<Record<string, number>>;
}

/** Builds an index of tantivy's with two threads and asks it, with exact counts; `undefined` where Python has it not. */
export async function timeTantivy(
  texts: readonly string[],
  queries: readonly NativeQuery[],
  runs: number,
): Promise<NativeTimes | undefined> {
  if (spawnSync("python3", ["-c", "import tantivy"]).status !== 0) return undefined;
  const python = spawn("python3", ["scripts/bench-tantivy.py"], { stdio: ["pipe", "pipe", "inherit"] });
  const answer = text(python.stdout);
  python.stdin.write(`${JSON.stringify({ queries, runs })}\n`);
  for (const one of texts) {
    if (!python.stdin.write(`${wordsOf(one).join(" ")}\n`)) await once(python.stdin, "drain");
  }
  python.stdin.end();
  return JSON.parse(await answer) as NativeTimes;
}
