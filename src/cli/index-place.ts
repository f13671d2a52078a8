import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Build } from "../artifact/manifest.ts";
import { readCurrentVersion, readPointerMark } from "../artifact/pointer-file.ts";
import { rollbackArtifact } from "../artifact/rollback-artifact.ts";
import { AppError } from "../domain/errors.ts";
import { checkIndex, type IndexCheck } from "../engines/embedded/check-index.ts";
import type { MemoryRoom } from "../engines/embedded/memory.ts";
import { openEmbedded } from "../engines/embedded/open.ts";
import { createEmbeddedSink } from "../engines/embedded/sink.ts";
import { checkClusterIndex } from "../engines/opensearch/check-index.ts";
import { type Cluster, connectCluster } from "../engines/opensearch/cluster.ts";
import { type ClusterOutcome, guardCluster, usualGuard } from "../engines/opensearch/guard.ts";
import { openClusterBackend, readClusterVersion } from "../engines/opensearch/open.ts";
import { patientCluster, usualPatience } from "../engines/opensearch/patient.ts";
import { rollbackCluster } from "../engines/opensearch/publish.ts";
import { createClusterSink } from "../engines/opensearch/sink.ts";
import { chooseSize } from "../engines/opensearch/size.ts";
import { sinceStart } from "../ops/clock.ts";
import { readMemoryLimits } from "../ops/memory-limits.ts";
import type { Config } from "../ops/settings.ts";
import type { Backend, IndexMemory } from "../search/backend.ts";
import type { IndexSink } from "../search/index-sink.ts";

/** Where the index is: a folder, or a cluster. */
export interface IndexPlace {
  /** Opens the current index, beside another where one answers meanwhile. @throws {AppError} `artifact-*`, `engine-unavailable` */
  open(beside?: Backend): Promise<Backend>;
  /** The version that is current there; `undefined` where none can be read. */
  readVersion(): Promise<string | undefined>;
  /** What changes whenever another index becomes current there, at a small price. */
  readMark(): Promise<string>;
  /** Begins a build; `sizeBytes` are the files that it is built from. */
  createSink(sizeBytes: number): Promise<IndexSink>;
  /** Checks every byte and word of the current index. */
  check(): Promise<IndexCheck>;
  rollback(): Promise<{ readonly from: Build; readonly to: Build }>;
  /** Whether what answers searches is there, apart from this process; never throws. */
  isAnswering(): Promise<boolean>;
}

/** The settings that say where the index is. */
export const placeSettings = [
  "indexDir",
  "engine",
  "opensearchUrl",
  "opensearchIndex",
  "opensearchUsername",
  "opensearchPassword",
  "opensearchApiKey",
  "opensearchCa",
  "opensearchTimeoutMs",
] as const satisfies readonly (keyof Config)[];

/**
 * What a process takes beside its indexes: what the smallest takes open was measured (40 MiB a command, 60 a service, V8's heap
 * 67 and 81), and this is a fifth less, as no index may be refused that would fit.
 */
const mebibyte = 2 ** 20;
const own = {
  command: { total: 33 * mebibyte, heap: 54 * mebibyte },
  service: { total: 48 * mebibyte, heap: 65 * mebibyte },
} as const satisfies Record<string, IndexMemory>;

/** Who opens the place of an index. */
export interface PlaceUser {
  /** A command where it is not said. */
  readonly as?: keyof typeof own;
  /** Hears what becomes of each request to a cluster. */
  readonly onOutcome?: (outcome: ClusterOutcome) => void;
}

/** The place of the settings in force. @throws {AppError} `invalid-setting` */
export async function openIndexPlace(
  config: Pick<Config, (typeof placeSettings)[number]>,
  { as = "command", onOutcome }: PlaceUser = {},
): Promise<IndexPlace> {
  return config.engine === "embedded"
    ? inFolder(config.indexDir, { limits: readMemoryLimits(), own: own[as] })
    : inCluster(config, onOutcome);
}

/** The folder in which a build keeps what it read. */
export function cacheFolder({ indexDir }: Pick<Config, "indexDir">): string {
  return join(indexDir, "cache");
}

/** The place of a folder; without room, its index is opened whatever it takes. */
export function inFolder(indexDir: string, room?: MemoryRoom): IndexPlace {
  return {
    open: (beside) => openEmbedded(indexDir, { room, beside }),
    readVersion: () => readCurrentVersion(indexDir),
    readMark: () => readPointerMark(indexDir),
    createSink: () => createEmbeddedSink(indexDir),
    check: () => checkIndex(indexDir),
    rollback: () => rollbackArtifact(indexDir),
    isAnswering: async () => true,
  };
}

async function inCluster(
  config: Pick<Config, (typeof placeSettings)[number]>,
  onOutcome?: (outcome: ClusterOutcome) => void,
): Promise<IndexPlace> {
  const { opensearchIndex: alias } = config;
  const plain = await connect(config);
  const patient = patientCluster(plain, usualPatience);
  const guarded = guardCluster(plain, { ...usualGuard, now: sinceStart, ...(onOutcome && { onOutcome }) });
  let mark = "";
  return {
    open: () => openClusterBackend(guarded, alias),
    readVersion: () => readClusterVersion(guarded, alias),
    async readMark() {
      mark = (await readClusterVersion(guarded, alias).catch(() => undefined)) ?? mark;
      return mark;
    },
    createSink: async (sizeBytes) =>
      createClusterSink({
        cluster: patient,
        alias,
        size: await chooseSize(patient, sizeBytes),
        now: Date.now,
      }),
    check: () => checkClusterIndex(patient, alias),
    rollback: () => rollbackCluster(patient, alias),
    isAnswering: () =>
      readClusterVersion(guarded, alias).then(
        (version) => version !== undefined,
        () => false,
      ),
  };
}

async function connect(config: Pick<Config, (typeof placeSettings)[number]>): Promise<Cluster> {
  const { opensearchUrl, opensearchUsername, opensearchPassword, opensearchApiKey, opensearchCa } = config;
  if (opensearchUrl.length === 0)
    throw new AppError(
      "invalid-setting",
      "the engine opensearch needs the address of its cluster: OPENSEARCH_URL or --opensearch-url",
      { name: "OPENSEARCH_URL" },
    );
  return connectCluster({
    urls: opensearchUrl,
    timeoutMs: config.opensearchTimeoutMs,
    ...(opensearchUsername && { username: opensearchUsername, password: opensearchPassword }),
    ...(opensearchApiKey && { apiKey: opensearchApiKey }),
    ...(opensearchCa && { ca: await readCa(opensearchCa) }),
  });
}

async function readCa(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new AppError("invalid-setting", `OPENSEARCH_CA names ${path}, which cannot be read`, {
      name: "OPENSEARCH_CA",
      cause,
    });
  }
}
