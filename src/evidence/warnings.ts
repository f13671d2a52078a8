import { foldTerm } from "../text/fold.ts";
import { stemTerm } from "../text/stem.ts";
import { isStopWordIn } from "../text/stop-words.ts";
import { isDenial, isDoubt, isHedge, isNegation, isNumber, isTurn } from "../text/telling-words.ts";
import { readWords } from "./source-words.ts";
import type { DiffPart } from "./verification.ts";
import { type Warning, type WarningCode, warn } from "./warning.ts";

/** What a reader should know of words that an ellipsis left out, where `bracket` is null, or that a bracket replaced. */
export function warnOfGap(between: string, bracket: string | null, lang: string): readonly Warning[] {
  const left = printedIn(between);
  const put = printedIn(bracket ?? "");
  const differs = (test: (key: string) => boolean): string | undefined =>
    [...missingFrom(left, put), ...missingFrom(put, left)].find(({ key }) => test(key))?.printed;
  const kinds = [
    ["negation-omitted", differs(isNegation) ?? japaneseNegation.exec(between)?.[0]],
    ["number-omitted", differs(isNumber)],
    ["hedge-omitted", differs(bracket === null && left.length <= shortGap ? isHedge : isDoubt)],
  ] as const;
  const warnings = kinds.flatMap(([code, word]) => (word === undefined ? [] : [warn(code, `"${word}"`)]));
  if (warnings.length > 0 || bracket === null) return warnings;
  const lost = left.find(({ key }) => (isTelling(key, lang) || isTurn(key)) && !isAmong(key, put, lang));
  if (lost !== undefined) return [changed(lost.printed, bracket)];
  const isTurned = put.length <= shortBracket && missingFrom(put, left).some(({ key }) => isTurn(key));
  return isTurned ? [changed(between, bracket)] : [];
}

/** Words of an ellipsis within a clause, where each tells; and of a bracket that does not explain. */
const shortGap = 4;
const shortBracket = 2;

/** Words that bound what they stand before, and neither deny it nor make it a condition. */
const joining = new Set("but until only apenas nur רק".split(" "));

/** That the word right before what is quoted denies it, or sets a condition. */
export function warnOfBefore(neighbour: string): readonly Warning[] {
  const denial = printedIn(neighbour).find(({ key }) => isNegation(key) && !joining.has(key));
  return denial === undefined ? [] : [warn("negation-before", `"${denial.printed}"`)];
}

/** Whether a text denies anything, or sets a condition. */
export function hasNegation(text: string): boolean {
  return printedIn(text).some(({ key }) => isNegation(key));
}

/** Whether a claim makes a sentence of its own of words that the word before them denies: it begins with a capital, they do not. */
export function isCutFromDenial(neighbour: string, claim: string, source: string): boolean {
  const [one, other] = [claim, source].map((text) => text.replace(/^[^\p{L}\p{N}]+/u, ""));
  const isRaised = /^\p{Lu}/u.test(one ?? "") && /^\p{Ll}/u.test(other ?? "");
  return isRaised && /\p{Ll}/u.test(claim) && printedIn(neighbour).some(({ key }) => isDenial(key));
}

/** What a reader should know of a bracket before the first or behind the last word, which may stand for the word that the source has there. */
export function warnOfOuter(neighbour: string, bracket: string, lang: string): readonly Warning[] {
  const warnings = warnOfGap("", bracket, lang);
  if (warnings.length > 0) return warnings;
  const put = printedIn(bracket);
  const lost = printedIn(neighbour).find(({ key }) => isTelling(key, lang) && !isAmong(key, put, lang));
  return lost === undefined ? [] : [changed(lost.printed, bracket)];
}

/** Letters that brackets changed may give another form of the word, and no other word. */
export function warnOfEdit(source: string, edited: string, lang: string): readonly Warning[] {
  const warnings = warnOfGap(source, edited, lang).filter(({ code }) => code !== "word-changed");
  if (warnings.length > 0) return warnings;
  const [one, two] = [source, edited].map((word) => stemTerm(foldTerm(word), lang));
  return one === two ? [] : [changed(source, edited)];
}

function changed(source: string, bracket: string): Warning {
  return warn("word-changed", `"${bracket}" of "${source}"`);
}

const japaneseNegation = /ない|なかっ|なく|ません/;

/** A word as it is compared and as it is printed. */
interface Printed {
  readonly key: string;
  readonly printed: string;
}

function printedIn(text: string, lang?: string): readonly Printed[] {
  return readWords(text, lang).map(({ key, start, end }) => ({ key, printed: text.slice(start, end) }));
}

function missingFrom(words: readonly Printed[], others: readonly Printed[]): readonly Printed[] {
  const keys = new Set(others.map(({ key }) => key));
  return words.filter(({ key }) => !keys.has(key));
}

/** Whether a word says more than how others hang together. */
function isTelling(key: string, lang: string): boolean {
  return !isStopWordIn(foldTerm(key), [lang, "en"]);
}

function isAmong(key: string, words: readonly Printed[], lang: string): boolean {
  const stem = stemTerm(foldTerm(key), lang);
  return words.some((other) => stemTerm(foldTerm(other.key), lang) === stem);
}

/** Most words of each side that a warning shows. */
const mostShown = 3;

/** What a reader should know of words that are others in the source. */
export function warnOfChanges(changed: readonly DiffPart[], lang: string): readonly Warning[] {
  const claim = changed.flatMap((part) => printedIn(part.claim ?? "", lang));
  const source = changed.flatMap((part) => printedIn(part.source ?? "", lang));
  const [added, lost] = [missingFrom(claim, source), missingFrom(source, claim)];
  const tests = [
    ["negation-changed", isNegation],
    ["number-changed", isNumber],
    ["hedge-changed", isHedge],
  ] as const;
  const isTold = (name: string): boolean => tests.some(([, test]) => test(foldTerm(name)));
  const namesOf = (text = "", other = ""): readonly string[] =>
    (text.match(names) ?? []).filter((name) => !other.includes(name) && !isTold(name));
  return [
    ...tests.flatMap(([code, test]) => warnOfBoth(code, thatAre(test, added), thatAre(test, lost))),
    ...warnOfBoth(
      "name-changed",
      changed.flatMap((part) => namesOf(part.claim, part.source)),
      changed.flatMap((part) => namesOf(part.source, part.claim)),
    ),
  ];
}

const names = /\p{Lu}[\p{L}\p{M}]+/gu;

function thatAre(test: (key: string) => boolean, words: readonly Printed[]): readonly string[] {
  return words.flatMap(({ key, printed }) => (test(key) ? [printed] : []));
}

function warnOfBoth(
  code: WarningCode,
  claim: readonly string[],
  source: readonly string[],
): readonly Warning[] {
  const toList = (words: readonly string[]): string =>
    [...new Set(words)]
      .slice(0, mostShown)
      .map((word) => `"${word}"`)
      .join(", ");
  const sides = [
    ...(claim.length > 0 ? [`the claim has ${toList(claim)}`] : []),
    ...(source.length > 0 ? [`the source has ${toList(source)}`] : []),
  ];
  return sides.length === 0 ? [] : [warn(code, sides.join("; "))];
}
