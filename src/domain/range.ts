/** A half-open stretch of a text, in UTF-16 code units from 0. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
