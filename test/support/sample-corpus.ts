import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assembleDocument } from "../../src/corpus/assemble.ts";
import { parseSource } from "../../src/corpus/parse-source.ts";
import { formatOf } from "../../src/corpus/source.ts";
import { createSpeakerRegistry } from "../../src/corpus/speakers.ts";
import type { ScannedCorpus } from "./scan-engine.ts";

/** The project's sample corpus, read without its sidecars and settings. */
export function readSampleCorpus(): ScannedCorpus {
  const speakers = createSpeakerRegistry([]);
  const read = readdirSync("corpus", { recursive: true, encoding: "utf8" })
    .sort()
    .flatMap((path) => {
      const format = formatOf(path);
      if (format === undefined || /(?:^|\/)(?:SOURCE|README|_)/.test(path)) return [];
      const source = { path, format, bytes: readFileSync(join("corpus", path)) };
      return [...parseSource(source, {})]
        .filter(({ paragraphs }) => paragraphs.length > 0)
        .map((parsed) => assembleDocument(parsed, path.replace(/\W+/g, "-"), speakers));
    });
  return {
    persons: [],
    documents: read.map(({ document }) => document),
    paragraphs: read.flatMap(({ paragraphs }) => paragraphs),
  };
}
