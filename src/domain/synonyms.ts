/** One rule of a corpus' synonyms: whoever searches any of `from` finds all of `to`, too. Both ways where they are the same. */
export interface SynonymRule {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Most words of one synonym, most synonyms of one rule, most rules of a corpus. */
export const synonymLimits = { words: 8, entries: 32, rules: 10_000 } as const;
