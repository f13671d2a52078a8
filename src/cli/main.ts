#!/usr/bin/env node
import { Command } from "commander";
import { AppError } from "../domain/errors.ts";
import { readVersion } from "./version.ts";

/** Each command's module brings in what it works with, so only that of the one that is called is loaded; for the help, all are. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import("./start.ts")).startCommand(),
  build: async () => (await import("./build.ts")).buildCommand(),
  serve: async () => (await import("./serve.ts")).serveCommand(),
  search: async () => (await import("./search.ts")).searchCommand(),
  verify: async () => (await import("./verify.ts")).verifyCommand(),
  check: async () => (await import("./check.ts")).checkCommand(),
  inspect: async () => (await import("./inspect.ts")).inspectCommand(),
  "verify-artifact": async () => (await import("./verify-artifact.ts")).verifyArtifactCommand(),
  mcp: async () => (await import("./mcp.ts")).mcpCommand(),
  rollback: async () => (await import("./rollback.ts")).rollbackCommand(),
  config: async () => (await import("./config.ts")).configCommand(),
  keys: async () => (await import("./keys.ts")).keysCommand(),
};
const [, , called = ""] = process.argv;
const loaders = Object.hasOwn(commands, called) ? [commands[called]] : Object.values(commands);

const program = new Command("verbatim")
  .description("a searchable quote index: search that keeps its word, and evidence for every word")
  .version(await readVersion())
  .addHelpText(
    "after",
    "\nExamples:\n  verbatim start --corpus interviews\n  verbatim search 'better conditions'",
  );
for (const load of loaders) if (load !== undefined) program.addCommand(await load());
for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])]) {
  command.exitOverride();
  // An option that is misspelt may be that of a secret.
  command.configureOutput({
    outputError: (text, write) => write(text.replace(/(unknown option '[^'=]*)=.*'/s, "$1'")),
  });
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Says what went wrong in one line, and gives the exit code: 2 for a wrong call, else 1. */
function report(error: unknown): number {
  if (error instanceof Error && "exitCode" in error && typeof error.exitCode === "number")
    return error.exitCode === 0 ? 0 : 2;
  if (error instanceof AppError) process.stderr.write(`verbatim: ${error.message}\n`);
  else
    process.stderr.write(
      `verbatim: unexpected error\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
  return 1;
}
