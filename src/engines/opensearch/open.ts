import { isDeepStrictEqual } from "node:util";
import { AppError } from "../../domain/errors.ts";
import type { Backend } from "../../search/backend.ts";
import { knownNames } from "../../search/condition.ts";
import { describeAnalysis } from "../../text/analysis.ts";
import { baseOfLang } from "../../text/lang.ts";
import { type ClusterManifest, readManifest } from "./about.ts";
import type { Cluster } from "./cluster.ts";
import { usualValuesAtOnce } from "./counts.ts";
import { createClusterEngine } from "./engine.ts";
import { indexNames, layoutVersion } from "./layout.ts";
import { openClusterStore } from "./store.ts";

/** The version that an alias points at; `undefined` where it points at none. @throws {AppError} `engine-unavailable` */
export async function readClusterVersion(cluster: Cluster, alias: string): Promise<string | undefined> {
  const { body, status } = await cluster.ask<Readonly<Record<string, unknown>>>({
    method: "GET",
    path: `/_alias/${alias}`,
    expect: [404],
  });
  if (status === 404) return undefined;
  const { versionOf } = indexNames(alias);
  return Object.keys(body).flatMap((index) => versionOf(index) ?? [])[0];
}

/** What the index that an alias points at says of itself. @throws {AppError} `artifact-missing`, `engine-unavailable` */
export async function readCurrent(cluster: Cluster, alias: string): Promise<ClusterManifest> {
  const version = await readClusterVersion(cluster, alias);
  const about = version && indexNames(alias).about(version);
  const manifest = about ? await readManifest(cluster, about) : undefined;
  if (manifest !== undefined) return manifest;
  throw new AppError(
    "artifact-missing",
    `the cluster has no index "${alias}"; build one: verbatim build --engine opensearch --corpus DIR`,
    { name: alias },
  );
}

/**
 * Opens the index that an alias points at.
 * @throws {AppError} `artifact-missing`, `artifact-damaged`, `artifact-unsupported` for another layout or analysis, or
 * `engine-unavailable`.
 */
export async function openClusterBackend(
  cluster: Cluster,
  alias: string,
  { valuesAtOnce } = { valuesAtOnce: usualValuesAtOnce },
): Promise<Backend> {
  const manifest = await readCurrent(cluster, alias);
  const { version } = manifest;
  if (manifest.layout !== layoutVersion || !isDeepStrictEqual(manifest.analysis, describeAnalysis()))
    throw new AppError(
      "artifact-unsupported",
      `the index ${alias}-${version} was built by another version of this program; build it again: verbatim build --engine opensearch`,
      { name: alias },
    );
  const store = await openClusterStore(cluster, alias, manifest);
  const langs = [...new Set(manifest.langs.map(([lang]) => baseOfLang(lang)))];
  const { meanLength } = manifest;
  const engine = createClusterEngine({
    cluster,
    name: indexNames(alias).paragraphs(version),
    store,
    dictionary: store.dictionary,
    known: knownNames(store.speakers(), store.documents()),
    meanLength,
    valuesAtOnce,
    paragraphs: manifest.counts.paragraphs,
    langs,
  });
  return { engine, store };
}
