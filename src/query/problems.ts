/** Every code of a query's problems, with what it means; the page of the query language lists them. */
export const queryProblemCodes = {
  "unclosed-quote": "a quotation mark is never closed; the phrase goes to the end",
  "unclosed-group": "a parenthesis is never closed; the group goes to the end",
  "stray-operator": "an operator stands where it joins nothing; it is left out",
  "unknown-field": "a name before a colon is no field; it is searched as words",
  "invalid-date": "a date that no calendar has; the filter is left out",
  "unknown-role": "a role that paragraphs cannot have; the filter is left out",
  "wildcard-ignored": "a star that does not end a word is left out",
  "distance-capped": "NEAR takes at most 100 words",
  "too-long": "only the first 65,536 characters are read",
  "too-many-terms": "only the first 256 words and phrases are searched",
  "too-deep": "parentheses deeper than 64 are read as if they were not there",
} as const;

/** One of the codes of `queryProblemCodes`. */
export type QueryProblemCode = keyof typeof queryProblemCodes;
