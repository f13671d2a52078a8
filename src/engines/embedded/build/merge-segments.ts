import { postingsPerBlock } from "../layout.ts";
import type { PostingWriter } from "./posting-writer.ts";
import type { Segment } from "./segment-index.ts";

/** The terms of a whole corpus, and where each of their postings stands. */
export interface MergedSegments {
  readonly terms: readonly string[];
  readonly positions: Uint8Array;
  /** Where the positions of each block of postings begin. */
  readonly positionBlocks: Uint32Array;
}

/** Writes one set of postings from segments whose paragraph numbers ascend from one segment to the next. */
export function mergeSegments(segments: readonly Segment[], writer: PostingWriter): MergedSegments {
  const terms = unionOfTerms(segments);
  const total = sum(segments.map(({ where }) => where.length));
  const positions = new Uint8Array(sum(segments.map(({ positions }) => positions.length)));
  const positionBlocks = new Uint32Array(Math.ceil(total / postingsPerBlock));
  const cursors = segments.map(() => 0);
  let byte = 0;
  for (const term of terms) {
    segments.forEach((segment, number) => {
      const cursor = cursors[number] as number;
      if (segment.terms[cursor] !== term) return;
      cursors[number] = cursor + 1;
      const first = segment.postingStarts[cursor] as number;
      const last = segment.postingStarts[cursor + 1] as number;
      const firstByte = segment.positionStarts[first] as number;
      positions.set(segment.positions.subarray(firstByte, segment.positionStarts[last]), byte);
      for (let source = first; source < last; source++) {
        const start = byte + (segment.positionStarts[source] as number) - firstByte;
        if (writer.size % postingsPerBlock === 0) positionBlocks[writer.size / postingsPerBlock] = start;
        writer.add(segment.where[source] as number, segment.counts[source] as number);
      }
      byte += (segment.positionStarts[last] as number) - firstByte;
    });
    writer.endTerm();
  }
  return { terms, positions, positionBlocks };
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
