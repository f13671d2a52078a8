import { endOfWord } from "../../text/letters.ts";
import type { LanguagePhrases } from "../data/phrases.ts";
import { endsAsking } from "./marks.ts";
import { type CountedList, type PhraseTests, testsOf } from "./phrase-tests.ts";

/** What the words and signs of a paragraph tell by themselves. */
export interface ParagraphLook {
  readonly text: string;
  /** The text in lower case. */
  readonly lower: string;
  readonly tests: PhraseTests;
  readonly wording: Wording;
  /** Whether it ends by asking. */
  readonly asks: boolean;
  /** Whether it asks for something: a question mark, a request, an imperative. */
  readonly isAsking: boolean;
  readonly requests: boolean;
  /** Whether it begins with an imperative. */
  readonly tells: boolean;
  readonly greets: boolean;
  readonly replies: boolean;
  readonly opens: boolean;
  /** Whether it says no more than that one listens. */
  readonly nods: boolean;
  /** Whether it is short and lets another ask. */
  readonly calls: boolean;
  /** Whether its last sentence is of a word or two, or of a few that let another speak: "Go ahead, Peter." */
  readonly handsOver: boolean;
  /** Whether somebody says their name and whom they ask for. */
  readonly introduces: boolean;
  /** Whether it begins, and whether it ends, in the middle of a sentence. */
  readonly goesOn: boolean;
  readonly breaksOff: boolean;
  /** Whether something in it could not be heard. */
  readonly isInaudible: boolean;
}

/** What one pass over the words and signs of a text counts. */
interface Wording {
  /** How many of its words are in a list, pairs of words among them. */
  readonly counts: Readonly<Record<CountedList, number>>;
  readonly questionMarks: number;
  /** Where the last of them stands; -1 without one. */
  readonly lastQuestionMark: number;
  readonly hasQuotes: boolean;
  readonly sentences: number;
  /** Where the last sentence begins, or the space before it. */
  readonly lastSentence: number;
}

/** Looks a paragraph over: one pass over its words, and one test for each list of phrases. */
export function lookAt(text: string, words: LanguagePhrases): ParagraphLook {
  const tests = testsOf(words);
  const { begins, holds, introduction } = tests;
  const lower = text.toLowerCase();
  const wording = countWords(lower, tests);
  const asks = endsAsking(text);
  const requests = holds.requests.test(lower);
  const tells = begins.imperatives.test(lower);
  return {
    text,
    lower,
    tests,
    wording,
    asks,
    isAsking: wording.questionMarks > 0 || requests || tells,
    requests,
    tells,
    greets: begins.greetings.test(lower),
    replies: begins.replies.test(lower),
    opens: begins.openers.test(lower),
    nods: isNod(lower, tests),
    calls: text.length < 100 && holds.calls.test(lower),
    handsOver: !asks && isHandover(lower.slice(wording.lastSentence).trimStart(), tests),
    introduces: introduction.test(text.slice(0, 200)),
    goesOn: /^[\p{Ll}—–…]/u.test(text),
    breaksOff: /(?:[—–…-]|\.\.\.)$/.test(text.trimEnd().slice(-3)),
    isInaudible: hasInaudible(lower),
  };
}

function countWords(lower: string, { counted }: PhraseTests): Wording {
  const counts = { firstPerson: 0, secondPerson: 0, askingWords: 0, answeringWords: 0, reports: 0 };
  const signs = { questionMarks: 0, lastQuestionMark: -1, hasQuotes: false, sentences: 1, lastSentence: 0 };
  let before = "";
  for (let at = 0; at < lower.length; ) {
    const end = endOfWord(lower, at);
    if (end === at) {
      noteSign(lower, at, signs);
      at++;
      continue;
    }
    const word = lower.slice(at, end);
    const known = counted.get(word);
    if (known !== undefined) for (const list of known.by) counts[list]++;
    const paired = known?.behind.get(before);
    if (paired !== undefined) for (const list of paired) counts[list]++;
    before = word;
    at = end;
  }
  return { counts, ...signs };
}

type Signs = { -readonly [Key in keyof Omit<Wording, "counts">]: Wording[Key] };

function noteSign(lower: string, at: number, signs: Signs): void {
  const sign = lower.charAt(at);
  if (sign === " ") return;
  if (sign === "?" || sign === "？") {
    signs.questionMarks++;
    signs.lastQuestionMark = at;
  } else if (sign === '"' || sign === "“" || sign === "«") signs.hasQuotes = true;
  if (sentenceEnds.includes(sign) && /\s/.test(lower.charAt(at + 1))) {
    signs.sentences++;
    signs.lastSentence = at + 1;
  }
}

const sentenceEnds = ".?!…—";

function isNod(lower: string, { nods, longestNod }: PhraseTests): boolean {
  let end = lower.length;
  while (end > 0 && /[.,!—–…\s]/.test(lower.charAt(end - 1))) end--;
  return end <= longestNod && nods.has(lower.slice(0, end));
}

/** Whether a text in lower case has words that the one who wrote it down could not hear. */
export function hasInaudible(lower: string): boolean {
  return /[([](?:inaudible|inaudito|cross-?talk)/.test(lower);
}

function isHandover(last: string, { holds }: PhraseTests): boolean {
  const count = last.split(/\s+/, handoverWords + 1).length;
  return count <= 2 || (count <= handoverWords && holds.handovers.test(last));
}

const handoverWords = 4;
