import { Command } from "commander";
import { readDraft } from "../corpus/read-draft.ts";
import { openIndexPlace, placeSettings } from "./index-place.ts";
import { toConfig, withSettings } from "./setting-flags.ts";
import { readVersion } from "./version.ts";

/** `verbatim mcp`: the tools for agents on standard input and output. */
export function mcpCommand(): Command {
  return withSettings(new Command("mcp"), ...placeSettings)
    .description("answer an agent over the Model Context Protocol on standard input and output")
    .option("--url <address>", "where the service stands, for permalinks: https://quotes.example.org", "")
    .addHelpText(
      "after",
      '\nExample of a client\'s settings:\n  { "command": "verbatim", "args": ["mcp", "--index", "/srv/quotes/index"] }',
    )
    .action(async (flags: Record<string, unknown>) => {
      const backend = await (await openIndexPlace(toConfig(flags))).open();
      const origin = String(flags.url).replace(/\/+$/, "");
      const version = await readVersion();
      const [{ serveStdio }, { createMcpServer }] = await Promise.all([
        import("@modelcontextprotocol/server/stdio"),
        import("../http/mcp/server.ts"),
      ]);
      serveStdio(() => createMcpServer({ backend, readDraft, origin }, version));
    });
}
