#!/usr/bin/env node
import { Command } from "commander";
import { AppError } from "../domain/errors.ts";
import { buildCommand } from "./build.ts";
import { checkCommand } from "./check.ts";
import { configCommand } from "./config.ts";
import { inspectCommand } from "./inspect.ts";
import { keysCommand } from "./keys.ts";
import { mcpCommand } from "./mcp.ts";
import { rollbackCommand } from "./rollback.ts";
import { searchCommand } from "./search.ts";
import { serveCommand } from "./serve.ts";
import { startCommand } from "./start.ts";
import { verifyCommand } from "./verify.ts";
import { verifyArtifactCommand } from "./verify-artifact.ts";
import { readVersion } from "./version.ts";

const program = new Command("verbatim")
  .description("a searchable quote index: search that keeps its word, and evidence for every word")
  .version(await readVersion())
  .addCommand(startCommand())
  .addCommand(buildCommand())
  .addCommand(serveCommand())
  .addCommand(searchCommand())
  .addCommand(verifyCommand())
  .addCommand(checkCommand())
  .addCommand(inspectCommand())
  .addCommand(verifyArtifactCommand())
  .addCommand(mcpCommand())
  .addCommand(rollbackCommand())
  .addCommand(configCommand())
  .addCommand(keysCommand())
  .addHelpText(
    "after",
    "\nExamples:\n  verbatim start --corpus interviews\n  verbatim search 'better conditions'",
  );
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
