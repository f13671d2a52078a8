import Ajv2020 from "ajv/dist/2020.js";
import formats from "ajv-formats";
import request from "supertest";
import { expect } from "vitest";
import { buildOpenApi } from "../../src/api/openapi.ts";
import { noVariants, type Variants } from "../../src/domain/variants.ts";
import { appOver } from "./app.ts";
import { buildEmbedded } from "./embedded.ts";
import { readFixtureCorpus } from "./fixture-corpus.ts";
import type { ScannedCorpus } from "./scan-engine.ts";

type Agent = ReturnType<typeof request>;

/** The service over a corpus, without a port. */
export async function openService(
  corpus: ScannedCorpus = readFixtureCorpus("lighthouse"),
  { version = "0.0.0", ...variants }: Partial<Variants> & { readonly version?: string } = {},
): Promise<Agent> {
  const backend = await buildEmbedded(corpus, { ...noVariants, ...variants });
  return request(appOver(backend, { version }));
}

const document = buildOpenApi("0.0.0") as {
  paths: Record<
    string,
    { get?: { responses: Record<string, Answer> }; post?: { responses: Record<string, Answer> } }
  >;
};
interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema?: { readonly $ref?: string } }>>;
}

const ajv = new Ajv2020.default({ strict: false });
formats.default(ajv);
ajv.addSchema({ ...document, $id: "openapi" });

/** Fails unless the answer is what the OpenAPI document says of that route and status. */
export function expectValid(path: string, response: { status: number; type: string; body: unknown }): void {
  const responses = (document.paths[path]?.get ?? document.paths[path]?.post)?.responses;
  const answer = responses?.[response.status] ?? responses?.default;
  const reference = answer?.content?.[response.type]?.schema?.$ref;
  expect(reference, `${path} ${response.status} ${response.type}`).toBeDefined();
  const valid = ajv.validate({ $ref: `openapi${reference}` }, response.body);
  expect(valid, JSON.stringify(ajv.errors)).toBe(true);
}
