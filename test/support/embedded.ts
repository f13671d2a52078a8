import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Variants } from "../../src/domain/variants.ts";
import type { HiddenWords } from "../../src/domain/withheld.ts";
import { openEmbedded } from "../../src/engines/embedded/open.ts";
import { createEmbeddedSink, type SinkOptions } from "../../src/engines/embedded/sink.ts";
import type { Backend } from "../../src/search/backend.ts";
import type { ScannedCorpus } from "./scan-engine.ts";

/** Builds a corpus into a folder of its own and opens it; `close` removes the folder. */
export async function buildEmbedded(
  { documents, paragraphs, persons, synonyms = [] }: ScannedCorpus,
  variants?: Variants,
  hidden?: readonly HiddenWords[],
  options?: SinkOptions,
): Promise<Backend> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-test-"));
  const sink = await createEmbeddedSink(folder, options);
  for (const document of documents) {
    await sink.add(
      document,
      paragraphs.filter((paragraph) => paragraph.document === document.id),
    );
  }
  await sink.finish({ name: "Test", description: "", synonyms }, persons, {
    ...(variants && { variants }),
    ...(hidden && { hidden }),
  });
  const backend = await openEmbedded(folder);
  await rm(folder, { recursive: true });
  return backend;
}
