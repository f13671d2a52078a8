import { endOfLetters } from "../../text/letters.ts";
import type { LanguagePhrases } from "../data/phrases.ts";
import { hasInaudible, type ParagraphLook } from "./paragraph-look.ts";

/** Who is called by name in a conversation among many. */
export interface Voices {
  /** Whether many ask one whom they call. */
  readonly isCrowd: boolean;
  /** Whether the one who answers is called; never where nobody is called often. */
  callsAnswerer(paragraph: ParagraphLook): boolean;
  /** Whether one of those who ask is called. */
  callsAsker(paragraph: ParagraphLook): boolean;
}

/** Times that a name is called in what asks, before it is taken for the one who answers. */
const answererCalls = 3;

/** Times that somebody is let ask or thanks for it, before there are many who ask. */
const turnsTaken = 4;

interface Calls {
  asking: number;
  other: number;
}

/** Whom a conversation calls by name: in what asks, the one who answers; elsewhere, those who ask. */
export function findVoices(paragraphs: readonly ParagraphLook[], words: LanguagePhrases): Voices {
  const calls = new Map<string, Calls>();
  const called = new Map(paragraphs.map((paragraph) => [paragraph, calledIn(paragraph.text)]));
  for (const [paragraph, names] of called) {
    const side = paragraph.wording.questionMarks > 0 || paragraph.greets ? "asking" : "other";
    for (const name of names) {
      if (side === "other" && !beginsLarge(name)) continue;
      const count = calls.get(name) ?? { asking: 0, other: 0 };
      count[side]++;
      calls.set(name, count);
    }
  }
  const [most] = [...calls]
    .filter(([name]) => beginsLarge(name) || words.secondPerson.includes(name))
    .sort((a, b) => b[1].asking - a[1].asking);
  const isCalled = most !== undefined && most[1].asking >= answererCalls;
  const askers = new Set(
    [...calls]
      .filter(([name, { asking, other }]) => name !== most?.[0] && other > 0 && other >= asking)
      .map(([name]) => name),
  );
  return {
    isCrowd: isCalled || paragraphs.filter(isTurnTaking).length >= turnsTaken,
    callsAnswerer: isCalled ? callOf(most[0]) : () => false,
    callsAsker: (paragraph) => called.get(paragraph)?.some((name) => askers.has(name)) ?? false,
  };
}

function beginsLarge(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

/** A name between commas, maybe behind a title, or as the first word. */
function callOf(name: string): Voices["callsAnswerer"] {
  const lower = name.toLowerCase();
  const pattern = new RegExp(`(?:^|, )(?:\\p{L}+ )?${name}(?=[.,?!—]|$)|^${name}(?!\\p{L})`, "iu");
  return (paragraph) => paragraph.lower.includes(lower) && pattern.test(paragraph.text);
}

/** Whether a text begins with thanks or a greeting, lets another ask, or could not be heard. */
function isTurnTaking({ lower, greets, calls, isInaudible }: ParagraphLook): boolean {
  if (greets || (isInaudible && hasInaudible(lower.slice(0, 80)))) return true;
  return calls && lower.length < 80;
}

/** Names between a comma and the end of a clause, or that begin or are a whole sentence. */
function calledIn(text: string): readonly string[] {
  const names: string[] = [];
  const take = (start: number): void => {
    const end = endOfLetters(text, start);
    const isClause = end === text.length || clauseEnds.includes(text.charAt(end));
    if (isClause && end - start >= 3 && end - start <= 40) names.push(text.slice(start, end));
  };
  take(0);
  for (let space = text.indexOf(" "); space >= 0; space = text.indexOf(" ", space + 1)) {
    const sign = text.charAt(space - 1);
    if (sign === ",") take(space + 1);
    else if (sentenceEnds.includes(sign)) take(text.charAt(space + 1) === " " ? space + 2 : space + 1);
  }
  return names;
}

const clauseEnds = ".,?!—";
const sentenceEnds = ".!?—";
