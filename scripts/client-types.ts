import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { buildOpenApi } from "../src/api/openapi.ts";

/** The types of the OpenAPI document, as the file of the client that holds them. */
export async function writeClientTypes(): Promise<string> {
  const nodes = await openapiTS(buildOpenApi("0.0.0") as OpenAPI3, { exportType: true });
  const code = astToString(nodes)
    .replace(/^export type (?:webhooks|\$defs|operations) = .*\n/gm, "")
    .replace("export type paths", "/** What each address takes and answers. */\n$&")
    .replace("export type components", "/** The shapes that answers are made of. */\n$&");
  return `/* Made from the OpenAPI document by \`npm run client-types\`; not written by hand. */\n\n${code}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync("src/client/api.ts", await writeClientTypes());
}
