import { isDeepStrictEqual } from "node:util";
import { checkArtifact } from "../../artifact/check-artifact.ts";
import { toHex } from "../../artifact/merkle.ts";
import type { Artifact } from "../../artifact/open-artifact.ts";
import { describeAnalysis } from "../../text/analysis.ts";
import { checkParagraphs } from "./check-paragraphs.ts";
import { corpusDigests, isOtherDigest, splitDigests } from "./digests.ts";
import { openFrozenIndex } from "./frozen-index.ts";
import { sections } from "./layout.ts";
import { openEmbeddedStore } from "./store.ts";

/** What checking an index to its last word found. */
export interface IndexCheck {
  readonly version: string | null;
  /** What every word of the corpus comes to, in hex, as it was computed anew. */
  readonly digest: string | null;
  /** The same of the documents whose licence lets all of their words out, where not all do. */
  readonly openDigest: string | null;
  readonly sections: number;
  readonly documents: number;
  readonly paragraphs: number;
  /** What is wrong, each naming where; empty where nothing is. */
  readonly faults: readonly string[];
}

/**
 * Checks the index of a folder: every byte against the manifest, every paragraph against its revision, every document
 * against the root of its hash tree, the whole against the corpus' digest, and what paragraphs say of each other.
 */
export async function checkIndex(indexDir: string): Promise<IndexCheck> {
  const { artifact, faults } = await checkArtifact(indexDir);
  const found = {
    version: artifact?.manifest.version ?? null,
    sections: artifact?.manifest.sections.length ?? 0,
    ...(artifact?.manifest.facts.counts ?? { documents: 0, paragraphs: 0 }),
  };
  const { version, sections: count, documents, paragraphs } = found;
  const whole = { version, sections: count, documents, paragraphs, digest: null, openDigest: null };
  if (artifact === null || faults.length > 0) return { ...whole, faults };
  try {
    return { ...whole, ...(await checkWords(artifact)) };
  } catch (error) {
    return {
      ...whole,
      faults: [
        `what the sections hold cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      ],
    };
  }
}

async function checkWords(artifact: Artifact): Promise<Pick<IndexCheck, "digest" | "openDigest" | "faults">> {
  const { analysis, counts } = artifact.manifest.facts;
  const faults: string[] = [];
  if (!isDeepStrictEqual(analysis, describeAnalysis()))
    faults.push("the index was built with another text analysis: searches would miss words");
  const store = await openEmbeddedStore(artifact);
  await openFrozenIndex(artifact, store.columns);
  // The ledger is read when it is first asked.
  store.history.index(0);
  const documents = store.documents();
  const sum = documents.reduce((all, { paragraphs }) => all + paragraphs, 0);
  if (documents.length !== counts.documents || sum !== counts.paragraphs)
    faults.push(
      `the manifest counts ${counts.paragraphs} paragraphs in ${counts.documents} documents, the sections ${sum} in ${documents.length}`,
    );
  const roots = splitDigests(await artifact.readSection(sections.digests));
  if (roots.length !== documents.length) faults.push("the digests are not one a document");
  const checked = await checkParagraphs(store);
  for (const [place, { id }] of documents.entries()) {
    const [found, listed] = [checked.roots[place], roots[place]];
    if (found === undefined || listed === undefined || toHex(found) !== toHex(listed))
      faults.push(`document ${id} is not what its digest says`);
  }
  faults.push(...checked.faults);
  const { digest, openDigest = null } = corpusDigests(documents, checked.roots);
  if (isOtherDigest(artifact.manifest.facts, { digest, openDigest }))
    faults.push("the corpus is not what the manifest's digest says");
  return { digest, openDigest, faults };
}
