import type { LanguagePhrases } from "../data/phrases.ts";
import { countWords, endsAsking } from "./marks.ts";

/** The parts of an unlabelled conversation. */
export type Part = "narration" | "question" | "answer";

const states: readonly Part[] = ["narration", "question", "answer"];

/** Nobody answers before somebody asked. */
const impossible = -99;

/** What moving from one part to the next is worth; an introduction does not come back. */
const moves: Readonly<Record<Part, Readonly<Record<Part, number>>>> = {
  narration: { narration: 0.4, question: 0, answer: impossible },
  question: { narration: -9, question: -1.6, answer: 0.8 },
  answer: { narration: -9, question: 0, answer: 0 },
};

/**
 * The likeliest run of parts over the paragraphs of a conversation without labels: each paragraph is scored for each
 * part, each move has a price, and the best path is kept (Viterbi, 1967). Linear in the number of paragraphs.
 * `introduction` paragraphs at the start are narration whatever they look like.
 */
export function bestParts(
  texts: readonly string[],
  introduction: number,
  words: LanguagePhrases,
): readonly Part[] {
  let scores: Record<Part, number> | undefined;
  const back: Record<Part, Part>[] = [];
  texts.forEach((text, index) => {
    const own = index < introduction ? onlyNarration : scoreParts(text, words);
    const afterIntroduction = index >= introduction && introduction > 0 ? -9 : 0;
    const from = {} as Record<Part, Part>;
    const next = {} as Record<Part, number>;
    for (const state of states) {
      from[state] = scores === undefined ? state : bestBefore(scores, state);
      const before = scores === undefined ? start[state] : scores[from[state]] + moves[from[state]][state];
      next[state] = before + own[state] + (state === "narration" ? afterIntroduction : 0);
    }
    back.push(from);
    scores = next;
  });
  return trace(back, scores ?? start);
}

const start: Readonly<Record<Part, number>> = { narration: 0, question: 0, answer: impossible };

function bestBefore(scores: Record<Part, number>, state: Part): Part {
  return states.reduce((best, other) =>
    scores[other] + moves[other][state] > scores[best] + moves[best][state] ? other : best,
  );
}

const onlyNarration: Readonly<Record<Part, number>> = { narration: 0, question: -99, answer: -99 };

/** How much a paragraph looks like each part by itself. */
export function scoreParts(text: string, words: LanguagePhrases): Record<Part, number> {
  const lower = text.toLowerCase();
  const asks = endsAsking(text);
  const isImperative = words.imperatives.some((start) => lower.startsWith(start));
  const isAddress = words.addresses.some((start) => lower.startsWith(start));
  const first = countWords(text, words.firstPerson);
  const second = countWords(text, words.secondPerson);
  const reports = /["“«]/.test(text) && countWords(text, words.reports) > 0;
  const asksFor = words.requests.some((request) => lower.includes(request));
  const isLong = text.length > 450;
  const question =
    (asks ? 2 : -1.6) +
    (asks && second > 0 ? 0.6 : 0) +
    (!asks && second > 0 && /[?？]/.test(text) ? 2 : 0) +
    (asksFor ? 2 : 0) +
    (isImperative ? 3.2 : 0) +
    (isAddress && !isLong ? 3 : 0) +
    (second > 0 && (asks || asksFor) && text.length < 350 ? 0.8 : 0) +
    (text.length < 160 ? 0.6 : 0) -
    (first > second ? 0.8 : 0) -
    (first > 0 && second === 0 ? 0.7 : 0) -
    (words.tags.some((tag) => lower.endsWith(tag)) ? 1.5 : 0) -
    (isLong ? 1.5 : 0);
  const answer =
    (asks ? -0.8 : 0.6) +
    (first > 0 ? 0.8 : 0) +
    (isLong ? 0.6 : 0) +
    (isImperative ? -1 : 0) -
    (reports ? 0.5 : 0);
  const narration =
    (asks ? -3 : 0.3) -
    (first > 1 ? 0.5 : 0) -
    (isImperative ? 2 : 0) +
    (first + second === 0 ? 0.6 : 0) +
    (reports ? 2 : 0);
  return { narration, question, answer };
}

function trace(back: readonly Record<Part, Part>[], last: Record<Part, number>): readonly Part[] {
  let state = states.reduce((best, other) => (last[other] > last[best] ? other : best));
  const parts: Part[] = [];
  for (let index = back.length - 1; index >= 0; index--) {
    parts.push(state);
    state = back[index]?.[state] ?? state;
  }
  return parts.reverse();
}
