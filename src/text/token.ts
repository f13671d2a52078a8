import type { Range } from "../domain/range.ts";

/** A word of a text: where it stands, and the folded form that is compared. */
export interface Token extends Range {
  /** Folded: case, diacritics and glyph variants are gone. Never empty. */
  readonly term: string;
  /**
   * Its place among the words, from 0. A token that joins its neighbours (`wellequipped` beside `well`, `equipped`)
   * has the place of the first of them.
   */
  readonly position: number;
  /** Places it covers: 1, or more for a token that joins its neighbours. */
  readonly width: number;
}
