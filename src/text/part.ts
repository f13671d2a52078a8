import {
  apostrophe,
  classAt,
  digit,
  ignorable,
  isLetterOrDigitAt,
  letter,
  mark,
  sizeAt,
} from "./character.ts";
import { foldTerm } from "./fold.ts";

/** A stretch of a text that is one word: `harbour's`, `U.S.`, `37,000`, or one side of a hyphen. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** Folded; empty when it holds nothing to compare. */
  readonly term: string;
  /** Whether it is a number and nothing else. */
  readonly numeric: boolean;
}

/** Where the letters, digits and marks that stand together from `start` end; marks without width may lie between. */
export function endOfRun(text: string, start: number): number {
  let end = start;
  let index = start;
  for (;;) {
    const kind = classAt(text, index);
    if (kind === letter || kind === digit || kind === mark) {
      index += sizeAt(text, index);
      end = index;
    } else if (kind === ignorable) index++;
    else return end;
  }
}

/** Where the marks that belong to the character ending at `end` are over. */
export function endOfMarks(text: string, end: number): number {
  let index = end;
  while (classAt(text, index) === mark) index += sizeAt(text, index);
  return index;
}

/** Where a possessive `'s` at `index` ends; `index` itself when there is none. */
export function endOfPossessive(text: string, index: number): number {
  if (classAt(text, index) !== apostrophe || (text.charCodeAt(index + 1) | 0x20) !== 0x73) return index;
  const end = index + 2;
  if (endOfRun(text, index + 1) !== end) return index;
  return classAt(text, end) === apostrophe && isLetterOrDigitAt(text, end + 1) ? index : end;
}

/** Beginnings that French, Italian and their like join to the next word (`l'information`): no word of their own. */
const elisions = new Set(
  "c d j l m n s t qu jusqu lorsqu puisqu quoiqu un all dall dell nell sull coll quell quest bell gl".split(
    " ",
  ),
);
/** Words whose `'s` is a verb: `it's` is one word, `its`, as it is often typed. */
const contracted = new Set("it he she that what who where when why how here there let".split(" "));

/**
 * Reads the word whose first letter is at `start`: contractions and names are one word (`dont`, `oclock`, `oreilly`), a
 * possessive `'s` is left off, an elided article is passed over.
 */
export function readWord(text: string, start: number): Part {
  let from = start;
  let end = endOfRun(text, from);
  let term = foldTerm(text.slice(from, end));
  while (classAt(text, end) === apostrophe && isLetterOrDigitAt(text, end + 1)) {
    const possessive = endOfPossessive(text, end);
    if (possessive > end)
      return { start: from, end: possessive, term: contracted.has(term) ? `${term}s` : term, numeric: false };
    const next = endOfRun(text, end + 1);
    const rest = text.slice(end + 1, next);
    if (elisions.has(term)) {
      from = end + 1;
      term = foldTerm(rest);
    } else term = foldTerm(term + rest);
    end = next;
  }
  return { start: from, end, term, numeric: false };
}

/** Reads `U.S.` or `p.m` at `start` as one word without its dots; `undefined` when no such thing stands there. */
export function readAcronym(text: string, start: number): Part | undefined {
  if (!isInitial(text, start)) return undefined;
  let end = start;
  let letters = "";
  while (isInitial(text, end)) {
    letters += text.charAt(end);
    end += 2;
  }
  const next = endOfRun(text, end);
  if (next === end + 1 && classAt(text, end) === letter) {
    letters += text.charAt(end);
    end = next;
  } else if (next > end) end--;
  if (letters.length < 2) return undefined;
  return { start, end: endOfPossessive(text, end), term: foldTerm(letters), numeric: false };
}

function isInitial(text: string, index: number): boolean {
  return text.charCodeAt(index + 1) === 0x2e && classAt(text, index) === letter && sizeAt(text, index) === 1;
}
