import { McpServer } from "@modelcontextprotocol/server";
import { AppError } from "../../domain/errors.ts";
import { toLine, toTerminal } from "../formats/text.ts";
import { agentTools, capText, type ToolContext } from "./tools.ts";

/** A server for agents, by the Model Context Protocol, over one index. */
export function createMcpServer(context: ToolContext, version: string): McpServer {
  const { name, description } = context.backend.store.info;
  const instructions = toTerminal(
    `Quotes of “${name}”. ${description} Search first, read the whole paragraph by its id, and cite its permalink. A verdict is about this corpus only: coverage says what it holds.`,
  );
  const server = new McpServer({ name: "verbatim", version, title: toLine(name) }, { instructions });
  for (const { name: toolName, title, description: about, input, run } of agentTools) {
    const annotations = { title, readOnlyHint: true, idempotentHint: true, openWorldHint: false };
    server.registerTool(
      toolName,
      { title, description: about, inputSchema: input, annotations },
      async (given) => {
        try {
          const text = await run(given, context);
          return { content: [toContent(capText(text, Number(given.maxTokens)))] };
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          return { isError: true, content: [toContent(`${error.code}: ${error.message}`)] };
        }
      },
    );
  }
  return server;
}

/** A text as agents get it, who may show it on a terminal. */
function toContent(text: string): { readonly type: "text"; readonly text: string } {
  return { type: "text", text: toTerminal(text) };
}
