import { withTemporaryCache } from "../src/cli/document-cache.ts";
import { openCorpus, type ReadDocument } from "../src/cli/read-corpus.ts";
import type { Person } from "../src/domain/person.ts";
import type { CorpusDescription, CorpusFindings, IndexSink } from "../src/search/index-sink.ts";

/** A corpus that was read to its end. */
export interface WholeCorpus {
  readonly documents: readonly ReadDocument[];
  readonly persons: readonly Person[];
  readonly description: CorpusDescription;
  readonly findings: CorpusFindings;
  /** Of its files. */
  readonly sizeBytes: number;
}

/** Reads every document of a folder. */
export function readWhole(folder: string): Promise<WholeCorpus> {
  return withTemporaryCache(async (cache) => {
    const reading = await openCorpus(folder, cache);
    const documents: ReadDocument[] = [];
    for await (const document of reading.documents()) documents.push(document);
    const { name, description, synonyms } = reading.settings;
    return {
      documents,
      persons: reading.persons(),
      description: { name, description, synonyms },
      findings: { variants: reading.variants() },
      sizeBytes: reading.sizeBytes,
    };
  });
}

/** Builds it into an index. */
export async function fillSink(sink: IndexSink, corpus: WholeCorpus): ReturnType<IndexSink["finish"]> {
  for (const { document, paragraphs } of corpus.documents) await sink.add(document, paragraphs);
  return sink.finish(corpus.description, corpus.persons, corpus.findings);
}
