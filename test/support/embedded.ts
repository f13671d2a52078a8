import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Variants } from "../../src/domain/variants.ts";
import type { HiddenWords } from "../../src/domain/withheld.ts";
import { openEmbedded } from "../../src/engines/embedded/open.ts";
import { createEmbeddedSink, type SinkOptions } from "../../src/engines/embedded/sink.ts";
import type { Backend } from "../../src/search/backend.ts";
import { addCorpus } from "./fixture-corpus.ts";
import type { ScannedCorpus } from "./scan-engine.ts";

/** Builds a corpus into a folder of its own and opens it; `close` removes the folder. */
export async function buildEmbedded(
  corpus: ScannedCorpus,
  variants?: Variants,
  hidden?: readonly HiddenWords[],
  options?: SinkOptions,
): Promise<Backend> {
  const { persons, synonyms = [] } = corpus;
  const folder = await mkdtemp(join(tmpdir(), "verbatim-test-"));
  const sink = await createEmbeddedSink(folder, options);
  await addCorpus(sink, corpus);
  await sink.finish({ name: "Test", description: "", synonyms }, persons, {
    ...(variants && { variants }),
    ...(hidden && { hidden }),
  });
  const backend = await openEmbedded(folder);
  await rm(folder, { recursive: true });
  return backend;
}
