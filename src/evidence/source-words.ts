import type { Range } from "../domain/range.ts";
import { foldTerm } from "../text/fold.ts";
import { baseOfLang } from "../text/lang.ts";
import { stopWordLangs } from "../text/stop-words.ts";
import type { Token } from "../text/token.ts";
import { tokenize } from "../text/tokenize.ts";

/** The version of the rules by which words are compared; `docs/folding.md` has them. */
export const contract = "folding/4";

/**
 * A word as it is compared: `key` keeps the apostrophe, which tells "were" from "we're", what stands around a number and
 * belongs to it, a sign or a currency, and the capitals of a name that would be a common word without them ("US", "WHO").
 */
export interface SourceWord extends Range {
  readonly key: string;
}

/** The words of a text, in order; `lang` tells what `1.500` is, thousands where it is unknown. Linear. */
export function readWords(text: string, lang?: string): readonly SourceWord[] {
  const tokens = toSingle(tokenize(text));
  const words = tokens.map((token) => toWord(text, token, lang));
  return words.map((word, index) => {
    if (!isInCapitals(text, word)) return word;
    const { term } = tokens[index] as Token;
    if (stopWordLangs(term).length === 0) return word;
    const around = [words[index - 1], words[index + 1]].filter((other) => other !== undefined);
    const isShouted =
      around.length > 0 && around.every(({ start, end }) => !small.test(text.slice(start, end)));
    return isShouted ? word : { ...word, key: word.key.toUpperCase() };
  });
}

/** Whether the words of a text depend on the language that it is read in. */
export function dependsOnLang(text: string): boolean {
  return /\d\.\d{3}/.test(text);
}

/** Each word once; `per cent` is one. */
function toSingle(tokens: readonly Token[]): readonly Token[] {
  const pairs = tokens.filter(({ term, width }) => width === 2 && term === "percent");
  if (pairs.length === 0) return tokens.filter(({ width }) => width === 1);
  const parts = new Set(pairs.flatMap(({ position }) => [position, position + 1]));
  const isOwn = (token: Token): boolean =>
    token.width === 1 ? !parts.has(token.position) : pairs.includes(token);
  return tokens.filter(isOwn);
}

/** Languages that write the point before a fraction, and never between thousands. */
const pointLangs = new Set("en zh ja ko th he hi cy ga".split(" "));

function isFraction(printed: string, lang: string | undefined): boolean {
  return /^\d{1,3}\.\d{3}$/.test(printed) && lang !== undefined && pointLangs.has(baseOfLang(lang));
}

function isInCapitals(text: string, { start, end }: Range): boolean {
  if (isSmallAt(text, start) || isSmallAt(text, start + 1) || end - start < 2) return false;
  const printed = text.slice(start, end);
  return /\p{Lu}.*\p{Lu}/u.test(printed) && !small.test(printed);
}

const small = /\p{Ll}/u;

function isSmallAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x61 && code <= 0x7a;
}

function toWord(text: string, { term: folded, start, end }: Token, lang: string | undefined): SourceWord {
  if (isPlain(text, start, end)) return { start, end, key: folded };
  const printed = text.slice(start, end);
  const term = isFraction(printed, lang) ? printed : folded;
  if (apostrophes.test(printed))
    return { start, end, key: printed.split(apostrophes).map(foldTerm).join("'") };
  return isNumeral.test(term) ? withSigns(term, text, start, end) : { start, end, key: term };
}

/** Whether a word is of ASCII letters alone, as most are. */
function isPlain(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const lower = text.charCodeAt(index) | 0x20;
    if (lower < 0x61 || lower > 0x7a) return false;
  }
  return true;
}

/** Most characters before and behind a number that belong to it. */
const signReach = 6;

function withSigns(term: string, text: string, start: number, end: number): SourceWord {
  const [lead = "", { sign, currency }] = read(
    signsBefore,
    text.slice(Math.max(0, start - signReach), start),
  );
  const [tail = "", { unit, currency: behind }] = read(signsBehind, text.slice(end, end + signReach));
  const key = (sign ?? "").replace(/[-−–—]\s?/, "-") + (currency ?? behind ?? "") + term + (unit ?? "");
  return { start: start - lead.length, end: end + tail.length, key };
}

function read(
  pattern: RegExp,
  text: string,
): readonly [string | undefined, Readonly<Record<string, string>>] {
  const match = pattern.exec(text);
  return [match?.[0], match?.groups ?? {}];
}

const isNumeral = /^\p{N}/u;
/**
 * A dash is a minus where it touches the number and no word, not in `the plan - 15`; between two numbers it makes a range of
 * them, and other signs a sum, a date or a time.
 */
const signsBefore =
  /(?<sign>(?<=^|[\s([{"'“‘«])[-−–±<>≤≥~≈]|(?<=\d\s?)[-−–—]\s?(?=\p{Sc}?\s?$)|(?<=\d)[+*×÷=^/:])?(?:(?<currency>\p{Sc})\s?)?$/u;
const signsBehind = /^(?:\s?(?:(?<currency>\p{Sc})(?!\s?\d)|(?<unit>[°‰×]|\+(?!\s?\d))))/u;
const apostrophes = /['’ʼ‘`´＇]/;
