import { Command, Option } from "commander";
import { verifyParameters } from "../api/parameters.ts";
import { readPages } from "../evidence/pointer/pointers.ts";
import { passing } from "../evidence/verification.ts";
import { verifyClaim } from "../evidence/verify-claim.ts";
import { renderVerificationText } from "../http/formats/verification-text.ts";
import { readParameters } from "../http/read-parameters.ts";
import { toClaim } from "../http/search-request.ts";
import { toWireVerification } from "../http/wire.ts";
import { openIndexPlace, placeSettings } from "./index-place.ts";
import { toConfig, withSettings } from "./setting-flags.ts";

/** `verbatim verify`: checks a claimed quote; exit code 1 where it does not stand. */
export function verifyCommand(): Command {
  const command = new Command("verify")
    .description("check whether words were said, by whom, and what was changed")
    .argument("<quote...>", "the words, with or without quotation marks; … and [brackets] as printed");
  return withSettings(command, ...placeSettings)
    .option("--speaker <name>", "who is said to have said them")
    .option("--date <date>", "when: 2024, 2024-05 or 2024-05-17")
    .addOption(
      new Option("--format <form>", "for reading, or for a program")
        .choices(["text", "json"])
        .default("text"),
    )
    .addHelpText(
      "after",
      "\nThe exit code is 0 for verbatim, verbatim-typography and edited-as-marked, else 1.\n\nExample:\n  verbatim verify '37,000 tonnes of silt have settled'",
    )
    .action(async (words: string[], flags: { speaker?: string; date?: string; format: "text" | "json" }) => {
      const { speaker, date, format } = flags;
      const claim = readParameters(verifyParameters, { quote: words.join(" "), speaker, date });
      const backend = await (await openIndexPlace(toConfig(flags))).open();
      const verification = await verifyClaim(backend, toClaim(claim));
      const pages = await readPages([...verification.matches, ...verification.variants], backend.store);
      process.stdout.write(
        format === "json"
          ? `${JSON.stringify(toWireVerification(verification, pages))}\n`
          : renderVerificationText(verification, { host: "", pages }),
      );
      if (!passing.has(verification.verdict)) process.exitCode = 1;
    });
}
