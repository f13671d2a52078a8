import type { Build } from "../../artifact/manifest.ts";
import { AppError } from "../../domain/errors.ts";
import { readManifest } from "./about.ts";
import type { Cluster } from "./cluster.ts";
import { indexNames } from "./layout.ts";
import { takeClusterLock } from "./lock.ts";
import { readClusterVersion } from "./open.ts";
import { deleteIndex } from "./work-index.ts";

/** Makes an alias point at an index, and at no other, in one step. @throws {AppError} `engine-unavailable` */
export async function pointTo(cluster: Cluster, alias: string, version: string): Promise<void> {
  const index = indexNames(alias).paragraphs(version);
  await cluster.ask({
    method: "POST",
    path: "/_aliases",
    body: {
      actions: [{ remove: { index: `${alias}-*`, alias, must_exist: false } }, { add: { index, alias } }],
    },
  });
}

/** Removes the indexes of an alias but those of the versions that are kept. @throws {AppError} `engine-unavailable` */
export async function removeOthers(cluster: Cluster, alias: string, kept: readonly string[]): Promise<void> {
  const names = indexNames(alias);
  for (const index of await listIndexes(cluster, alias)) {
    const version = names.versionOf(index);
    if (version !== undefined && !kept.includes(version)) await deleteIndex(cluster, index);
  }
}

async function listIndexes(cluster: Cluster, alias: string): Promise<readonly string[]> {
  const { body } = await cluster.ask<Readonly<Record<string, unknown>>>({
    method: "GET",
    path: `/${alias}-*/_alias`,
    expect: [404],
  });
  return Object.keys(body);
}

/**
 * Makes the index that is kept beside the current one current; that one is kept, so that a second rollback takes the first
 * one back.
 * @throws {AppError} `artifact-missing` where none is kept, `index-busy` while a build runs, `engine-unavailable`.
 */
export async function rollbackCluster(
  cluster: Cluster,
  alias: string,
): Promise<{ readonly from: Build; readonly to: Build }> {
  const names = indexNames(alias);
  const lock = await takeClusterLock(cluster, names.lock);
  try {
    const current = await readClusterVersion(cluster, alias);
    const versions = new Set(
      (await listIndexes(cluster, alias)).flatMap((index) => names.versionOf(index) ?? []),
    );
    const builds: Build[] = [];
    for (const version of versions) {
      const manifest = await readManifest(cluster, names.about(version));
      if (manifest !== undefined) builds.push(manifest);
    }
    const from = builds.find(({ version }) => version === current);
    const to = builds
      .filter(({ version }) => version !== current)
      .sort((a, b) => (a.builtAt < b.builtAt ? 1 : -1))[0];
    if (from === undefined || to === undefined)
      throw new AppError(
        "artifact-missing",
        `no former index of ${alias} is kept; build from a former corpus`,
        {
          name: alias,
        },
      );
    await pointTo(cluster, alias, to.version);
    return { from, to };
  } finally {
    await lock.release();
  }
}
