import { Command } from "commander";
import { build } from "./build.ts";
import { type ServeFlags, serve, toConfig, withServeFlags } from "./serve.ts";

/** `verbatim start`: builds what changed, then serves. */
export function startCommand(): Command {
  return withServeFlags(new Command("start").description("build the index of a folder, then serve it"))
    .option("--corpus <dir>", "the folder of documents (CORPUS_DIR, default corpus)")
    .addHelpText("after", "\nExample:\n  verbatim start --corpus interviews --port 8080")
    .action(async (flags: ServeFlags) => {
      const config = toConfig(flags);
      await build(config);
      await serve(config);
    });
}
