/** How a form of a word came to be counted: as typed, by its stem, by a prefix, by its spelling, as a synonym, or as words that stand together. */
export const formMatches = ["printed", "form", "prefix", "spelling", "synonym", "together"] as const;

/** One of `formMatches`. */
export type FormMatch = (typeof formMatches)[number];

/** What of a paragraph a term of the query met. */
export interface FormScore {
  /** Folded, as it is indexed. */
  readonly form: string;
  readonly match: FormMatch;
  /** How often it stands there. */
  readonly times: number;
  /** What one occurrence counts, from 0 to 1. */
  readonly weight: number;
}

/** What one term of the query adds: `rarity · weight · (k1 + 1) · frequency / (frequency + lengthNorm)`. */
export interface TermScore {
  /** As typed. */
  readonly term: string;
  readonly forms: readonly FormScore[];
  /** Occurrences in the paragraph, each counted by its form's weight (tf). */
  readonly frequency: number;
  /** How many paragraphs of the corpus have the term (df), and how rare that makes it (idf). */
  readonly paragraphs: number;
  readonly rarity: number;
  /** More for a long paragraph than for a short one. */
  readonly lengthNorm: number;
  /** 1, and less for a stop word among other words and for synonyms. */
  readonly weight: number;
  readonly score: number;
}

/** What two neighbouring terms of the query add where they stand together. */
export interface PairScore {
  /** As typed. */
  readonly terms: readonly [string, string];
  readonly times: number;
  readonly score: number;
}

/** What a term adds for standing among the first words of the paragraph. */
export interface OpeningScore {
  /** As typed. */
  readonly term: string;
  /** Words before it. */
  readonly position: number;
  readonly score: number;
}

/** What a score is made of: the scores of its parts add up to it. */
export interface ScoreExplanation {
  readonly terms: readonly TermScore[];
  readonly pairs: readonly PairScore[];
  readonly openings: readonly OpeningScore[];
  /** What a remembered sentence adds to the sum of the others, by a factor; `null` where the query is none. */
  readonly sentence: { readonly cover: number; readonly factor: number; readonly score: number } | null;
}
