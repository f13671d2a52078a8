/** What a reader should know about a match: each code, and what it says where no words are shown. */
const messages = {
  "negation-changed": "a word that denies or sets a condition was changed",
  "number-changed": "a number was changed",
  "hedge-changed": "a word that says how certain it is was changed",
  "name-changed": "a name was changed",
  "negation-omitted": "what was left out or replaced denies or sets a condition",
  "number-omitted": "what was left out or replaced has a number",
  "hedge-omitted": "what was left out or replaced says how certain it is",
  "negation-before": "the word right before these denies them or sets a condition",
  "word-changed": "brackets make another word of one",
  spliced: "the claim joins words from two places",
  "speaker-unknown": "the source does not say who said it",
  "office-unknown": "the office was not compared, as the corpus does not tell who held it",
  "office-of-another": "somebody else held the office on that day",
  "date-unknown": "the source has no date",
} as const;

/** A code of what a reader should know. */
export type WarningCode = keyof typeof messages;

/** What a reader should know about a match, in words. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
}

/** A warning, with what the claim or the source prints. */
export function warn(code: WarningCode, shown?: string): Warning {
  return { code, message: shown === undefined ? messages[code] : `${messages[code]}: ${shown}` };
}

/** The same warning without the words of the source. */
export function withoutWords({ code }: Warning): Warning {
  return warn(code);
}
