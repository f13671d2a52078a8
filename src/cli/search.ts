import { Command, Option } from "commander";
import { searchParameters } from "../api/parameters.ts";
import { openEmbedded } from "../engines/embedded/open.ts";
import { renderSearchText } from "../http/formats/search-text.ts";
import { searchPage, toQuestion } from "../http/search-request.ts";
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
    .addOption(new Option("--explain", "what each score is made of"))
    .addOption(
      new Option("--format <form>", "for reading, or for a program")
        .choices(["text", "json"])
        .default("text"),
    )
    .addHelpText("after", "\nExample:\n  verbatim search '\"better conditions\" speaker:brandt'")
    .action(async (words: string[], flags: { limit: string; explain?: true; format: "text" | "json" }) => {
      const limit = Math.min(100, Math.max(1, Math.trunc(Number(flags.limit)) || 10));
      const startedAt = performance.now();
      const backend = await openEmbedded(toConfig(flags).indexDir);
      const asked = { q: words.join(" "), limit, snippet, ...(flags.explain && { explain: true }) };
      const question = toQuestion(searchParameters.parse(asked), backend.store.info.version);
      const answer = await answerSearch(backend, question);
      const page = searchPage("/v1/search", { q: question.text }, question, answer);
      const text =
        flags.format === "json"
          ? `${JSON.stringify(toWireAnswer(answer, page, Math.round(performance.now() - startedAt)))}\n`
          : renderSearchText(answer, { host: "", offset: 0, limit });
      process.stdout.write(text);
    });
}
