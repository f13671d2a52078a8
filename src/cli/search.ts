import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command, Option } from "commander";
import { searchParameters } from "../api/parameters.ts";
import { renderSearchText } from "../http/formats/search-text.ts";
import { readParameters } from "../http/read-parameters.ts";
import { searchPage, toQuestion } from "../http/search-request.ts";
import { toHitLines } from "../http/stream-hits.ts";
import { toWireAnswer } from "../http/wire.ts";
import { answerAll, answerSearch } from "../search/answer.ts";
import type { Backend } from "../search/backend.ts";
import { sortOrders } from "../search/engine.ts";
import type { SearchQuestion } from "../search/search-answer.ts";
import { openIndexPlace, placeSettings } from "./index-place.ts";
import { toConfig, withSettings } from "./setting-flags.ts";

/** Most characters of a snippet: a terminal has room for more of a paragraph than a list of links. */
const snippet = 400;

interface SearchFlags {
  readonly limit?: string;
  readonly sort?: string;
  readonly explain?: true;
  readonly format: "text" | "json" | "csv" | "ndjson";
}

/** `verbatim search`: asks the built index from the command line. */
export function searchCommand(): Command {
  const command = new Command("search")
    .description("search the built index")
    .argument("<query...>", "the query; see docs/query-language.md");
  return withSettings(command, ...placeSettings)
    .addOption(
      new Option(
        "--limit <number>",
        "most paragraphs, 0 to 100; unless stated 10, in csv and ndjson every one",
      ),
    )
    .addOption(new Option("--sort <order>", "what comes first").choices(sortOrders))
    .addOption(new Option("--explain", "what each score is made of"))
    .addOption(
      new Option(
        "--format <form>",
        "for reading, for a program, or every paragraph for a spreadsheet or a pipe",
      )
        .choices(["text", "json", "csv", "ndjson"])
        .default("text"),
    )
    .addHelpText(
      "after",
      "\nExamples:\n  verbatim search '\"better conditions\" speaker:brandt'\n  verbatim search --format csv 'harbour date:2024' > harbour.csv",
    )
    .action(async (words: string[], { format, limit, sort, explain, ...settings }: SearchFlags) => {
      const given = { q: words.join(" "), snippet, limit, sort, explain };
      const parameters = readParameters(searchParameters, given);
      const backend = await (await openIndexPlace(toConfig({ ...settings }))).open();
      const question = toQuestion(parameters, backend.store.info.version);
      if (format === "text" || format === "json") await printPage(backend, question, format);
      else {
        const lots = answerAll(backend, question, parameters.limit ?? Number.POSITIVE_INFINITY);
        await pipeline(Readable.from(toHitLines(lots, format, "")), process.stdout).catch(ignoreClosedPipe);
      }
    });
}

async function printPage(backend: Backend, question: SearchQuestion, format: "text" | "json"): Promise<void> {
  const startedAt = performance.now();
  const answer = await answerSearch(backend, question);
  const { text: q, offset, limit } = question;
  const tookMs = Math.round(performance.now() - startedAt);
  const color = process.stdout.isTTY && process.stdout.hasColors();
  process.stdout.write(
    format === "json"
      ? `${JSON.stringify(toWireAnswer(answer, searchPage("/v1/search", { q }, question, answer), tookMs))}\n`
      : renderSearchText(answer, { host: "", offset, limit, color }),
  );
}

/** Who reads a few lines of many, as `head` does, closes the pipe: that is no error. */
function ignoreClosedPipe(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "EPIPE")) throw error;
}
