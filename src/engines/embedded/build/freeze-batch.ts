import type { Token } from "../../../text/token.ts";
import { tokenize } from "../../../text/tokenize.ts";
import { type DeflatedBlocks, deflateBlocks } from "../text-blocks.ts";
import { type Segment, SegmentIndex } from "./segment-index.ts";

/** Paragraphs that become a segment, and blocks of records that are deflated beside them. */
export interface Batch {
  /** The number of the first paragraph. */
  readonly first: number;
  readonly texts: readonly string[];
  readonly blocks: readonly string[];
}

/** What a batch became. */
export interface FrozenBatch {
  readonly segment: Segment;
  /** Words of each paragraph. */
  readonly lengths: Uint32Array;
  readonly blocks: DeflatedBlocks;
}

/** Cuts the words of a batch, indexes and freezes them. */
export function freezeBatch({ first, texts, blocks }: Batch): FrozenBatch {
  const index = new SegmentIndex();
  const lengths = Uint32Array.from(texts, (text, place) => {
    const tokens = tokenize(text);
    index.add({ id: first + place, tokens });
    return countWords(tokens);
  });
  return { segment: index.freeze(), lengths, blocks: deflateBlocks(blocks) };
}

function countWords(tokens: readonly Token[]): number {
  let words = 0;
  for (const { width } of tokens) if (width === 1) words++;
  return words;
}
