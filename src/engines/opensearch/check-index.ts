import { AppError } from "../../domain/errors.ts";
import type { IndexCheck } from "../embedded/check-index.ts";
import { checkParagraphs } from "../embedded/check-paragraphs.ts";
import { corpusDigests, isOtherDigest } from "../embedded/digests.ts";
import type { ClusterManifest } from "./about.ts";
import type { Cluster } from "./cluster.ts";
import { readHoldings } from "./holdings.ts";
import { indexNames } from "./layout.ts";
import { readCurrent } from "./open.ts";
import { openClusterStore } from "./store.ts";
import { contentOf, versionOf } from "./version.ts";

/**
 * Checks the current index of an alias: every section against the manifest, every paragraph against its revision, every
 * document against what was sent, the whole against the corpus' digest and the version that it is named after.
 * @throws {AppError} `artifact-missing`, `engine-unavailable`
 */
export async function checkClusterIndex(cluster: Cluster, alias: string): Promise<IndexCheck> {
  const manifest = await readCurrent(cluster, alias);
  const { version, counts, sections } = manifest;
  const whole = { version, ...counts, sections: sections.length, digest: null, openDigest: null };
  try {
    return { ...whole, ...(await checkWords(cluster, alias, manifest)) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "artifact-damaged") throw error;
    return { ...whole, faults: [error.message] };
  }
}

async function checkWords(
  cluster: Cluster,
  alias: string,
  manifest: ClusterManifest,
): Promise<Pick<IndexCheck, "digest" | "openDigest" | "faults">> {
  const { counts, content, version } = manifest;
  const faults: string[] = [];
  const store = await openClusterStore(cluster, alias, manifest);
  const held = await readHoldings(cluster, indexNames(alias).paragraphs(version));
  const documents = store.documents();
  const sum = [...held.values()].reduce((all, { paragraphs }) => all + paragraphs, 0);
  if (documents.length !== counts.documents || sum !== counts.paragraphs)
    faults.push(
      `the manifest counts ${counts.paragraphs} paragraphs in ${counts.documents} documents, the index has ${sum} in ${documents.length}`,
    );
  for (const { id, paragraphs } of documents) {
    const found = held.get(id)?.paragraphs ?? 0;
    if (found !== paragraphs) faults.push(`document ${id} has ${found} of ${paragraphs} paragraphs`);
  }
  if (faults.length > 0) return { digest: null, openDigest: null, faults };
  const { own, ledgers } = groupSections(manifest);
  if (contentOf(documents, held, own) !== content)
    faults.push("the documents and sections are not those that were sent");
  if (versionOf(factsOf(manifest), ledgers) !== version)
    faults.push(`what is told about the index is not what its version ${version} says`);
  const checked = await checkParagraphs(store);
  const { digest, openDigest = null } = corpusDigests(documents, checked.roots);
  if (isOtherDigest(manifest, { digest, openDigest }))
    faults.push("the corpus is not what the manifest's digest says");
  return { digest, openDigest, faults: [...faults, ...checked.faults] };
}

/** The sections that come of the corpus, and those that come of what was before. */
function groupSections({
  sections,
}: ClusterManifest): Record<"own" | "ledgers", ClusterManifest["sections"]> {
  const isLedger = ({ name }: { readonly name: string }): boolean => name.startsWith("ledger.");
  return { own: sections.filter((section) => !isLedger(section)), ledgers: sections.filter(isLedger) };
}

/** What a version is made of. */
function factsOf(manifest: ClusterManifest): object {
  const { layout, analysis, counts, digest, openDigest, content, meanLength, langs } = manifest;
  return { layout, analysis, counts, digest, openDigest, content, meanLength, langs };
}
