import { readFileSync } from "node:fs";
import { buildHashTree, toHex } from "../artifact/merkle.ts";
import { type DocumentNames, namesOf } from "../corpus/name-survey.ts";
import { parseSource } from "../corpus/parse-source.ts";
import type { Metadata, ParsedDocument } from "../corpus/parsed-document.ts";
import type { CorpusFile } from "../corpus/scan.ts";
import type { Source } from "../corpus/source.ts";
import { packFacts, type TextFacts } from "../corpus/text-facts.ts";
import { paragraphDigest } from "../engines/embedded/digests.ts";
import type { TextSketch } from "../text/sketch.ts";
import { cacheKey, type DocumentCache } from "./document-cache.ts";

/** A file whose documents lie in the cache. */
export interface ParsedFile {
  /** `undefined` where the file could not be read. */
  readonly key?: string;
  readonly names: readonly DocumentNames[];
  /** Whether the cache had it already. */
  readonly isCached: boolean;
  /** Why the file could not be read. */
  readonly failure?: string;
}

/** What files are parsed with, one after the other. */
export interface ParseContext {
  readonly defaults: Metadata;
  readonly cache: DocumentCache;
  readonly sketch: (text: string) => TextSketch;
}

/** Parses a file into the cache, unless it lies there. */
export async function parseFile(
  file: CorpusFile,
  { defaults, cache, sketch }: ParseContext,
): Promise<ParsedFile> {
  const source = readSource(file);
  if (typeof source === "string") return { names: [], isCached: false, failure: source };
  const key = cacheKey(source, defaults);
  const cached = await cache.readNames(key);
  if (cached !== undefined) return { key, names: cached, isCached: true };
  const names: DocumentNames[] = [];
  function* noted(): Iterable<ParsedDocument> {
    for (const document of parseSource(source as Source, defaults)) {
      names.push(namesOf(document));
      yield { ...document, facts: findFacts(document, sketch) };
    }
  }
  await cache.write(key, noted(), () => names);
  return { key, names, isCached: false };
}

/** What the texts of a document come to; each is hashed once, as revisions and digests are of the same bytes. */
function findFacts({ paragraphs }: ParsedDocument, sketch: ParseContext["sketch"]): TextFacts {
  const digests = paragraphs.map(paragraphDigest);
  const sketches = paragraphs.map(({ text }) => sketch(text));
  return packFacts(sketches, digests.map(toHex), toHex(buildHashTree(digests).root));
}

function readSource({ path, absolute, format, sidecar }: CorpusFile): Source | string {
  try {
    const bytes = readFileSync(absolute);
    if (sidecar === undefined) return { path, format, bytes };
    return { path, format, bytes, sidecar: { path: sidecar.path, bytes: readFileSync(sidecar.absolute) } };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
