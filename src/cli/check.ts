import { readFile } from "node:fs/promises";
import { Command, Option } from "commander";
import { readBlocks } from "../corpus/parse-source.ts";
import { AppError } from "../domain/errors.ts";
import { type Verdict, verdicts } from "../domain/verdict.ts";
import { openEmbedded } from "../engines/embedded/open.ts";
import { checkDraft } from "../evidence/check-draft.ts";
import { type CheckFormat, checkFormats, formatCheck, type PlacedQuotation } from "./check-formats.ts";
import { toConfig, withSettings } from "./setting-flags.ts";

/** From the best to the worst; `--min-verdict` lets all before it, and itself, pass. */
const order: readonly Verdict[] = verdicts.filter((verdict) => verdict !== "cannot-check");

/** `verbatim check`: checks every quotation of an article; exit code 1 where one fails. */
export function checkCommand(): Command {
  const command = new Command("check")
    .description("check every quotation of an article (plain text, Markdown, HTML)")
    .argument("<file>", "the article");
  return withSettings(command, "indexDir")
    .addOption(
      new Option("--format <form>", "how to print what was found").choices(checkFormats).default("table"),
    )
    .addOption(
      new Option("--min-verdict <verdict>", "the worst verdict that passes")
        .choices(order)
        .default("edited-as-marked"),
    )
    .option("--strict", "quotations that cannot be checked fail, too")
    .addHelpText(
      "after",
      "\nThe exit code is 1 where a quotation fails.\n\nExample:\n  verbatim check draft.md --format github",
    )
    .action(async (path: string, flags: { format: CheckFormat; minVerdict: Verdict; strict?: boolean }) => {
      const bytes = await readFile(path).catch((cause: Error) => {
        throw new AppError("invalid-setting", `${path} cannot be read: ${cause.message}`, {
          name: path,
          cause,
        });
      });
      const paragraphs = readBlocks(path, bytes).map(({ text }) => text);
      const backend = await openEmbedded(toConfig(flags).indexDir);
      const check = await checkDraft(backend, paragraphs, showProgress);
      const lines = createLineFinder(bytes.toString("utf8"));
      const quotations = check.quotations.map((quotation): PlacedQuotation => {
        const { verdict } = quotation.verification;
        const fails =
          verdict === "cannot-check"
            ? flags.strict === true
            : order.indexOf(verdict) > order.indexOf(flags.minVerdict);
        return { ...quotation, line: lines(quotation.quote), fails };
      });
      process.stdout.write(formatCheck({ path, check, quotations }, flags.format));
      if (quotations.some(({ fails }) => fails)) process.exitCode = 1;
    });
}

/** Tells the line of a quotation, from 1; quotations are asked for in the order of the text, which is gone through once. */
function createLineFinder(text: string): (quote: string) => number {
  let at = 0;
  let line = 1;
  return (quote) => {
    const [start = ""] = quote.split(/\s{2,}|[*_\n]/);
    const found = text.indexOf(start.slice(0, 40), at);
    if (found < 0) return line;
    line += text.slice(at, found).split("\n").length - 1;
    at = found;
    return line;
  };
}

function showProgress(done: number, all: number): void {
  if (process.stderr.isTTY !== true) return;
  process.stderr.write(done === all ? "\r\u001b[K" : `\rchecking ${done + 1} of ${all} quotations`);
}
