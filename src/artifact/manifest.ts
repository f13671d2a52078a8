import { createHash } from "node:crypto";
import { z } from "zod";

/** The format that this version writes. It reads the one before, too. */
export const formatVersion = 7;

const readableFormat = z.literal([formatVersion - 1, formatVersion]);

const versionSchema = z.string().regex(/^[0-9a-f]{16}$/);

const sectionSchema = z.object({
  name: z.string(),
  file: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
});

/** What a build says of itself, as plain JSON; the artifact keeps it without looking in. */
export interface ArtifactFacts {
  readonly analysis: unknown;
  readonly counts: { readonly documents: number; readonly paragraphs: number; readonly words: number };
  /** What every word of the corpus comes to, in hex; the artifact does not ask how. */
  readonly digest: string;
  /** The same of what may be told, where not all may. */
  readonly openDigest?: string | undefined;
}

const manifestSchema = z.object({
  format: readableFormat,
  version: versionSchema,
  facts: z.looseObject({
    analysis: z.unknown(),
    counts: z.object({ documents: z.number(), paragraphs: z.number(), words: z.number() }),
    digest: z.string(),
    openDigest: z.string().optional(),
  }),
  sections: z.array(sectionSchema),
});

const buildSchema = z.object({ version: versionSchema, builtAt: z.string() });

const pointerSchema = buildSchema.extend({
  format: readableFormat,
  earlier: z.array(buildSchema).default([]),
});

/** What pointers and manifests of every format have. */
const anyPointerSchema = pointerSchema.omit({ format: true });
const anyManifestSchema = z.object({
  format: z.number(),
  version: versionSchema,
  sections: z.array(sectionSchema),
});

const formatSchema = z.object({ format: z.number() });

/** A section file and what it must be. */
export interface Section {
  readonly name: string;
  readonly file: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** What an artifact holds; the same corpus has the same manifest, so it names no time. */
export interface Manifest {
  readonly format: number;
  /** First 16 hex digits of the SHA-256 of the rest. */
  readonly version: string;
  readonly facts: ArtifactFacts;
  readonly sections: readonly Section[];
}

/** An artifact that was built, and when. */
export interface Build {
  readonly version: string;
  /** An instant in ISO 8601, UTC. */
  readonly builtAt: string;
}

/** Which artifact is current. It alone knows times: an artifact has none, so that the same corpus gives the same bytes. */
export interface Pointer extends Build {
  readonly format: number;
  /** The artifacts that were current before, oldest first. */
  readonly earlier: readonly Build[];
}

/** A manifest or pointer as read: its value, or the other format that it states, or neither. */
export type Stated<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "other-format"; readonly format: number }
  | { readonly kind: "nonsense" };

/** The manifest in a text. */
export function parseManifest(text: string): Stated<Manifest> {
  return parseStated(manifestSchema, text);
}

/** The pointer in a text. */
export function parsePointer(text: string): Stated<Pointer> {
  return parseStated(pointerSchema, text);
}

/** The artifacts that were current in a pointer's folder, whatever their format, oldest first and the current one last. */
export function parseBuilds(text: string): readonly Build[] {
  const pointer = parseAny(anyPointerSchema, text);
  if (pointer === undefined) return [];
  const { earlier, ...current } = pointer;
  return [...earlier, current];
}

/** The part of a manifest that every format has; `undefined` where the text is none. */
export function parseAnyManifest(
  text: string,
): Pick<Manifest, "format" | "version" | "sections"> | undefined {
  return parseAny(anyManifestSchema, text);
}

/** The version that a manifest's content has: the same content, whatever the order of its keys, has the same. */
export function versionOf(content: Omit<Manifest, "version">): string {
  const { format, facts, sections } = content;
  return createHash("sha256").update(toCanonicalJson({ format, facts, sections })).digest("hex").slice(0, 16);
}

function parseStated<T>(schema: z.ZodType<T>, text: string): Stated<T> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: "nonsense" };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { kind: "value", value: parsed.data };
  const format = formatSchema.safeParse(json).data?.format ?? formatVersion;
  return readableFormat.safeParse(format).success ? { kind: "nonsense" } : { kind: "other-format", format };
}

function parseAny<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** JSON with the keys of every object in order. */
function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
