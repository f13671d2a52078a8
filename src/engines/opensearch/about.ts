import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { AppError } from "../../domain/errors.ts";
import type { Cluster } from "./cluster.ts";
import { aboutIndex } from "./layout.ts";

/** What an index says of itself. */
export interface ClusterManifest {
  readonly layout: number;
  readonly version: string;
  /** An instant in ISO 8601, UTC. */
  readonly builtAt: string;
  /** The indexes that were current before, oldest first. */
  readonly earlier: readonly { readonly version: string; readonly builtAt: string }[];
  readonly analysis: unknown;
  readonly counts: { readonly documents: number; readonly paragraphs: number; readonly words: number };
  /** The root of the hash tree over the corpus. */
  readonly digest: string;
  /** The same over the documents that are open, where not all are. */
  readonly openDigest?: string | undefined;
  /** What all of it comes to, but for the ledger. */
  readonly content: string;
  readonly meanLength: number;
  /** Each language tag, and how many paragraphs are in it. */
  readonly langs: readonly (readonly [string, number])[];
  readonly sections: readonly { readonly name: string; readonly parts: number; readonly sha256: string }[];
}

/** A named part of what is told about an index, as bytes. */
export type SectionBytes = readonly (readonly [name: string, bytes: Uint8Array])[];

/** Bytes in one stored part: the cluster takes requests of some megabytes. */
const partBytes = 1_000_000;

/** The SHA-256 of a section, in hex. */
export function sectionSum(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Writes everything that is told about an index, the manifest last: what has one is whole. */
export async function writeAbout(
  cluster: Cluster,
  index: string,
  manifest: Omit<ClusterManifest, "sections">,
  sections: SectionBytes,
): Promise<void> {
  await cluster.ask({ method: "DELETE", path: `/${index}`, expect: [404] });
  await cluster.ask({ method: "PUT", path: `/${index}`, body: aboutIndex });
  const listed: ClusterManifest["sections"][number][] = [];
  for (const [name, bytes] of sections) {
    const packed = deflateRawSync(bytes);
    const parts = Math.max(1, Math.ceil(packed.length / partBytes));
    for (let part = 0; part < parts; part++) {
      const chunk = packed.subarray(part * partBytes, (part + 1) * partBytes);
      await put(cluster, index, `${name}.${part}`, { name, bytes: Buffer.from(chunk).toString("base64") });
    }
    listed.push({ name, parts, sha256: sectionSum(bytes) });
  }
  await put(cluster, index, "manifest", { manifest: { ...manifest, sections: listed } });
  await cluster.ask({ method: "POST", path: `/${index}/_refresh` });
}

function put(cluster: Cluster, index: string, id: string, body: object): Promise<unknown> {
  return cluster.ask({ method: "PUT", path: `/${index}/_doc/${encodeURIComponent(id)}`, body });
}

interface Got<T> {
  readonly found: boolean;
  readonly _source?: T;
}

/** The manifest of an index; `undefined` where there is none. @throws {AppError} `engine-unavailable` */
export async function readManifest(cluster: Cluster, index: string): Promise<ClusterManifest | undefined> {
  const { body } = await cluster.ask<Got<{ readonly manifest: ClusterManifest }>>({
    method: "GET",
    path: `/${index}/_doc/manifest`,
    expect: [404],
  });
  return body._source?.manifest;
}

/** Reads a section, and checks it. @throws {AppError} `artifact-damaged`, `engine-unavailable` */
export async function readSection(
  cluster: Cluster,
  index: string,
  { sections }: ClusterManifest,
  name: string,
): Promise<Uint8Array> {
  const listed = sections.find((section) => section.name === name);
  const chunks: Uint8Array[] = [];
  for (let part = 0; part < (listed?.parts ?? 0); part++) {
    const { body } = await cluster.ask<Got<{ readonly bytes: string }>>({
      method: "GET",
      path: `/${index}/_doc/${encodeURIComponent(`${name}.${part}`)}`,
      expect: [404],
    });
    chunks.push(Buffer.from(body._source?.bytes ?? "", "base64"));
  }
  const bytes = unpack(Buffer.concat(chunks));
  if (listed === undefined || bytes === undefined || sectionSum(bytes) !== listed.sha256)
    throw new AppError(
      "artifact-damaged",
      `the index ${index} is damaged: its section ${name} is not what it was`,
      {
        name: index,
      },
    );
  // Numbers are read in place: they need the beginning of an array of their own.
  return new Uint8Array(bytes);
}

function unpack(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return inflateRawSync(bytes);
  } catch {
    return undefined;
  }
}
