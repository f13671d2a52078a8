import { z } from "zod";

/** The format that this version writes, and the only one it reads. */
export const formatVersion = 1;

const sectionSchema = z.object({
  name: z.string(),
  file: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
});

/** What a build says of itself; the artifact keeps it without looking in. */
export interface ArtifactFacts {
  readonly analysis: unknown;
  readonly counts: { readonly documents: number; readonly paragraphs: number; readonly words: number };
}

const manifestSchema = z.object({
  format: z.literal(formatVersion),
  version: z.string().regex(/^[0-9a-f]{16}$/),
  facts: z.object({
    analysis: z.unknown(),
    counts: z.object({ documents: z.number(), paragraphs: z.number(), words: z.number() }),
  }),
  sections: z.array(sectionSchema),
});

const pointerSchema = z.object({ format: z.number(), version: z.string(), builtAt: z.string() });

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

/** The manifest in a text, or `undefined` when it is none. */
export function parseManifest(text: string): Manifest | undefined {
  return parseAs(manifestSchema, text) as Manifest | undefined;
}

/** The pointer in a text, or `undefined` when it is none. */
export function parsePointer(text: string): Pointer | undefined {
  return parseAs(pointerSchema, text);
}

function parseAs<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
