import { foldTerm } from "../text/fold.ts";
import { stemTerm } from "../text/stem.ts";
import { isStopWordIn } from "../text/stop-words.ts";
import { isDenial, isDoubt, isHedge, isNegation, isNumber, isTurn } from "../text/telling-words.ts";
import { readWords } from "./source-words.ts";
import type { DiffPart, Warning } from "./verification.ts";

/** What a reader should know of words that an ellipsis left out, where `bracket` is null, or that a bracket replaced. */
export function warnOfGap(between: string, bracket: string | null, lang: string): readonly Warning[] {
  const left = keysOf(between);
  const put = keysOf(bracket ?? "");
  const differs = (test: (key: string) => boolean): string | undefined =>
    [...left.filter((key) => !put.includes(key)), ...put.filter((key) => !left.includes(key))].find(test);
  const kinds = [
    ["negation-omitted", differs(isNegation) ?? japaneseNegation.exec(between)?.[0]],
    ["number-omitted", differs(isNumber)],
    ["hedge-omitted", differs(bracket === null && left.length <= shortGap ? isHedge : isDoubt)],
  ] as const;
  const warnings = kinds.flatMap(([code, word]) =>
    word === undefined ? [] : [{ code, message: `what was left out or replaced holds "${word}"` }],
  );
  if (warnings.length > 0 || bracket === null) return warnings;
  const lost = left.find((key) => (isTelling(key, lang) || isTurn(key)) && !isAmong(key, put, lang));
  if (lost !== undefined) return [changed(lost, bracket)];
  const isTurned = put.length <= shortBracket && put.some((key) => isTurn(key) && !left.includes(key));
  return isTurned ? [changed(between, bracket)] : [];
}

/** Words of an ellipsis within a clause, where each tells; and of a bracket that does not explain. */
const shortGap = 4;
const shortBracket = 2;

/** Words that bound what they stand before, and neither deny it nor make it a condition. */
const joining = new Set("but until only apenas nur רק".split(" "));

/** That the word right before what is quoted denies it, or sets a condition. */
export function warnOfBefore(neighbour: string): readonly Warning[] {
  const denial = keysOf(neighbour).find((key) => isNegation(key) && !joining.has(key));
  if (denial === undefined) return [];
  return [{ code: "negation-before", message: `right before these words the source has "${denial}"` }];
}

/** Whether a text denies anything, or sets a condition. */
export function hasNegation(text: string): boolean {
  return keysOf(text).some(isNegation);
}

/** Whether a claim makes a sentence of its own of words that the word before them denies: it begins with a capital, they do not. */
export function isCutFromDenial(neighbour: string, claim: string, source: string): boolean {
  const [one, other] = [claim, source].map((text) => text.replace(/^[^\p{L}\p{N}]+/u, ""));
  const isRaised = /^\p{Lu}/u.test(one ?? "") && /^\p{Ll}/u.test(other ?? "");
  return isRaised && /\p{Ll}/u.test(claim) && keysOf(neighbour).some(isDenial);
}

/** What a reader should know of a bracket before the first or behind the last word, which may stand for the word that the source has there. */
export function warnOfOuter(neighbour: string, bracket: string, lang: string): readonly Warning[] {
  const warnings = warnOfGap("", bracket, lang);
  if (warnings.length > 0) return warnings;
  const lost = keysOf(neighbour).find((key) => isTelling(key, lang) && !isAmong(key, keysOf(bracket), lang));
  return lost === undefined ? [] : [changed(lost, bracket)];
}

/** Letters that brackets changed may give another form of the word, and no other word. */
export function warnOfEdit(source: string, edited: string, lang: string): readonly Warning[] {
  const warnings = warnOfGap(source, edited, lang).filter(({ code }) => code !== "word-changed");
  if (warnings.length > 0) return warnings;
  const [one, two] = [source, edited].map((word) => stemTerm(foldTerm(word), lang));
  return one === two ? [] : [changed(source, edited)];
}

function changed(source: string, bracket: string): Warning {
  return { code: "word-changed", message: `the brackets make "${bracket}" of "${source}"` };
}

const japaneseNegation = /ない|なかっ|なく|ません/;

function keysOf(text: string, lang?: string): readonly string[] {
  return readWords(text, lang).map(({ key }) => key);
}

/** Whether a word says more than how others hang together. */
function isTelling(key: string, lang: string): boolean {
  return !isStopWordIn(foldTerm(key), [lang, "en"]);
}

function isAmong(key: string, keys: readonly string[], lang: string): boolean {
  const stem = stemTerm(foldTerm(key), lang);
  return keys.some((other) => stemTerm(foldTerm(other), lang) === stem);
}

/** What a reader should know of words that are others in the source. */
export function warnOfChanges(changed: readonly DiffPart[], lang: string): readonly Warning[] {
  const claim = changed.flatMap((part) => keysOf(part.claim ?? "", lang));
  const source = changed.flatMap((part) => keysOf(part.source ?? "", lang));
  const differs = (test: (key: string) => boolean): string | undefined =>
    [...claim.filter((key) => !source.includes(key)), ...source.filter((key) => !claim.includes(key))].find(
      test,
    );
  const names = changed.flatMap(({ claim: own = "", source: other = "" }) => [
    ...(own.match(/\p{Lu}\p{L}+/gu) ?? []).filter((name) => !other.includes(name)),
    ...(other.match(/\p{Lu}\p{L}+/gu) ?? []).filter((name) => !own.includes(name)),
  ]);
  const kinds = [
    ["negation-changed", differs(isNegation), "a word that denies or sets a condition"],
    ["number-changed", differs(isNumber), "a number"],
    ["hedge-changed", differs(isHedge), "a word that says how certain it is"],
    ["name-changed", names[0], "a name"],
  ] as const;
  return kinds.flatMap(([code, word, what]) =>
    word === undefined ? [] : [{ code, message: `${what} was changed: "${word}"` }],
  );
}
