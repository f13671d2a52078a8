import { readPlainText } from "../read-plain-text.ts";
import { createMistakes, type SetFigures, share, toFigures } from "./figures.ts";

/** News prose with its quotations; offsets are code points. */
export interface Article {
  readonly text: string;
  readonly quotes: readonly {
    readonly start: number;
    readonly end: number;
    readonly speaker: string | null;
  }[];
  /** Quotations that nobody is said to have said. */
  readonly unattributed?: readonly (readonly [start: number, end: number])[];
}

interface Found {
  readonly words: readonly string[];
  readonly names: readonly string[];
  /** Who, and how it was found, as the list of mistakes says it. */
  readonly told: string;
  readonly method: string;
}

/** Reads articles as plain text, and compares the quotations that are found, and who is said to have said them. */
export function scoreQuotations(set: string, articles: readonly Article[]): SetFigures {
  const mistakes = createMistakes();
  const count = { gold: 0, found: 0, answered: 0, right: 0, read: 0, true: 0 };
  for (const { text, quotes, unattributed = [] } of articles) {
    const points = [...text];
    const wordsIn = (start: number, end: number): readonly string[] =>
      wordsOf(points.slice(start, end).join(""));
    const read = findQuotations(text);
    const known = [
      ...quotes.map(({ start, end }) => wordsIn(start, end)),
      ...unattributed.map((span) => wordsIn(...span)),
    ];
    count.read += read.length;
    for (const { words } of read)
      if (known.some((one) => isAlike(one, words))) count.true++;
      else mistakes.add("no quotation", words.join(" ").slice(0, 120));
    for (const { start, end, speaker } of quotes) {
      if (speaker === null) continue;
      const got = read.find(({ words }) => isAlike(wordsIn(start, end), words));
      const isNamed = got !== undefined && got.names.length > 0;
      const isRight = isNamed && namesOf(speaker).some((name) => got.names.includes(name));
      count.gold++;
      count.found += Number(got !== undefined);
      count.answered += Number(isNamed);
      count.right += Number(isRight);
      const where = `${speaker}${isNamed ? ` as ${got.told}` : ""}: ${around(points, start, end)}`;
      if (got === undefined) mistakes.add("words not found", where);
      else if (!isNamed) mistakes.add("nobody named", where);
      else if (!isRight) mistakes.add(`wrong by ${got.method}`, where);
    }
  }
  return toFigures(
    {
      set,
      kind: "prose",
      documents: articles.length,
      quotations: count.gold,
      spanPrecision: share(count.true, count.read),
      spanRecall: share(count.found, count.gold),
      speakerEndToEnd: share(count.right, count.gold),
      speakerWhereAnswered: share(count.right, count.answered),
    },
    mistakes.counts,
  );
}

function findQuotations(text: string): readonly Found[] {
  return readPlainText(text).flatMap((paragraph) =>
    paragraph.quotations.map(({ start, end, speaker, method }) => ({
      words: wordsOf(paragraph.text.slice(start, end)),
      names: namesOf(`${speaker?.name ?? ""} ${speaker?.as ?? ""}`),
      told: speaker?.as ?? "",
      method,
    })),
  );
}

/** Whether two stretches are nearly the same words: four fifths shared, and nearly as long. */
function isAlike(gold: readonly string[], read: readonly string[]): boolean {
  const all = new Set([...gold, ...read]);
  const shared = [...new Set(gold)].filter((word) => read.includes(word)).length;
  const difference = Math.abs(gold.length - read.length);
  return all.size > 0 && shared / all.size >= 0.8 && difference <= Math.max(2, 0.2 * gold.length);
}

const titles = new Set("the a mr ms mrs dr sen rep gov president of and".split(" "));

function namesOf(text: string): readonly string[] {
  return wordsOf(text).filter((word) => !titles.has(word));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function around(points: readonly string[], start: number, end: number): string {
  const quoted = points.slice(start, end).join("");
  const short = quoted.length > 70 ? `${quoted.slice(0, 30)}[…]${quoted.slice(-30)}` : quoted;
  return `${points.slice(Math.max(0, start - 130), start).join("")}<<${short}>>${points.slice(end, end + 90).join("")}`;
}
