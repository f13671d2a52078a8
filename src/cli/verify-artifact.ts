import { Command, Option } from "commander";
import type { IndexCheck } from "../engines/embedded/check-index.ts";
import { count } from "../http/formats/text.ts";
import { openIndexPlace, placeSettings } from "./index-place.ts";
import { toConfig, withSettings } from "./setting-flags.ts";

/** Most faults that are printed. */
const maxPrinted = 50;

/** `verbatim verify-artifact`: every byte of an index against its manifest, every paragraph against its digest. */
export function verifyArtifactCommand(): Command {
  const command = new Command("verify-artifact").description(
    "check every byte of an index, and every paragraph against its digest",
  );
  return withSettings(command, ...placeSettings)
    .option("--expect <hex>", "the version or digest that it must have, as published with it")
    .addOption(
      new Option("--format <form>", "for reading, or for a program")
        .choices(["text", "json"])
        .default("text"),
    )
    .addHelpText(
      "after",
      "\nThe exit code is 0 for an index that is whole, else 1.\n\nExample:\n  verbatim verify-artifact --index .index",
    )
    .action(async (flags: { expect?: string; format: "text" | "json" }) => {
      const place = await openIndexPlace(toConfig(flags));
      const check = withExpected(await place.check(), flags.expect);
      process.stdout.write(flags.format === "json" ? `${JSON.stringify(check)}\n` : renderCheck(check));
      if (check.faults.length > 0) process.exitCode = 1;
    });
}

function withExpected(check: IndexCheck, expected: string | undefined): IndexCheck {
  const { version, digest, faults } = check;
  if (expected === undefined || expected === version || expected === digest) return check;
  return { ...check, faults: [...faults, `neither version nor digest is ${expected}`] };
}

function renderCheck({ version, digest, sections, documents, paragraphs, faults }: IndexCheck): string {
  const more = faults.length - maxPrinted;
  const lines = [
    faults.length === 0 ? "whole" : `${count(faults.length, "fault")}:`,
    ...faults.slice(0, maxPrinted).map((fault) => `  ${fault}`),
    ...(more > 0 ? [`  and ${more.toLocaleString("en")} more`] : []),
    ...(version === null ? [] : [`version ${version}`]),
    ...(digest === null ? [] : [`digest  ${digest}`]),
    `${count(paragraphs, "paragraph")} in ${count(documents, "document")}, ${count(sections, "section")}`,
  ];
  return `${lines.join("\n")}\n`;
}
