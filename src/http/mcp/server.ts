import { McpServer } from "@modelcontextprotocol/server";
import { AppError } from "../../domain/errors.ts";
import { agentTools, capText, type ToolContext } from "./tools.ts";

/** A server for agents, by the Model Context Protocol, over one index. */
export function createMcpServer(context: ToolContext, version: string): McpServer {
  const { name, description } = context.backend.store.info;
  const instructions = `Quotes of “${name}”. ${description} Search first, read the whole paragraph by its id, and cite its permalink. A verdict is about this corpus only: coverage says what it holds.`;
  const server = new McpServer({ name: "verbatim", version, title: name }, { instructions });
  for (const { name: toolName, title, description: about, input, run } of agentTools) {
    const annotations = { title, readOnlyHint: true, idempotentHint: true, openWorldHint: false };
    server.registerTool(
      toolName,
      { title, description: about, inputSchema: input, annotations },
      async (given) => {
        try {
          const text = await run(given, context);
          return { content: [{ type: "text" as const, text: capText(text, Number(given.maxTokens)) }] };
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          return {
            isError: true,
            content: [{ type: "text" as const, text: `${error.code}: ${error.message}` }],
          };
        }
      },
    );
  }
  return server;
}
