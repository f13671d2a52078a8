import { Command, Option } from "commander";
import { openEmbedded } from "../engines/embedded/open.ts";
import { renderSearchText } from "../http/formats/text.ts";
import { pageLinks } from "../http/search-request.ts";
import { toWireAnswer } from "../http/wire.ts";
import { readConfig } from "../ops/config.ts";
import { answerSearch } from "../search/answer.ts";

/** `verbatim search`: asks the built index from the command line. */
export function searchCommand(): Command {
  return new Command("search")
    .description("search the built index")
    .argument("<query...>", "the query; see docs/query-language.md")
    .option("--index <dir>", "the folder of the index (INDEX_DIR, default .index)")
    .addOption(new Option("--limit <number>", "most paragraphs, 1 to 100").default("10"))
    .addOption(
      new Option("--format <form>", "for reading, or for a program")
        .choices(["text", "json"])
        .default("text"),
    )
    .addHelpText("after", "\nExample:\n  verbatim search '\"better conditions\" speaker:brandt'")
    .action(async (words: string[], flags: { index?: string; limit: string; format: "text" | "json" }) => {
      const { indexDir } = readConfig(flags.index === undefined ? {} : { indexDir: flags.index });
      const limit = Math.min(100, Math.max(1, Math.trunc(Number(flags.limit)) || 10));
      const startedAt = performance.now();
      const question = {
        text: words.join(" "),
        filters: [],
        match: "auto",
        sort: "relevance",
        offset: 0,
        limit,
        facets: [],
      } as const;
      const shown = { snippetLength: 400, context: 0, tags: { open: "<mark>", close: "</mark>" } };
      const answer = await answerSearch(await openEmbedded(indexDir), { ...question, ...shown });
      const page = pageLinks("/v1/search", { q: question.text }, { limit, offset: 0, total: answer.total });
      const text =
        flags.format === "json"
          ? `${JSON.stringify(toWireAnswer(answer, page, Math.round(performance.now() - startedAt)))}\n`
          : renderSearchText(answer, { host: "", offset: 0, limit });
      process.stdout.write(text);
    });
}
