import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** The built command line. */
export const main = "dist/src/cli/main.js";

/** How a command ended, and what it printed on both streams. */
export interface Ended {
  readonly status: number | null;
  readonly text: string;
}

/** A command that goes on. */
export interface Running {
  readonly child: ChildProcess;
  /** What it has printed so far, on both streams. */
  text(): string;
  /** Waits until it has printed something, and gives what was matched. @throws {Error} when it ends before. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  ended: Promise<Ended>;
}

/** What a command is run with. */
export interface CommandOptions {
  /** Beside the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Starts the built command line. */
export function startCommand(
  args: readonly string[],
  { env = {}, input = "" }: CommandOptions = {},
): Running {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env } });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (said) => (text += said));
  child.stdin.end(input);
  const ended = once(child, "close").then(([status]) => ({ status: status as number | null, text }));
  return {
    child,
    text: () => text,
    async said(pattern) {
      for (;;) {
        const found = pattern.exec(text);
        if (found !== null) return found;
        if (child.exitCode !== null) throw new Error(`ended without ${pattern}: ${text}`);
        await Promise.race([once(child.stderr, "data"), once(child.stdout, "data"), ended]);
      }
    },
    ended,
  };
}

/** Runs the built command line to its end. */
export function runCommand(args: readonly string[], options?: CommandOptions): Promise<Ended> {
  return startCommand(args, options).ended;
}
