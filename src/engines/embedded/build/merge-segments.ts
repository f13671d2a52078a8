import { postingsPerBlock } from "../layout.ts";
import { openStringTable } from "../string-table.ts";
import { createVarintReader, skipVarints } from "../varint.ts";
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
  const total = sum(segments.map(({ sizes }) => sum(sizes)));
  const positions = new Uint8Array(sum(segments.map((segment) => segment.positions.length)));
  const positionBlocks = new Uint32Array(Math.ceil(total / postingsPerBlock));
  const cursors = segments.map(openCursor);
  let byte = 0;
  for (const term of terms) {
    for (const cursor of cursors) {
      if (cursor.term !== term) continue;
      const bytes = cursor.readTerm((paragraph, count, start) => {
        if (writer.size % postingsPerBlock === 0)
          positionBlocks[writer.size / postingsPerBlock] = byte + start;
        writer.add(paragraph, count);
      });
      positions.set(bytes, byte);
      byte += bytes.length;
    }
    writer.endTerm();
  }
  return { terms, positions, positionBlocks };
}

/** A segment that is read from its first term to its last. */
interface SegmentCursor {
  /** The term that comes next; `undefined` behind the last. */
  readonly term: string | undefined;
  /** Reads the postings of that term, each with where its positions begin among the term's, which it gives. */
  readTerm(visit: (paragraph: number, count: number, start: number) => void): Uint8Array;
}

function openCursor({ terms, sizes, postings, positions }: Segment): SegmentCursor {
  const table = openStringTable(terms);
  const read = createVarintReader(postings);
  let place = 0;
  let byte = 0;
  let term = table.size > 0 ? table.get(0) : undefined;
  return {
    get term() {
      return term;
    },
    readTerm(visit) {
      const first = byte;
      let paragraph = 0;
      for (let left = sizes[place] as number; left > 0; left--) {
        paragraph += read();
        const count = read();
        visit(paragraph, count, byte - first);
        byte = skipVarints(positions, byte, count);
      }
      place++;
      term = place < table.size ? table.get(place) : undefined;
      return positions.subarray(first, byte);
    },
  };
}

function unionOfTerms(segments: readonly Segment[]): readonly string[] {
  const all = new Set<string>();
  for (const { terms } of segments) {
    const table = openStringTable(terms);
    for (let place = 0; place < table.size; place++) all.add(table.get(place));
  }
  return [...all].sort((a, b) => (a < b ? -1 : 1));
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
