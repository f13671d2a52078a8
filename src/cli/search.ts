import { Command, Option } from "commander";
import { searchParameters } from "../api/parameters.ts";
import { openEmbedded } from "../engines/embedded/open.ts";
import { renderSearchText } from "../http/formats/text.ts";
import { pageLinks, toQuestion } from "../http/search-request.ts";
import { toWireAnswer } from "../http/wire.ts";
import { answerSearch } from "../search/answer.ts";
import { toConfig, withSettings } from "./setting-flags.ts";

/** Most characters of a snippet: a terminal has room for more of a paragraph than a list of links. */
const snippet = 400;

/** `verbatim search`: asks the built index from the command line. */
export function searchCommand(): Command {
  const command = new Command("search")
    .description("search the built index")
    .argument("<query...>", "the query; see docs/query-language.md");
  return withSettings(command, "indexDir")
    .addOption(new Option("--limit <number>", "most paragraphs, 1 to 100").default("10"))
    .addOption(
      new Option("--format <form>", "for reading, or for a program")
        .choices(["text", "json"])
        .default("text"),
    )
    .addHelpText("after", "\nExample:\n  verbatim search '\"better conditions\" speaker:brandt'")
    .action(async (words: string[], flags: { limit: string; format: "text" | "json" }) => {
      const limit = Math.min(100, Math.max(1, Math.trunc(Number(flags.limit)) || 10));
      const startedAt = performance.now();
      const question = toQuestion(searchParameters.parse({ q: words.join(" "), limit, snippet }));
      const answer = await answerSearch(await openEmbedded(toConfig(flags).indexDir), question);
      const page = pageLinks("/v1/search", { q: question.text }, { limit, offset: 0, total: answer.total });
      const text =
        flags.format === "json"
          ? `${JSON.stringify(toWireAnswer(answer, page, Math.round(performance.now() - startedAt)))}\n`
          : renderSearchText(answer, { host: "", offset: 0, limit });
      process.stdout.write(text);
    });
}
