import { Command } from "commander";
import { openIndexPlace, placeSettings } from "./index-place.ts";
import { toConfig, withSettings } from "./setting-flags.ts";

/** `verbatim rollback`: the index before the current one becomes current again. */
export function rollbackCommand(): Command {
  const command = new Command("rollback").description("make the index before the current one current again");
  return withSettings(command, ...placeSettings)
    .addHelpText(
      "after",
      "\nA second rollback takes the first one back; the next build keeps only what is current then.\n\nExample:\n  verbatim rollback --index .index",
    )
    .action(async (flags: Record<string, unknown>) => {
      const { from, to } = await (await openIndexPlace(toConfig(flags))).rollback();
      process.stdout.write(
        `index ${to.version}, built ${to.builtAt}, is current again in the place of ${from.version}\n`,
      );
    });
}
