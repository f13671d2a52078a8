import type { Range } from "../domain/range.ts";
import { readWords } from "./source-words.ts";

/**
 * What a claim must find, in order: words, words with letters changed in brackets, and gaps that were marked. Each with its
 * place in the claim's text.
 */
export type Item = Range &
  (
    | { readonly kind: "word"; readonly key: string; readonly printed: string }
    | {
        readonly kind: "edited";
        readonly before: string;
        readonly after: string;
        /** With the brackets taken off. */
        readonly whole: string;
        readonly printed: string;
      }
    | { readonly kind: "gap"; readonly most: number; readonly bracket: string | null }
  );

/** A claim taken apart. */
export interface ClaimPattern {
  /** Without the quotation marks around it. */
  readonly text: string;
  readonly items: readonly Item[];
  /** Brackets before the first and behind the last word: what they stand for cannot be told. */
  readonly outer: readonly { readonly bracket: string; readonly isBefore: boolean }[];
  /** The same with every bracket and ellipsis taken for the source's own; `undefined` where there are none. */
  readonly literal?: readonly Item[];
  /** Whether it is in capitals throughout: then no capitals in the source tell anything. */
  readonly isShouted: boolean;
}

/** Fixed words without which nothing can be said of a claim. */
export const leastWords = 4;
/** Most words that an ellipsis may leave out, for each word of the claim and in all, and that a bracket may stand for. */
const gapForEach = 15;
const ellipsisGap = 300;
const bracketGap = 12;

const mark =
  /(?<ellipsis>[[(]\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*[\])]|…+|\.\s?\.\s?\.(?:\s?\.)?)|(?<![\p{L}’'])(?<before>(?:\p{L}+[’'])*\p{L}*)\[(?<inside>[^[\]]*)\](?<after>\p{L}*(?:[’']\p{L}+)*)/gu;

/** Stands wherever `mark` does: most claims have none. */
const anyMark = /[[…]|\.\s?\.\s?\./;

/**
 * Takes a claim apart, as one in that language where it is known; brackets that are the source's own are words like others.
 * Total and linear: any text gives a pattern.
 */
export function readClaim(
  quote: string,
  lang?: string,
  isOwn: (bracket: string) => boolean = () => false,
): ClaimPattern {
  const text = withoutOuterMarks(quote.trim());
  const isShouted = /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
  const toWords = (part: string, offset = 0): readonly Item[] => wordsOf(part, offset, { isShouted, lang });
  const items: Item[] = [];
  let at = 0;
  for (const match of anyMark.test(text) ? text.matchAll(mark) : []) {
    const isWhole = match.groups?.before === "" && match.groups.after === "";
    const own = isWhole && isOwn(match[0]) ? toWords(match[0], match.index) : undefined;
    items.push(...toWords(text.slice(at, match.index), at), ...(own ?? toItem(match, toWords)));
    at = match.index + match[0].length;
  }
  const hasMarks = at > 0;
  items.push(...toWords(text.slice(at), at));
  return { text, isShouted, ...splitOuter(items), ...(hasMarks && { literal: toWords(text) }) };
}

/** A claim without the quotation marks around it; marks inside tell that those at its ends are no pair. */
function withoutOuterMarks(quote: string): string {
  const isMarked = quote.length > 1 && /^["“„«‘'「]/.test(quote) && /["”“»’'」]$/.test(quote);
  const inner = quote.slice(1, -1);
  return isMarked && !/["“”«»]/.test(inner) ? inner.trim() : quote;
}

function wordsOf(
  text: string,
  offset: number,
  { isShouted, lang }: { isShouted: boolean; lang: string | undefined },
): readonly Item[] {
  return readWords(text, lang).map(({ key, start, end }) => ({
    kind: "word",
    key: isShouted ? key.toLowerCase() : key,
    printed: text.slice(start, end),
    start: offset + start,
    end: offset + end,
  }));
}

function toItem(
  { 0: printed, index: start, groups = {} }: RegExpExecArray,
  toWords: (part: string, offset: number) => readonly Item[],
): readonly Item[] {
  const range = { start, end: start + printed.length };
  if (groups.ellipsis !== undefined) return [{ kind: "gap", most: ellipsisGap, bracket: null, ...range }];
  const { before = "", inside = "", after = "" } = groups;
  if (/^\s*sic\s*$/i.test(inside)) return toWords(before + after, start);
  if ((before !== "" || after !== "") && /^[\p{L}'’]{0,12}$/u.test(inside)) {
    const whole = before + inside + after;
    return [{ kind: "edited", before: fold(before), after: fold(after), whole, printed, ...range }];
  }
  return [
    ...toWords(before, start),
    { kind: "gap", most: bracketGap, bracket: inside.trim(), ...range },
    ...toWords(after, range.end - after.length),
  ];
}

/** The items from the first to the last word, gaps side by side as one, and the brackets outside. */
function splitOuter(items: readonly Item[]): Pick<ClaimPattern, "items" | "outer"> {
  const first = items.findIndex(({ kind }) => kind !== "gap");
  const last = items.findLastIndex(({ kind }) => kind !== "gap");
  const kept: Item[] = [];
  for (const item of items.slice(Math.max(0, first), last + 1)) {
    const previous = kept.at(-1);
    if (item.kind === "gap" && previous?.kind === "gap") {
      const bracket = [previous.bracket, item.bracket].filter(Boolean).join(" ") || null;
      const most = Math.max(previous.most, item.most);
      kept[kept.length - 1] = { kind: "gap", most, bracket, start: previous.start, end: item.end };
    } else kept.push(item);
  }
  const most = gapForEach * kept.filter(({ kind }) => kind !== "gap").length;
  const bounded = kept.map((item) =>
    item.kind === "gap" ? { ...item, most: Math.min(item.most, most) } : item,
  );
  const outer = items.flatMap((item, index) =>
    item.kind === "gap" && item.bracket !== null && (index < first || index > last)
      ? [{ bracket: item.bracket, isBefore: index < first }]
      : [],
  );
  return { items: bounded, outer };
}

function fold(letters: string): string {
  return readWords(letters)[0]?.key ?? "";
}

/** Whether an item is met by a word of the source. */
export function isMet(item: Item, key: string): boolean {
  if (item.kind === "word") return item.key === key;
  if (item.kind === "gap") return false;
  const { before, after } = item;
  return key.length >= before.length + after.length && key.startsWith(before) && key.endsWith(after);
}
