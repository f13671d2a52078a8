import type { LanguagePhrases } from "../data/phrases.ts";

/** Who is called by name in a conversation among many. */
export interface Voices {
  /** Whether many ask one whom they call. */
  readonly isCrowd: boolean;
  /** Tells where the one who answers is called; `undefined` where nobody is called often. */
  readonly answerer: RegExp | undefined;
  /** Tells where one of those who ask is called. */
  callsAsker(text: string): boolean;
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
export function findVoices(texts: readonly string[], words: LanguagePhrases): Voices {
  const calls = new Map<string, Calls>();
  for (const text of texts) {
    const side = isAsked(text, words) ? "asking" : "other";
    for (const name of calledIn(text)) {
      if (side === "other" && !/^\p{Lu}/u.test(name)) continue;
      const count = calls.get(name) ?? { asking: 0, other: 0 };
      count[side]++;
      calls.set(name, count);
    }
  }
  const [most] = [...calls]
    .filter(([name]) => /^\p{Lu}/u.test(name) || words.secondPerson.includes(name))
    .sort((a, b) => b[1].asking - a[1].asking);
  const isCalled = most !== undefined && most[1].asking >= answererCalls;
  const isCrowd = isCalled || texts.filter((text) => isTurnTaking(text, words)).length >= turnsTaken;
  const askers = new Set(
    [...calls]
      .filter(([name, { asking, other }]) => name !== most?.[0] && other > 0 && other >= asking)
      .map(([name]) => name),
  );
  return {
    isCrowd,
    answerer: isCalled ? callOf(most[0]) : undefined,
    callsAsker: (text) => calledIn(text).some((name) => askers.has(name)),
  };
}

/** A name between commas, maybe behind a title, or as the first word. */
function callOf(name: string): RegExp {
  return new RegExp(`(?:^|, )(?:\\p{L}+ )?${name}(?=[.,?!—]|$)|^${name}(?!\\p{L})`, "iu");
}

function isAsked(text: string, words: LanguagePhrases): boolean {
  const lower = text.toLowerCase();
  return /[?？]/.test(text) || words.greetings.some((start) => lower.startsWith(start));
}

/** Whether a text begins with thanks or a greeting, lets another ask, or could not be heard. */
function isTurnTaking(text: string, { calls, greetings }: LanguagePhrases): boolean {
  const lower = text.slice(0, 80).toLowerCase();
  if (greetings.some((start) => lower.startsWith(start)) || isInaudible(lower)) return true;
  return text.length < 80 && calls.some((call) => lower.includes(call));
}

/** Names between a comma and the end of a clause, or that begin or are a whole sentence. */
function calledIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:, |^|[.!?—] {1,2})(\p{L}{3,40})(?=[.,?!—]|$)/gu)].map(([, name = ""]) => name);
}

/** Whether a text in lower case has words that the one who wrote it down could not hear. */
export function isInaudible(lower: string): boolean {
  return /[([](?:inaudible|inaudito|cross-?talk)/.test(lower);
}
