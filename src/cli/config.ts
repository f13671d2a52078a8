import { Command, Option } from "commander";
import { type GivenSetting, readConfig, readSettings, showSetting } from "../ops/config.ts";
import { settings } from "../ops/settings.ts";
import { toFlags, withSettings } from "./setting-flags.ts";

/** `verbatim config`: what each setting is, and where that comes from. */
export function configCommand(): Command {
  const command = new Command("config").description("print the settings in force, and where each comes from");
  return withSettings(command, ...settings.map(({ name }) => name))
    .addOption(
      new Option("--format <form>", "for reading, or for a program")
        .choices(["text", "json"])
        .default("text"),
    )
    .addHelpText("after", "\nExample:\n  LOG_LEVEL=debug verbatim config --port 9000")
    .action((flags: { readonly format: "text" | "json" } & Record<string, unknown>) => {
      const given = readSettings(toFlags(flags));
      process.stdout.write(flags.format === "json" ? `${JSON.stringify(toJson(given))}\n` : toText(given));
      readConfig(toFlags(flags));
    });
}

function toText(given: readonly GivenSetting[]): string {
  const rows = given.map((one) => [one.setting.flag.slice(2), showSetting(one), one.origin] as const);
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  const [first, second] = [width(0), width(1)];
  return rows
    .map(([key, value, origin]) => `${key.padEnd(first)}  ${value.padEnd(second)}  ${origin}\n`)
    .join("");
}

function toJson(given: readonly GivenSetting[]): object {
  return Object.fromEntries(
    given.map((one) => [one.setting.flag.slice(2), { value: showSetting(one), origin: one.origin }]),
  );
}
