import { largeCount, postingsPerBlock } from "../layout.ts";
import { createNumberPacker, type PackedNumbers } from "../packed-numbers.ts";
import { createVarintWriter } from "../varint.ts";
import type { Segment } from "./segment-index.ts";

/** The postings of a whole corpus, as they are stored. */
export interface MergedPostings {
  readonly terms: readonly string[];
  readonly postingStarts: Uint32Array;
  readonly where: PackedNumbers;
  readonly counts: Uint8Array;
  /** Pairs of posting number and count, for counts of `largeCount` and more. */
  readonly large: Uint32Array;
  readonly positions: Uint8Array;
  readonly positionBlocks: Uint32Array;
}

/** One set of postings from segments whose paragraph numbers ascend from one segment to the next. */
export function mergeSegments(segments: readonly Segment[]): MergedPostings {
  const terms = unionOfTerms(segments);
  const total = sum(segments.map(({ where }) => where.length));
  const merged = {
    postingStarts: new Uint32Array(terms.length + 1),
    counts: new Uint8Array(total),
    positions: new Uint8Array(sum(segments.map(({ positions }) => positions.length))),
    positionBlocks: new Uint32Array(Math.ceil(total / postingsPerBlock)),
  };
  const large: number[] = [];
  const packer = createNumberPacker(createVarintWriter());
  const cursors = segments.map(() => 0);
  let posting = 0;
  let byte = 0;
  terms.forEach((term, index) => {
    segments.forEach((segment, number) => {
      const cursor = cursors[number] as number;
      if (segment.terms[cursor] !== term) return;
      cursors[number] = cursor + 1;
      const first = segment.postingStarts[cursor] as number;
      const last = segment.postingStarts[cursor + 1] as number;
      const firstByte = segment.positionStarts[first] as number;
      merged.positions.set(segment.positions.subarray(firstByte, segment.positionStarts[last]), byte);
      for (let source = first; source < last; source++, posting++) {
        const count = segment.counts[source] as number;
        packer.add(segment.where[source] as number, posting === merged.postingStarts[index]);
        merged.counts[posting] = Math.min(count, largeCount);
        if (count >= largeCount) large.push(posting, count);
        const start = byte + (segment.positionStarts[source] as number) - firstByte;
        if (posting % postingsPerBlock === 0) merged.positionBlocks[posting / postingsPerBlock] = start;
      }
      byte += (segment.positionStarts[last] as number) - firstByte;
    });
    merged.postingStarts[index + 1] = posting;
  });
  return { terms, where: packer.finish(), ...merged, large: Uint32Array.from(large) };
}

function unionOfTerms(segments: readonly Segment[]): readonly string[] {
  if (segments.length === 1) return segments[0]?.terms ?? [];
  const all = new Set<string>();
  for (const { terms } of segments) for (const term of terms) all.add(term);
  return [...all].sort((a, b) => (a < b ? -1 : 1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
