import { toBound } from "../bm25.ts";
import { createByteColumn, createWordColumn } from "../growing-column.ts";
import { largeCount, postingsPerBlock } from "../layout.ts";
import { createNumberPacker, type PackedNumbers } from "../packed-numbers.ts";
import { createVarintWriter } from "../varint.ts";

/** Postings of one term after the other, as they are stored. */
export interface WrittenPostings {
  /** For each term and one more, where its postings begin. */
  readonly starts: Uint32Array;
  readonly where: PackedNumbers;
  readonly counts: Uint8Array;
  /** Pairs of posting number and count, for counts of `largeCount` and more. */
  readonly large: Uint32Array;
  /** For each block of postings what none of them brings more of. */
  readonly bounds: Uint8Array;
}

/** Writes postings, those of a term in ascending order. */
export interface PostingWriter {
  /** How many were added. */
  readonly size: number;
  add(paragraph: number, count: number): void;
  endTerm(): void;
  /** What was written so far. */
  written(): WrittenPostings;
}

/** An empty writer; `normOf` gives what BM25 divides by in a paragraph beside the weight, in tenths. */
export function createPostingWriter(normOf: (paragraph: number) => number): PostingWriter {
  const packer = createNumberPacker(createVarintWriter());
  const starts = createWordColumn();
  const counts = createByteColumn();
  const large = createWordColumn();
  const bounds = createByteColumn();
  let posting = 0;
  let first = 0;
  let most = 0;
  starts.push(0);
  return {
    get size() {
      return posting;
    },
    add(paragraph, count) {
      packer.add(paragraph, posting === first);
      counts.push(Math.min(count, largeCount));
      if (count >= largeCount) {
        large.push(posting);
        large.push(count);
      }
      most = Math.max(most, (10 * count) / (10 * count + normOf(paragraph)));
      if (++posting % postingsPerBlock > 0) return;
      bounds.push(toBound(most));
      most = 0;
    },
    endTerm() {
      first = posting;
      starts.push(posting);
    },
    written() {
      return {
        starts: starts.values(),
        where: packer.finish(),
        counts: counts.values(),
        large: large.values(),
        bounds: posting % postingsPerBlock > 0 ? appended(bounds.values(), toBound(most)) : bounds.values(),
      };
    },
  };
}

function appended(bytes: Uint8Array, byte: number): Uint8Array {
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  longer[bytes.length] = byte;
  return longer;
}
