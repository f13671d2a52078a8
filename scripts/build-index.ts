import { buildCommand } from "../src/cli/build.ts";
import { AppError } from "../src/domain/errors.ts";

try {
  await buildCommand().parseAsync();
} catch (error) {
  process.stderr.write(`build-index: ${error instanceof AppError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
