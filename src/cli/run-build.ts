import { createLedgerKeeper } from "../corpus/ledger/keep-ledger.ts";
import { AppError } from "../domain/errors.ts";
import type { RevisionChange } from "../domain/ledger.ts";
import type { CorpusProblem } from "../domain/problem.ts";
import type { BuiltIndex, IndexSink } from "../search/index-sink.ts";
import { type DocumentCache, withTemporaryCache } from "./document-cache.ts";
import { withFrugalHeap } from "./frugal-heap.ts";
import type { Progress } from "./progress.ts";
import { openCorpus } from "./read-corpus.ts";

/** What a build needs. */
export interface BuildOptions {
  readonly corpusDir: string;
  /** Begins an index; `sizeBytes` are the files that it is built from. */
  createSink(sizeBytes: number): Promise<IndexSink>;
  /** Where parsed documents are kept for the next build; without it, every file is parsed. */
  readonly cache?: DocumentCache;
  /** Publishes nothing when any file cannot be read. */
  readonly strict?: boolean;
  readonly signal?: AbortSignal;
  onProgress?(progress: Progress): void;
}

/** What a build did. */
export interface BuildReport {
  readonly index: BuiltIndex;
  /** The version of the index that it replaced; `null` where there was none, or none with a ledger. */
  readonly replaced: string | null;
  /** What became of the words of the replaced index, where they do not stand as they stood. */
  readonly changes: readonly RevisionChange[];
  /** In the order of the files. */
  readonly problems: readonly CorpusProblem[];
  readonly files: number;
  /** Files whose documents came from the cache. */
  readonly cachedFiles: number;
}

/**
 * Builds the index of a corpus: files are parsed first, then indexed one document at a time.
 * @throws {AppError} `corpus-missing`, `corpus-empty`, `build-incomplete` when strict or a thread died, `index-busy`, `index-unwritable`.
 */
export function runBuild(options: BuildOptions): Promise<BuildReport> {
  const { cache } = options;
  return withFrugalHeap(() =>
    cache === undefined
      ? withTemporaryCache((temporary) => buildWith(temporary, options))
      : buildWith(cache, options),
  );
}

async function buildWith(cache: DocumentCache, options: BuildOptions): Promise<BuildReport> {
  const { corpusDir, strict = false } = options;
  const reading = await openCorpus(corpusDir, cache);
  const sink = await options.createSink(reading.sizeBytes);
  try {
    const keeper = createLedgerKeeper(sink.former, reading.withholding);
    for await (const { document, paragraphs, root } of reading.documents(options)) {
      await sink.add(document, paragraphs, root);
      await keeper.add(document, paragraphs);
    }
    const { problems, counts } = reading;
    if (counts.documents === 0) {
      throw new AppError(
        "corpus-empty",
        `no document in ${corpusDir} has words to index: ${explain(problems)}`,
        { name: corpusDir },
      );
    }
    const failed = problems.filter(({ severity }) => severity === "error");
    if (strict && failed.length > 0) {
      throw new AppError(
        "build-incomplete",
        `${failed.length} problems, so nothing was published (--strict): ${explain(failed)}`,
        { name: corpusDir },
      );
    }
    const { name, description, synonyms } = reading.settings;
    const ledger = keeper.finish();
    const index = await sink.finish({ name, description, synonyms }, reading.persons(), {
      variants: reading.variants(),
      ledger,
      ...(reading.withholding.isActive && { hidden: reading.withholding.hidden() }),
    });
    await reading.pruneCache();
    const replaced = sink.former?.version ?? null;
    const { changes } = ledger;
    const elsewhere = reading.withholding.findElsewhere(ledger.ledger.standing);
    return {
      index,
      replaced,
      changes,
      problems: [...problems, ...elsewhere],
      files: counts.files,
      cachedFiles: counts.cachedFiles,
    };
  } catch (error) {
    await sink.abort();
    await reading.abandonCache();
    throw error;
  }
}

function explain(problems: readonly CorpusProblem[]): string {
  const [first] = problems.filter(({ severity }) => severity !== "note");
  return first === undefined ? "there is no file that a reader knows" : `${first.path}: ${first.message}`;
}
