import { withTemporaryCache } from "../src/cli/document-cache.ts";
import { openCorpus } from "../src/cli/read-corpus.ts";
import type { Paragraph } from "../src/domain/paragraph.ts";
import { readPlainText } from "./read-plain-text.ts";

/** Questions that a labelled document must have to be measured. */
const leastQuestions = 5;
/** Paragraphs read that are passed over, at most, to find the next one of the truth again. */
const maxSkipped = 50;

const showsMisses = process.argv.includes("--misses");

/**
 * Takes the labels off the documents of a corpus that have them, reads what is left as plain text, and prints how many of
 * the questions that the labels told are still found: one JSON line. What the labels told is taken for the truth. `--misses` lists the wrong ones.
 */
export async function evaluateStripped(corpusDir: string): Promise<void> {
  const count = { documents: 0, right: 0, false: 0, missed: 0 };
  await withTemporaryCache(async (cache) => {
    const { documents } = await openCorpus(corpusDir, cache);
    for await (const { paragraphs } of documents()) {
      if (paragraphs.filter(({ role }) => role === "question").length < leastQuestions) continue;
      count.documents++;
      const found = readPlainText(paragraphs.map(({ text }) => text).join("\n\n"));
      const roles = alignRoles(paragraphs, found);
      paragraphs.forEach(({ id, text, role }, index) => {
        const got = roles[index];
        count.right += Number(got === "question" && role === "question");
        count.false += Number(got === "question" && role !== "question");
        count.missed += Number(got !== "question" && role === "question");
        if (showsMisses && (got === "question") !== (role === "question"))
          console.error(`${id} ${role} as ${got}: ${text.slice(0, 160)}`);
      });
    }
  });
  const { documents: all, right, false: wrong, missed } = count;
  const share = (part: number, whole: number): number =>
    Math.round((part / Math.max(1, whole)) * 1000) / 1000;
  console.log(
    JSON.stringify({
      set: "stripped",
      documents: all,
      questionF1: share(2 * right, 2 * right + wrong + missed),
      precision: share(right, right + wrong),
      recall: share(right, right + missed),
      questions: right + missed,
    }),
  );
}

/** The role that each paragraph got, in the order of both: the same words may come back in another role. */
function alignRoles(
  paragraphs: readonly Paragraph[],
  found: readonly Paragraph[],
): readonly (Paragraph["role"] | undefined)[] {
  let next = 0;
  return paragraphs.map(({ text }) => {
    const skipped = found.slice(next, next + maxSkipped).findIndex((paragraph) => paragraph.text === text);
    if (skipped < 0) return undefined;
    next += skipped + 1;
    return found[next - 1]?.role;
  });
}
