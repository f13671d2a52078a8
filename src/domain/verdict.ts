/**
 * What checking a claim found. `verbatim`: these very characters. `verbatim-typography`: these words; only glyphs,
 * spacing, case, or punctuation differ. `edited-as-marked`: brackets and ellipses used honestly.
 * `edited-meaning-at-risk`: what they left out or replaced holds a negation, a condition or a number.
 * `different-words`, `other-speaker`, `other-date`. `withdrawn`: these words are withheld. `not-found`. `cannot-check`: too few words, too common, or the
 * source does not say who or when.
 */
export const verdicts = [
  "verbatim",
  "verbatim-typography",
  "edited-as-marked",
  "edited-meaning-at-risk",
  "different-words",
  "other-speaker",
  "other-date",
  "withdrawn",
  "not-found",
  "cannot-check",
] as const;

/** One of `verdicts`. */
export type Verdict = (typeof verdicts)[number];

/** What differs although the words are the same; `docs/folding.md` says what each means. */
export const foldings = [
  "quotation-marks",
  "dashes",
  "spacing",
  "case",
  "punctuation",
  "diacritics",
  "number-form",
  "hyphenation",
  "asides",
] as const;

/** One of `foldings`. */
export type Folding = (typeof foldings)[number];
