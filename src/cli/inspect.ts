import { once } from "node:events";
import { Command, Option } from "commander";
import type { Paragraph } from "../domain/paragraph.ts";
import type { Variants } from "../domain/variants.ts";
import { withTemporaryCache } from "./document-cache.ts";
import { openCorpus, type ReadDocument } from "./read-corpus.ts";
import { describeProblems } from "./report.ts";
import { toConfig, withSettings } from "./setting-flags.ts";
import { shorten } from "./shorten.ts";

/** `verbatim inspect`: shows what a corpus is read as, before anything is indexed. */
export function inspectCommand(): Command {
  const command = new Command("inspect").description(
    "show each paragraph of a folder with its role and speaker, without building",
  );
  return withSettings(command, "corpusDir")
    .addOption(
      new Option("--format <form>", "one paragraph a line, or an outline")
        .choices(["outline", "ndjson"])
        .default("outline"),
    )
    .action(async ({ format, ...flags }: { format: "outline" | "ndjson" }) => {
      const { corpusDir } = toConfig(flags);
      const show = format === "ndjson" ? toLines : toOutline;
      await withTemporaryCache(async (cache) => {
        const reading = await openCorpus(corpusDir, cache);
        for await (const read of reading.documents()) {
          if (!process.stdout.write(show(read))) await once(process.stdout, "drain");
        }
        if (format === "outline") process.stdout.write(outlineVariants(reading.variants()));
        for (const line of describeProblems(reading.problems, false)) process.stderr.write(`${line}\n`);
      });
    });
}

function toLines({ paragraphs }: ReadDocument): string {
  return paragraphs.map((paragraph) => `${JSON.stringify(paragraph)}\n`).join("");
}

function toOutline({ document, paragraphs }: ReadDocument): string {
  const date = document.said ?? document.published;
  const heading = [document.title, document.kind, date, document.source].filter(Boolean).join(" · ");
  return `\n${heading}\n${document.id}, ${document.path}\n${paragraphs.map(outlineOf).join("")}`;
}

function outlineVariants({ paragraphs, documents }: Variants): string {
  if (paragraphs.length === 0) return "";
  const again = paragraphs.reduce((sum, group) => sum + group.length - 1, 0);
  const groups = documents.map((group) => `  ${group.join(" = ")}\n`).join("");
  return `\n${again} paragraph${again === 1 ? "" : "s"} printed again elsewhere\n${groups}`;
}

function outlineOf({ ordinal, role, speaker, question, quotations, text }: Paragraph): string {
  const who = speaker === null ? "" : ` ${speaker.name} (${speaker.method}, ${speaker.confidence})`;
  const asked = question === null ? "" : ` → ${question.slice(question.lastIndexOf(".p") + 2)}`;
  const quoted = quotations.map(({ start, end, speaker: whom, method }) => {
    return `         “${shorten(text.slice(start, end), 40)}” ${whom?.name ?? "?"} (${method})\n`;
  });
  return `${String(ordinal).padStart(4)} ${role.padEnd(9)}${who}${asked}\n       ${shorten(text, 60)}\n${quoted.join("")}`;
}
