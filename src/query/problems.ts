import type { QueryProblem } from "../domain/problem.ts";
import type { Range } from "../domain/range.ts";

/** Every code of a query's problems, with what it means; the page of the query language lists them. */
export const queryProblemCodes = {
  "unclosed-quote":
    "a quotation mark has no partner; the phrase goes to the end, a lone closing mark is left out",
  "unclosed-group": "a parenthesis is never closed; the group goes to the end",
  "unopened-group": "a parenthesis closes nothing; it is left out",
  "stray-operator": "an operator stands where it joins nothing; it is left out",
  "near-operands": "`NEAR` joins words and phrases only, two or more; whatever else stands there is left out",
  "unknown-field": "a name before a colon is no field; it is searched as words",
  "empty-value": "a field has no value; the filter is left out",
  "invalid-date":
    "a date that no calendar has, or a range that ends before it begins; the filter is left out",
  "unknown-role": "a role that paragraphs cannot have; the filter is left out",
  "wildcard-ignored": "a star that does not end a word is left out",
  "distance-capped": "`NEAR` takes at most 100 words",
  "too-long": "only the first 65,536 characters are read",
  "too-many-terms": "only the first 256 words and filters are searched",
  "too-deep": "parentheses deeper than 64 are read as if they were not there",
  partial:
    "the query asks for too much work: only the first paragraphs of the corpus were searched, and all counts are at least so many",
  shortened:
    "the paragraphs are long: the page ends before its last hit, and the next one goes on from there",
} as const;

/** One of the codes of `queryProblemCodes`. */
export type QueryProblemCode = keyof typeof queryProblemCodes;

/** Notes a problem with its place. */
export type Report = (code: QueryProblemCode, place: Range, message: string) => void;

/** Problems of one code that are told; a query that repeats a mistake is not answered by a thousand lines. */
const maxAlike = 8;

/** A place to report problems to, and the list of them. */
export function collectProblems(): { readonly report: Report; readonly problems: QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const counts = new Map<QueryProblemCode, number>();
  const report: Report = (code, { start, end }, message) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count <= maxAlike) problems.push({ start, end, code, message });
  };
  return { report, problems };
}
