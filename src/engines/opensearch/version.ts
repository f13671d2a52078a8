import { createHash } from "node:crypto";
import type { Document } from "../../domain/document.ts";
import type { HeldDocument } from "./holdings.ts";
import { aboutSections } from "./store.ts";

/** A section of what is told about an index, and what its bytes come to. */
export interface SectionSum {
  readonly name: string;
  readonly sha256: string;
}

/** What a corpus comes to, whatever was built before: documents as they were sent, and all that is told about them. */
export function contentOf(
  documents: readonly Pick<Document, "id">[],
  held: ReadonlyMap<string, Pick<HeldDocument, "sum">>,
  sections: readonly SectionSum[],
): string {
  const hash = createHash("sha256");
  for (const { id } of documents) hash.update(`${id} ${held.get(id)?.sum}\n`);
  for (const { name, sha256 } of sections)
    if (name !== aboutSections.places) hash.update(`${name} ${sha256}\n`);
  return hash.digest("hex");
}

/** The name of an index, of what it is and what came before it. */
export function versionOf(facts: object, ledgers: readonly SectionSum[]): string {
  const sums = ledgers.map(({ name, sha256 }) => `${name} ${sha256}`);
  return createHash("sha256")
    .update(JSON.stringify([facts, sums]))
    .digest("hex")
    .slice(0, 16);
}
