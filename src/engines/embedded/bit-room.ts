import type { Ascending } from "./ascending.ts";
import type { Words } from "./scratch.ts";

/** Makes bits for one search, one for each paragraph of the index. */
export interface BitRoom {
  /** None of them set. */
  create(): Uint32Array;
  /** Those of a list, made once; nobody may write to them. */
  of(list: Ascending): Uint32Array;
}

/** Bits for so many paragraphs. */
export function createBitRoom(paragraphs: number, words: Words): BitRoom {
  const known = new Map<Ascending, Uint32Array>();
  const create = (): Uint32Array => words((paragraphs + 31) >>> 5).fill(0);
  return {
    create,
    of(list) {
      const bits = list.bits ?? known.get(list);
      if (bits !== undefined) return bits;
      const made = create();
      list.addTo(made);
      known.set(list, made);
      return made;
    },
  };
}
