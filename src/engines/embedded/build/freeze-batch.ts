import { type Segment, SegmentIndex } from "./segment-index.ts";

/** Paragraphs that become a segment. */
export interface Batch {
  /** The number of the first paragraph. */
  readonly first: number;
  readonly texts: readonly string[];
}

/** What a batch became. */
export interface FrozenBatch {
  readonly segment: Segment;
  /** Words of each paragraph. */
  readonly lengths: Uint32Array;
}

/** Cuts the words of a batch, indexes and freezes them. */
export function freezeBatch({ first, texts }: Batch): FrozenBatch {
  const index = new SegmentIndex();
  const lengths = Uint32Array.from(texts, (text, place) => index.addText(first + place, text));
  return { segment: index.freeze(), lengths };
}
