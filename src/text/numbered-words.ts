import { createTermTable, type TermTable } from "./term-table.ts";
import { readWords, type WordTaker } from "./tokenize.ts";

/** The words of a text as `tokenize` finds them, with numbers for their terms; valid until the next text is read. */
export interface NumberedWords {
  /** Tokens. */
  readonly size: number;
  /** Tokens of one place. */
  readonly words: number;
  /** By token the number of its term, its place among the words, and the places that it covers. */
  readonly terms: Uint32Array;
  readonly positions: Uint32Array;
  readonly widths: Uint32Array;
}

/** Reads one text after the other, and makes no object for a word, nor a string for one that it has met. */
export interface WordNumberer {
  readonly table: TermTable;
  read(text: string): NumberedWords;
}

/** A numberer that has met no term yet. */
export function createWordNumberer(): WordNumberer {
  const table = createTermTable();
  let terms = new Uint32Array(1024);
  let positions = new Uint32Array(1024);
  let widths = new Uint32Array(1024);
  let size = 0;
  let words = 0;
  const push = (term: number, position: number, width: number): void => {
    if (size === terms.length) [terms, positions, widths] = [grow(terms), grow(positions), grow(widths)];
    terms[size] = term;
    positions[size] = position;
    widths[size++] = width;
    if (width === 1) words++;
  };
  const taker: WordTaker = {
    lastTerm() {
      return size === 0 ? "" : (table.terms[terms[size - 1] as number] as string);
    },
    takePlain(text, start, end, position) {
      push(table.numberOfPlain(text, start, end), position, 1);
    },
    take({ term, position, width }) {
      push(table.numberOf(term), position, width);
    },
  };
  return {
    table,
    read(text) {
      size = 0;
      words = 0;
      readWords(text, taker);
      return { size, words, terms, positions, widths };
    },
  };
}

function grow(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}
