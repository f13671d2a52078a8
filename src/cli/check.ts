import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { Command, Option } from "commander";
import { decodeText } from "../corpus/decode.ts";
import { draftFormatOf, readDraft } from "../corpus/read-draft.ts";
import { AppError } from "../domain/errors.ts";
import { type Verdict, verdicts } from "../domain/verdict.ts";
import { checkDraft } from "../evidence/check-draft.ts";
import { createLineFinder } from "../evidence/draft-lines.ts";
import { type CheckFormat, checkFormats, formatCheck, type PlacedQuotation } from "./check-formats.ts";
import { openIndexPlace, placeSettings } from "./index-place.ts";
import { drawBar } from "./progress.ts";
import { toConfig, withSettings } from "./setting-flags.ts";

/** From the best to the worst; `--min-verdict` lets all before it, and itself, pass. */
const order: readonly Verdict[] = verdicts.filter((verdict) => verdict !== "cannot-check");

/** `verbatim check`: checks every quotation of an article; exit code 1 where one fails. */
export function checkCommand(): Command {
  const command = new Command("check")
    .description("check every quotation of an article (plain text, Markdown, HTML)")
    .argument("<file>", "the article; - for standard input");
  return withSettings(command, ...placeSettings)
    .addOption(
      new Option("--format <form>", "how to print what was found").choices(checkFormats).default("table"),
    )
    .addOption(
      new Option("--min-verdict <verdict>", "the worst verdict that passes, of these from best to worst")
        .choices(order)
        .default("edited-as-marked"),
    )
    .option("--strict", "quotations that cannot be checked fail, too")
    .addHelpText(
      "after",
      "\nThe exit code is 1 where a quotation fails.\n\nExamples:\n  verbatim check draft.md --format github\n  pandoc draft.docx -t markdown | verbatim check -",
    )
    .action(async (path: string, flags: { format: CheckFormat; minVerdict: Verdict; strict?: boolean }) => {
      const text = await readArticle(path);
      const paragraphs = readDraft(text, draftFormatOf(path));
      const backend = await (await openIndexPlace(toConfig(flags))).open();
      const check = await checkDraft(backend, paragraphs, showProgress);
      const lines = createLineFinder(text);
      const quotations = check.quotations.map((quotation): PlacedQuotation => {
        const { verdict } = quotation.verification;
        const fails =
          verdict === "cannot-check"
            ? flags.strict === true
            : order.indexOf(verdict) > order.indexOf(flags.minVerdict);
        return { ...quotation, line: lines(quotation.quote), fails };
      });
      const shownPath = path === "-" ? "stdin" : path;
      process.stdout.write(formatCheck({ path: shownPath, check, quotations }, flags.format));
      if (quotations.some(({ fails }) => fails)) process.exitCode = 1;
    });
}

/** @throws {AppError} `invalid-setting` */
async function readArticle(path: string): Promise<string> {
  const bytes = await (path === "-" ? buffer(process.stdin) : readFile(path)).catch((cause: Error) => {
    throw new AppError("invalid-setting", `${path} cannot be read: ${cause.message}`, { name: path, cause });
  });
  const decoded = decodeText(bytes);
  if (decoded.kind === "binary") throw new AppError("invalid-setting", `${path} is no text`, { name: path });
  return decoded.kind === "text" ? decoded.text : "";
}

/** A bar on a terminal, for as long as it takes; nothing elsewhere. */
function showProgress(done: number, all: number): void {
  if (process.stderr.isTTY !== true) return;
  const shown = `${drawBar(done / all)} checked ${done} of ${all} quotations`;
  process.stderr.write(done === all ? "\r\u001b[K" : `\r\u001b[K${shown}`);
}
