import type { QueryProblem } from "../domain/problem.ts";
import type { Range } from "../domain/range.ts";

/** The fields a query can filter by; `in:` is written for `role:`. */
export const filterFields = [
  "speaker",
  "role",
  "doc",
  "title",
  "source",
  "lang",
  "kind",
  "date",
  "before",
  "after",
] as const;

/** One of `filterFields`. */
export type FilterField = (typeof filterFields)[number];

/** One condition on a paragraph or its document, as written: `speaker:harfuch`, `date:2024-05..2025`. */
export interface Filter extends Range {
  readonly kind: "filter";
  readonly field: FilterField;
  /** The value without its quotes; for `date` a date or `from..to` with either end open. */
  readonly value: string;
  readonly exclude: boolean;
}

/** A word, found in any of its forms. A typed word may hold several tokens (`well-equipped`): they stand together. */
export interface Word extends Range {
  readonly kind: "word";
  readonly text: string;
  /** Whether spelling variants are never tried, even where the corpus lacks the word. */
  readonly isFixed?: boolean;
}

/** Words exactly in that order, unstemmed, stop words included. */
export interface Phrase extends Range {
  readonly kind: "phrase";
  /** The words without their quotes. */
  readonly text: string;
}

/** Words that begin so: `secur*`. */
export interface Prefix extends Range {
  readonly kind: "prefix";
  /** Without the star. */
  readonly text: string;
}

/** Spelling variants wanted: `word~`. */
export interface Variants extends Range {
  readonly kind: "variants";
  /** Without the tilde. */
  readonly text: string;
}

/** Its operands within `distance` words of one another, in any order. */
export interface Near extends Range {
  readonly kind: "near";
  /** Words that the whole match may span beyond its operands, from 0 to 100. */
  readonly distance: number;
  /** Two or more. */
  readonly operands: readonly Term[];
}

/** What stands for words in the text, alone or inside a `Near`. */
export type Term = Word | Phrase | Prefix | Variants;

/**
 * A word with what the corpus says means the same: by itself, or among the words it stands with. Nobody writes it; it is
 * put in a query's place of the word. Where several words have synonyms together, each of them is one of these.
 */
export interface Alike extends Range {
  readonly kind: "alike";
  readonly operand: Word;
  /** The word, or all the words that have the synonyms together, as typed. */
  readonly source: string;
  readonly synonyms: readonly Word[];
  /** Whether it is the first of those words: the synonyms count and are told once. */
  readonly isFirst: boolean;
}

/** All operands (two or more). `explicit` when `AND` was written: then it is never widened. */
export interface All extends Range {
  readonly kind: "all";
  readonly operands: readonly Expression[];
  readonly explicit: boolean;
}

/** Any of its operands (two or more). */
export interface Any extends Range {
  readonly kind: "any";
  readonly operands: readonly Expression[];
}

/** What its operand does not match. */
export interface Not extends Range {
  readonly kind: "not";
  readonly operand: Expression;
}

/** A node of a query; every node knows its place in the text. */
export type Expression = Term | Near | Alike | All | Any | Not | Filter;

/** A query as understood. */
export interface Query {
  /** As typed. */
  readonly text: string;
  /** The words; `null` when there are none, which every paragraph matches. */
  readonly expression: Expression | null;
  /** Conditions on the whole: any-of within a field, all-of across fields, and none that is excluded. */
  readonly filters: readonly Filter[];
  /** What could not be honoured, in the order of the text. */
  readonly problems: readonly QueryProblem[];
}
