import type { TreePlace } from "../../domain/proof.ts";
import type { IndexInfo } from "../../search/corpus-store.ts";
import type { ProvedParagraph } from "../read-proof.ts";

/** A proof for a terminal: the digest of the words, and what leads to each root. */
export function renderProofText({ paragraph, proof }: ProvedParagraph, { version }: IndexInfo): string {
  const { digest, document, section, corpus } = proof;
  const lines = [
    `${paragraph.id}@${paragraph.rev}`,
    `  sha-256  ${digest}`,
    ...describePlace(document, "paragraph"),
    ...(section === null
      ? []
      : [`  bytes ${section.start} to ${section.end} of the section "${section.name}"`]),
    ...(corpus === null ? [] : [...describePlace(corpus, "document"), `  "${corpus.fact}" of the manifest`]),
    `index ${version}`,
  ];
  return `${lines.join("\n")}\n`;
}

function describePlace({ leafIndex, treeSize, path, root }: TreePlace, leaf: string): readonly string[] {
  return [
    `${leaf} ${leafIndex + 1} of ${treeSize}`,
    ...path.map((hash) => `  beside   ${hash}`),
    `  root     ${root}`,
  ];
}
