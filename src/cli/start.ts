import { Command } from "commander";
import { build } from "./build.ts";
import { serve, withServeSettings } from "./serve.ts";
import { toConfig, withSettings } from "./setting-flags.ts";

/** `verbatim start`: builds what changed, then serves. */
export function startCommand(): Command {
  const command = new Command("start").description("build the index of a folder, then serve it");
  return withServeSettings(withSettings(command, "corpusDir"))
    .addHelpText("after", "\nExample:\n  verbatim start --corpus interviews --port 8080")
    .action(async (flags: Record<string, unknown>) => {
      const config = toConfig(flags);
      await build(config);
      await serve(config);
    });
}
