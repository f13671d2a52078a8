import { createHash } from "node:crypto";
import { z } from "zod";

/** The format that this version writes, and the only one it reads. */
export const formatVersion = 3;

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
}

const manifestSchema = z.object({
  format: z.literal(formatVersion),
  version: z.string().regex(/^[0-9a-f]{16}$/),
  facts: z.looseObject({
    analysis: z.unknown(),
    counts: z.object({ documents: z.number(), paragraphs: z.number(), words: z.number() }),
  }),
  sections: z.array(sectionSchema),
});

const pointerSchema = z.object({
  format: z.literal(formatVersion),
  version: z.string().regex(/^[0-9a-f]{16}$/),
  builtAt: z.string(),
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

/** Which artifact is current. */
export interface Pointer {
  readonly format: number;
  readonly version: string;
  /** An instant in ISO 8601, UTC. */
  readonly builtAt: string;
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
  return format === formatVersion ? { kind: "nonsense" } : { kind: "other-format", format };
}

/** JSON with the keys of every object in order. */
function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
