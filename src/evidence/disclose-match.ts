import type { Document } from "../domain/document.ts";
import type { Match } from "./verification.ts";
import { withoutWords } from "./warning.ts";

type Words = Pick<Match, "exact" | "diff" | "omitted" | "replaced" | "warnings">;

/** Most characters of the source of which a licence of `snippet` gives all, and of what a claim leaves out. */
const longestWhole = 240;
const longestPart = 40;

/** What of the source's words a licence lets out: all, an excerpt that has what the claim left out only in part, or none. */
export function discloseWords<T extends Words>(match: T, { licence }: Pick<Document, "licence">): T {
  if (licence === "full" || (licence === "snippet" && match.exact.length <= longestWhole)) return match;
  if (licence === "metadata")
    return {
      ...match,
      exact: "",
      diff: [],
      omitted: [],
      replaced: [],
      warnings: match.warnings.map(withoutWords),
    };
  const diff = match.diff.map((part) =>
    part.op === "equal" || part.source === undefined ? part : { ...part, source: cut(part.source) },
  );
  return {
    ...match,
    exact: diff.flatMap(({ source }) => source ?? []).join(" "),
    diff,
    omitted: match.omitted.map(cut),
    replaced: match.replaced.map(({ claim, source }) => ({ claim, source: cut(source) })),
  };
}

/** The beginning of words, to the end of one. */
function cut(words: string): string {
  if (words.length <= longestPart) return words;
  const last = words.lastIndexOf(" ", longestPart);
  return `${words.slice(0, last > 0 ? last : longestPart)} …`;
}
