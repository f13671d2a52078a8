import { readFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { withTemporaryCache } from "../../src/cli/document-cache.ts";
import { openCorpus } from "../../src/cli/read-corpus.ts";
import type { SetFigures } from "./figures.ts";
import { readLabels } from "./label-truth.ts";
import { createLabelledScore, type LabelledScore } from "./score-labelled.ts";
import { createStrippedScore } from "./score-stripped.ts";

/**
 * Measures a labelled corpus, the truth being what a second, simpler reader takes from the labels: each kind of file as
 * it is, and its questions once more without any label.
 */
export async function scoreCorpus(corpusDir: string): Promise<readonly SetFigures[]> {
  const name = basename(resolve(corpusDir));
  const labelled = new Map<string, LabelledScore>();
  const stripped = createStrippedScore(`${name}, labels taken off`);
  await withTemporaryCache(async (cache) => {
    const { documents } = await openCorpus(corpusDir, cache);
    for await (const { document, paragraphs } of documents()) {
      stripped.add(document.lang, paragraphs);
      const units = readLabels(document.path, readFileSync(join(corpusDir, document.path), "utf8"));
      if (new Set(units.map(({ speaker }) => speaker)).size < 2) continue;
      const set = `${name}, ${extname(document.path)}`;
      const score = labelled.get(set) ?? createLabelledScore(set);
      labelled.set(set, score);
      score.add(units, paragraphs);
    }
  });
  return [...[...labelled.values()].map((score) => score.figures()), ...stripped.figures()];
}
