import type { Range } from "../domain/range.ts";
import { foldTerm } from "../text/fold.ts";
import { changesWithCapital, isCount } from "../text/homographs.ts";
import { baseOfLang } from "../text/lang.ts";
import { isNegation } from "../text/telling-words.ts";

/** A word of a claim, and the one of the source that has the same letters. */
export interface Pair {
  readonly claim: Range;
  readonly source: Range;
}

/** The texts that the pairs are places in. */
export interface Texts {
  readonly claim: string;
  readonly source: string;
  readonly lang: string;
}

/**
 * The places of those pairs, in order, whose words have the same letters and are other words all the same: by a capital
 * inside a sentence (`May` and `may`), by an accent (`habló` and `hablo`), by the hyphen's place (`twenty-five dollar`
 * and `twenty five-dollar`), or by a sentence that ends behind a denial in one of the two alone.
 */
export function findOtherWords(pairs: readonly Pair[], texts: Texts): ReadonlySet<number> {
  const printed = pairs.map((pair) => printedOf(pair, texts));
  const gaps = pairs.map((pair, index) => between(pair, pairs[index + 1], texts));
  const isUnlike = (_: unknown, index: number): boolean =>
    [printed[index], gaps[index - 1], gaps[index]].some((part) => part?.claim !== part?.source);
  const unlike = [...pairs.keys()].filter(isUnlike);
  if (unlike.length === 0) return new Set();
  const isOtherName = capitalsTell(pairs, printed, texts) ? isOtherByCapital : () => false;
  const isOtherAccent = accentsTell(texts) ? isOtherByAccent : () => false;
  const isOther = (index: number): boolean => {
    const words = printed[index] as Printed;
    const sides = { before: onlyMarks(gaps[index - 1]), behind: onlyMarks(gaps[index]) };
    return (
      (words.claim !== words.source &&
        (isOtherName(words, pairs[index] as Pair, texts) || isOtherAccent(words))) ||
      isHyphenMoved(sides, printed[index - 1]) ||
      isDenialCut(sides, words)
    );
  };
  return new Set(unlike.filter(isOther));
}

interface Printed {
  readonly claim: string;
  readonly source: string;
}

function printedOf({ claim, source }: Pair, texts: Texts): Printed {
  return {
    claim: texts.claim.slice(claim.start, claim.end),
    source: texts.source.slice(source.start, source.end),
  };
}

/** What stands between a word and the next. */
function between(pair: Pair, next: Pair | undefined, texts: Texts): Printed | undefined {
  if (next === undefined) return undefined;
  const claim = texts.claim.slice(pair.claim.end, next.claim.start);
  const source = texts.source.slice(pair.source.end, next.source.start);
  return { claim, source };
}

/** What stands between two words, where nothing but marks does in both texts. */
function onlyMarks(gap: Printed | undefined): Printed | undefined {
  return gap === undefined || /[\p{L}\p{N}[\]…]/u.test(gap.claim + gap.source) ? undefined : gap;
}

const capital = /^\p{Lu}/u;

/** Whether the claim's capitals tell anything: not where it has none though the source has several, which is a way of writing. */
function capitalsTell(pairs: readonly Pair[], printed: readonly Printed[], texts: Texts): boolean {
  if (/\p{Lu}/u.test(texts.claim)) return true;
  const lowered = pairs.filter(
    ({ source }, index) => capital.test(printed[index]?.source ?? "") && !begins(texts.source, source.start),
  );
  return lowered.length < 2;
}

function isOtherByCapital({ claim, source }: Printed, pair: Pair, texts: Texts): boolean {
  if (capital.test(claim) === capital.test(source) || !changesWithCapital(foldTerm(source))) return false;
  if (isShouted(claim) || isShouted(source)) return false;
  return !begins(texts.claim, pair.claim.start) && !begins(texts.source, pair.source.start);
}

function isShouted(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word);
}

/** Whether a word may have a capital for its place alone: the first of a text, a sentence or a quotation. */
function begins(text: string, start: number): boolean {
  return /(?:^|[.!?:…][^\p{L}\p{N}]*|[“"‘'«„([—–]\s*)$/u.test(text.slice(Math.max(0, start - 8), start));
}

const accent = /[\u0300-\u036f]/;

/** Whether accents tell words apart: in other languages than English, for who writes any. */
function accentsTell({ claim, lang }: Texts): boolean {
  return baseOfLang(lang) !== "en" && accent.test(claim.normalize("NFD"));
}

/** A capital may go without its accent, and only Latin letters have accents that tell. */
function isOtherByAccent({ claim, source }: Printed): boolean {
  if (!/^[\p{sc=Latin}\p{M}’']+$/u.test(source)) return false;
  const isFree = capital.test(claim) || capital.test(source);
  const [one, other] = [claim, source].map((word) => {
    const letters = word.normalize("NFD").match(/\p{L}\p{M}*/gu) ?? [];
    return letters
      .map((letter, index) => foldTerm(letter) + (index === 0 && isFree ? "" : letter.slice(1)))
      .join("");
  });
  return one !== other;
}

const hyphen = /^[-‐‑]$/;

/** What stands on both sides of a word, where nothing but marks does. */
interface Sides {
  readonly before: Printed | undefined;
  readonly behind: Printed | undefined;
}

/** Whether a hyphen stands before a word in one text and behind it in the other, or is missing before what is counted. */
function isHyphenMoved({ before, behind }: Sides, wordBefore: Printed | undefined): boolean {
  if (before === undefined || behind === undefined) return false;
  const here = (side: keyof Printed): readonly boolean[] => [
    hyphen.test(before[side]),
    hyphen.test(behind[side]),
  ];
  const [claim, source] = [here("claim"), here("source")];
  if (claim[0] === source[0]) return false;
  if (claim[1] !== source[1]) return claim[0] === source[1];
  return claim[1] === true && isCount(foldTerm(wordBefore?.source ?? ""));
}

/** Whether a sentence ends behind a denial in one text, where the other goes straight on. */
function isDenialCut({ before, behind }: Sides, { source }: Printed): boolean {
  if (before === undefined || behind === undefined) return false;
  if (!isNegation(source.replace("’", "'").toLowerCase()) || /[.!?]/.test(before.source)) return false;
  return [
    [behind.claim, behind.source],
    [behind.source, behind.claim],
  ].some(([one = "", other = ""]) => /[.!?]/.test(one) && /^\s*$/.test(other));
}
