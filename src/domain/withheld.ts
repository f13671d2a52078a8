import type { CivilDate } from "./civil-date.ts";

/** Why words are kept back, and since when. */
export interface Withheld {
  readonly reason: string;
  readonly date: CivilDate | null;
}

/** What stands in a text where words of it are withheld. A paragraph that is withheld whole has no text at all. */
export const hole = "[withheld]";

/** Words that are withheld, for the engine to know them by when somebody claims them; they go no further than that. */
export interface HiddenWords {
  readonly text: string;
  readonly withheld: Withheld;
}

/** Why words are kept back, and since when: `court order (2024-05-17)`. */
export function describeWithheld({ reason, date }: Withheld): string {
  return date === null ? reason : `${reason} (${date})`;
}
