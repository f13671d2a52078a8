import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { discoveryOperations } from "./discovery-operations.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";
import { problemSchema } from "./schemas.ts";

const problem = {
  description: "A problem",
  content: { "application/problem+json": { schema: problemSchema } },
};

/** Either way of sending a key. */
const withKey = [{ bearer: [] }, { apiKey: [] }];

/** The OpenAPI 3.1 document of this service, made from the schemas that check requests. */
export function buildOpenApi(version: string): ReturnType<OpenApiGeneratorV31["generateDocument"]> {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  registry.registerComponent("securitySchemes", "apiKey", {
    type: "apiKey",
    in: "header",
    name: "X-API-Key",
  });
  for (const operation of [...operations, ...discoveryOperations]) {
    const { path, summary, answer, query, body, isBodyOnly, text, formats = [], errors, key } = operation;
    const params = pathParameters(operation);
    const content = {
      [operation.type ?? "application/json"]: { schema: answer },
      ...(text && { "text/plain": { schema: z.string() } }),
      ...Object.fromEntries(
        formats.map((type) => [type, { schema: type.endsWith("+json") ? z.unknown() : z.string() }]),
      ),
    };
    const described = {
      path,
      summary,
      security: key === "never" ? [] : [...(key === "always" ? [] : [{}]), ...withKey],
      responses: {
        200: { description: summary, content },
        ...Object.fromEntries(
          errors.filter((status) => path !== "/readyz" || status !== 503).map((status) => [status, problem]),
        ),
        ...(path === "/readyz" && {
          503: { description: "Stopping", content: { "application/json": { schema: answer } } },
        }),
        default: problem,
      },
    };
    const parameters = { ...(query && { query }), ...(params && { params }) };
    if (!isBodyOnly) registry.registerPath({ ...described, method: "get", request: parameters });
    if (body === undefined) continue;
    registry.registerPath({
      ...described,
      method: "post",
      request: { body: { content: { "application/json": { schema: body } } } },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Verbatim",
      version,
      description: "A searchable quote index: search that keeps its word.",
      license: { name: "MIT" },
    },
    servers: [{ url: "/" }],
  });
}

/** What stands in braces in the path. */
function pathParameters({ path, example }: Operation): z.ZodObject | undefined {
  const [, name] = /\{(\w+)\}/.exec(path) ?? [];
  return name === undefined ? undefined : z.object({ [name]: z.string().openapi({ example }) });
}
