import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { sinceStart } from "../ops/clock.ts";
import type { Config } from "../ops/settings.ts";
import { openDocumentCache } from "./document-cache.ts";
import { cacheFolder, openIndexPlace, placeSettings } from "./index-place.ts";
import { createProgressView } from "./progress.ts";
import { describeBuild } from "./report.ts";
import { type BuildReport, runBuild } from "./run-build.ts";
import { toConfig, withSettings } from "./setting-flags.ts";

/** How a build is asked for, beside its folders. */
export interface BuildFlags {
  readonly strict?: boolean;
  readonly verbose?: boolean;
  /** `false` parses every file anew. */
  readonly cache?: boolean;
  /** A file for the report as JSON. */
  readonly report?: string;
}

/** `verbatim build`: makes the index of a folder. */
export function buildCommand(): Command {
  const command = new Command("build").description("build the index of a folder of documents");
  return withSettings(command, "corpusDir", ...placeSettings)
    .option("--strict", "publish nothing when any file cannot be read")
    .option("--no-cache", "parse every file, whether or not it changed")
    .option("--report <file>", "write the report as JSON")
    .option("--verbose", "list every problem and every file left out")
    .addHelpText("after", "\nExample:\n  verbatim build --corpus interviews --index /tmp/index")
    .action(async (flags: BuildFlags & Record<string, unknown>) => {
      await build(toConfig(flags), flags);
    });
}

/** Builds with progress and a closing report on standard error; SIGINT and SIGTERM stop it and leave the old index. */
export async function build(config: Config, flags: BuildFlags = {}): Promise<BuildReport> {
  const view = createProgressView(process.stderr, sinceStart);
  const abort = new AbortController();
  const stop = (signal: NodeJS.Signals): void => abort.abort(signal);
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const startedAt = sinceStart();
  const { createSink } = await openIndexPlace(config);
  try {
    const report = await runBuild({
      corpusDir: config.corpusDir,
      createSink,
      ...(flags.cache !== false && { cache: openDocumentCache(cacheFolder(config)) }),
      strict: flags.strict === true,
      signal: abort.signal,
      onProgress: view.update,
    });
    view.done();
    process.stderr.write(`${describeBuild(report, sinceStart() - startedAt, flags.verbose === true)}\n`);
    if (flags.report !== undefined) await writeFile(flags.report, `${JSON.stringify(report, null, 2)}\n`);
    return report;
  } catch (error) {
    view.done();
    if (abort.signal.aborted) {
      process.stderr.write("verbatim: stopped; the index is as it was\n");
      process.exit(abort.signal.reason === "SIGINT" ? 130 : 143);
    }
    throw error;
  } finally {
    process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
  }
}
