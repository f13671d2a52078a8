import type { Quotation } from "../../domain/paragraph.ts";
import type { Range } from "../../domain/range.ts";
import { hole } from "../../domain/withheld.ts";

/** A text with holes, and where its places went. */
export interface Redacted {
  readonly text: string;
  /** The stretch of the text that a stretch of the original became. */
  move(range: Range): Range;
}

/** Puts a hole in the place of each stretch; stretches with no more than space between are one. */
export function redact(text: string, ranges: readonly Range[]): Redacted {
  const apart = mergeRanges(text, ranges);
  let redacted = "";
  let done = 0;
  const holes = apart.map(({ start, end }) => {
    redacted += text.slice(done, start);
    const at = redacted.length;
    redacted += hole;
    done = end;
    return { start, end, at };
  });
  const place = (offset: number, isEnd: boolean): number => {
    const last = holes.findLast(({ start }) => (isEnd ? start < offset : start <= offset));
    if (last === undefined) return offset;
    if (isEnd ? offset <= last.end : offset < last.end) return isEnd ? last.at + hole.length : last.at;
    return last.at + hole.length + offset - last.end;
  };
  return {
    text: redacted + text.slice(done),
    move: ({ start, end }) => ({ start: place(start, false), end: place(end, true) }),
  };
}

/** Quotations of a text in its redacted form. */
export function moveQuotations(quotations: readonly Quotation[], { move }: Redacted): readonly Quotation[] {
  return quotations.map((quotation) => ({ ...quotation, ...move(quotation) }));
}

function mergeRanges(text: string, ranges: readonly Range[]): readonly Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && text.slice(last.end, start).trim() === "") last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
