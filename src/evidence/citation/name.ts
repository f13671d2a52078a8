import type { Person } from "../../domain/person.ts";
import {
  groupWords,
  honorifics,
  largeParticles,
  particles,
  secondGivenNames,
  spanishFamilyNames,
  suffixes,
} from "./name-words.ts";

/** A name in CSL: in its parts where they are told, else whole. */
export type CslName =
  | {
      readonly family: string;
      readonly given: string;
      readonly "non-dropping-particle"?: string;
      readonly suffix?: string;
    }
  | { readonly literal: string };

/** Who is cited: what the corpus says of a person or group, as far as it does. */
export type CitedPerson = Pick<Person, "name" | "family" | "isGroup">;

/**
 * A person's name in the parts that a bibliography sorts and shortens by. The family name that the corpus states beats
 * every guess; a group, a single word, and a name whose parts nothing tells stay whole. `lang` is that of the document.
 */
export function toCslName({ name, family, isGroup }: CitedPerson, lang: string): CslName {
  const whole = name.replace(/\s+/g, " ").trim();
  if (isGroup === true) return { literal: whole };
  const { words, suffix } = splitSuffix(whole);
  if (family !== undefined) return withFamily(words.join(" "), family, suffix) ?? { literal: whole };
  const parted = partAtComma(words);
  if (parted !== undefined) return { ...parted, ...(suffix !== undefined && { suffix }) };
  const own = words.slice(words.findIndex((word) => !honorifics.has(keyOf(word))));
  if (own.length < 2 || own.some(isGroupWord)) return { literal: whole };
  const start = lang === "hu" ? undefined : familyStart(own, lang);
  if (start === undefined) return { family: own[0] ?? "", given: own.slice(1).join(" ") };
  return toParts(own, start, suffix);
}

/** `King, Jr.` and `King III` end in what is neither given nor family name. */
function splitSuffix(name: string): { readonly words: readonly string[]; readonly suffix?: string } {
  const words = name.split(" ");
  const last = words.at(-1) ?? "";
  if (words.length < 3 || !suffixes.has(keyOf(last))) return { words };
  const rest = words.slice(0, -1);
  return { words: [...rest.slice(0, -1), (rest.at(-1) ?? "").replace(/,$/, "")], suffix: last };
}

/** `Vega, Marta de la` is a family name and the others. */
function partAtComma(words: readonly string[]): { family: string; given: string } | undefined {
  const [family = "", given = "", ...more] = words.join(" ").split(", ");
  return given === "" || more.length > 0 ? undefined : { family, given };
}

function withFamily(name: string, family: string, suffix: string | undefined): CslName | undefined {
  const at = name.lastIndexOf(family);
  if (family === "" || at < 0) return undefined;
  const given = `${name.slice(0, at)} ${name.slice(at + family.length)}`.replace(/\s+/g, " ").trim();
  return given === "" ? undefined : { family, given, ...(suffix !== undefined && { suffix }) };
}

/** Where the family name begins, its particles included. */
function familyStart(words: readonly string[], lang: string): number {
  const last = words.length - 1;
  const double = words.findIndex(
    (word, index) => index > 0 && index < last && isFirstOfTwo(word, words, index),
  );
  if (double > 0) return backOverParticles(words, double);
  const joined = words.findIndex((word, index) => index > 0 && index < last && /^(y|e|i)$/.test(word));
  if (joined > 1) return backOverParticles(words, joined - 1);
  const small = words.findIndex((word, index) => index > 0 && index < last && isParticle(word));
  if (small > 0) return small;
  return isSpanish(lang) ? spanishStart(words) : backOverParticles(words, last);
}

function isFirstOfTwo(word: string, words: readonly string[], index: number): boolean {
  const following = words[index + 1] ?? "";
  return spanishFamilyNames.has(keyOf(word)) && !following.endsWith(".") && !isInitial(following);
}

function spanishStart(words: readonly string[]): number {
  if (words.length === 2) return 1;
  if (words.length > 3) return words.length - 2;
  return secondGivenNames.has(keyOf(words[1] ?? "")) || isInitial(words[1] ?? "") ? 2 : 1;
}

function backOverParticles(words: readonly string[], start: number): number {
  let first = start;
  while (
    first > 1 &&
    (isParticle(words[first - 1] ?? "") || largeParticles.has(keyOf(words[first - 1] ?? "")))
  )
    first--;
  return first;
}

function toParts(words: readonly string[], start: number, suffix: string | undefined): CslName {
  let end = start;
  while (end < words.length - 1 && isParticle(words[end] ?? "")) end++;
  const particle = words.slice(start, end).join(" ");
  return {
    family: words.slice(end).join(" "),
    given: words.slice(0, start).join(" "),
    ...(particle !== "" && { "non-dropping-particle": particle }),
    ...(suffix !== undefined && { suffix }),
  };
}

/** A particle is written small; written large it is part of the name. */
function isParticle(word: string): boolean {
  return particles.has(word) || word === "’t";
}

function isGroupWord(word: string): boolean {
  return groupWords.has(keyOf(word)) || /\d/.test(word);
}

function isInitial(word: string): boolean {
  return /^\p{Lu}\.?$/u.test(word);
}

function isSpanish(lang: string): boolean {
  return lang === "es" || lang.startsWith("es-");
}

function keyOf(word: string): string {
  return word.toLowerCase();
}
