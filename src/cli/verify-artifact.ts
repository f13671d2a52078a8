import { Command, Option } from "commander";
import type { IndexCheck } from "../engines/embedded/check-index.ts";
import { renderProofText } from "../http/formats/proof-text.ts";
import { count } from "../http/formats/text.ts";
import { readProof } from "../http/read-proof.ts";
import { toWireProof } from "../http/wire.ts";
import { type IndexPlace, openIndexPlace, placeSettings } from "./index-place.ts";
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
    .option("--paragraph <id>", "show, too, that the index has the words of this paragraph")
    .addOption(
      new Option("--format <form>", "for reading, or for a program")
        .choices(["text", "json"])
        .default("text"),
    )
    .addHelpText(
      "after",
      "\nThe exit code is 0 for an index that is whole, else 1.\n\nExample:\n  verbatim verify-artifact --index .index",
    )
    .action(async (flags: { expect?: string; paragraph?: string; format: "text" | "json" }) => {
      const place = await openIndexPlace(toConfig(flags));
      const check = withExpected(await place.check(), flags.expect);
      const isWhole = check.faults.length === 0;
      const proof = isWhole && flags.paragraph ? await prove(place, flags.paragraph) : undefined;
      process.stdout.write(
        flags.format === "json"
          ? `${JSON.stringify({ ...check, ...(proof && { proof: proof.json }) })}\n`
          : `${renderCheck(check)}${proof?.text ?? ""}`,
      );
      if (!isWhole) process.exitCode = 1;
    });
}

async function prove(
  place: IndexPlace,
  id: string,
): Promise<{ readonly json: object; readonly text: string }> {
  const { store } = await place.open();
  const proved = await readProof(store, id);
  return { json: toWireProof(proved, store.info), text: `\n${renderProofText(proved, store.info)}` };
}

function withExpected(check: IndexCheck, expected: string | undefined): IndexCheck {
  const { version, digest, openDigest, faults } = check;
  if (expected === undefined || [version, digest, openDigest].includes(expected)) return check;
  return { ...check, faults: [...faults, `neither version nor digest is ${expected}`] };
}

function renderCheck(check: IndexCheck): string {
  const { version, digest, openDigest, sections, documents, paragraphs, faults } = check;
  const more = faults.length - maxPrinted;
  const lines = [
    faults.length === 0 ? "whole" : `${count(faults.length, "fault")}:`,
    ...faults.slice(0, maxPrinted).map((fault) => `  ${fault}`),
    ...(more > 0 ? [`  and ${more.toLocaleString("en")} more`] : []),
    ...(version === null ? [] : [`version ${version}`]),
    ...(digest === null ? [] : [`digest  ${digest}`]),
    ...(openDigest === null ? [] : [`open    ${openDigest}`]),
    `${count(paragraphs, "paragraph")} in ${count(documents, "document")}, ${count(sections, "section")}`,
  ];
  return `${lines.join("\n")}\n`;
}
