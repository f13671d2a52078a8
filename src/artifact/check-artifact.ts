import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { names } from "./disk.ts";
import { type Artifact, findSectionFault, openArtifact } from "./open-artifact.ts";

/** What reading every byte of an artifact found: what is wrong, and the artifact where it could be opened. */
export interface CheckedArtifact {
  readonly artifact: Artifact | null;
  /** Each names the file or section and what is wrong with it. */
  readonly faults: readonly string[];
}

/** Reads the current artifact of a folder to its last byte: pointer, manifest, every section, and what else lies beside them. */
export async function checkArtifact(indexDir: string): Promise<CheckedArtifact> {
  const opened = await openArtifact(indexDir);
  if (!opened.ok) {
    const { error } = opened;
    if (error.kind === "missing") return { artifact: null, faults: [`there is no index in ${indexDir}`] };
    if (error.kind === "damaged") return { artifact: null, faults: [error.what] };
    return {
      artifact: null,
      faults: [`the index has the format ${error.format}, which this version does not read`],
    };
  }
  const artifact = opened.value;
  return { artifact, faults: await findFaults(indexDir, artifact) };
}

/** What is wrong with an artifact that could be opened, read to its last byte. */
export async function findFaults(
  indexDir: string,
  { manifest }: Pick<Artifact, "manifest">,
): Promise<readonly string[]> {
  const { sections, version } = manifest;
  const faults: string[] = [];
  for (const { name } of sections) {
    const fault = await findSectionFault(indexDir, manifest, name);
    if (fault !== undefined) faults.push(fault);
  }
  const expected = new Set([names.manifest, ...sections.map(({ file }) => file)]);
  for (const file of await readdir(join(indexDir, version))) {
    if (!expected.has(file)) faults.push(`${version}/${file} is not in the manifest`);
  }
  return faults;
}
