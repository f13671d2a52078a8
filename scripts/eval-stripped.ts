import { withTemporaryCache } from "../src/cli/document-cache.ts";
import { openCorpus } from "../src/cli/read-corpus.ts";
import { readPlainText } from "./read-plain-text.ts";

/** Questions that a labelled document must have to be measured. */
const leastQuestions = 5;

/**
 * Takes the labels off the documents of a corpus that have them, reads what is left as plain text, and prints how many of
 * the questions that the labels told are still found: one JSON line. What the labels told is taken for the truth.
 */
export async function evaluateStripped(corpusDir: string): Promise<void> {
  const count = { documents: 0, right: 0, false: 0, missed: 0 };
  await withTemporaryCache(async (cache) => {
    const { documents } = await openCorpus(corpusDir, cache);
    for await (const { paragraphs } of documents()) {
      if (paragraphs.filter(({ role }) => role === "question").length < leastQuestions) continue;
      count.documents++;
      const found = new Map(
        readPlainText(paragraphs.map(({ text }) => text).join("\n\n")).map(({ text, role }) => [text, role]),
      );
      for (const { text, role } of paragraphs) {
        const got = found.get(text);
        count.right += Number(got === "question" && role === "question");
        count.false += Number(got === "question" && role !== "question");
        count.missed += Number(got !== "question" && role === "question");
      }
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
