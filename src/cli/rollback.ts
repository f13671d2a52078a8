import { Command } from "commander";
import { rollbackArtifact } from "../artifact/rollback-artifact.ts";
import { toConfig, withSettings } from "./setting-flags.ts";

/** `verbatim rollback`: the index before the current one becomes current again. */
export function rollbackCommand(): Command {
  const command = new Command("rollback").description("make the index before the current one current again");
  return withSettings(command, "indexDir")
    .addHelpText(
      "after",
      "\nA second rollback takes the first one back; the next build keeps only what is current then.\n\nExample:\n  verbatim rollback --index .index",
    )
    .action(async (flags: Record<string, unknown>) => {
      const { from, to } = await rollbackArtifact(toConfig(flags).indexDir);
      process.stdout.write(
        `index ${to.version}, built ${to.builtAt}, is current again in the place of ${from.version}\n`,
      );
    });
}
