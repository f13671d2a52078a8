import { filterOn } from "../query/filters.ts";
import { answerSearch } from "./answer.ts";
import type { Backend } from "./backend.ts";
import type { AnsweredHit, FacetValue, SearchAnswer } from "./search-answer.ts";

/** What somebody said first and last of what has a date, and in how many paragraphs of each year. */
export interface SpokenOverTime {
  readonly first: AnsweredHit | undefined;
  readonly last: AnsweredHit | undefined;
  /** Oldest first. */
  readonly years: readonly FacetValue[];
}

/** What a speaker said when. @throws {AppError} `engine-unavailable` */
export async function readSpokenOverTime(backend: Backend, speaker: string): Promise<SpokenOverTime> {
  const ask = (sort: "oldest" | "newest"): Promise<SearchAnswer> =>
    answerSearch(backend, { ...asked, sort, filters: [filterOn("speaker", speaker)] });
  const [oldest, newest] = await Promise.all([ask("oldest"), ask("newest")]);
  return { first: oldest.hits[0], last: newest.hits[0], years: oldest.facets.year ?? [] };
}

const asked = {
  text: "",
  match: "all",
  offset: 0,
  limit: 1,
  facets: ["year"],
  snippetLength: 420,
  context: 0,
  explain: false,
  tags: { open: "<mark>", close: "</mark>" },
} as const;
