import type { Artifact } from "../../artifact/open-artifact.ts";
import { formSections, largeCount, postingsPerBlock, sections } from "./layout.ts";
import { openStringTable, type StringTable } from "./string-table.ts";
import { readDeltas, skipVarints } from "./varint.ts";

/** Where a term stands: paragraph numbers, ascending, and how often. */
export interface Postings {
  readonly where: Uint32Array;
  /** Occurrences in `where[index]`. */
  count(index: number): number;
  /** Positions in `where[index]`, ascending; written over `into` when given. Quickest in ascending order. */
  positions(index: number, into?: number[]): readonly number[];
}

/** The terms of one language by their stem. */
export interface Forms {
  readonly lang: string;
  /** Places in the dictionary of the terms that have this stem; empty when none has. */
  termsOf(stem: string): Uint32Array;
}

/** The frozen form of the inverted index. */
export interface FrozenIndex {
  readonly paragraphs: number;
  readonly terms: StringTable;
  readonly forms: readonly Forms[];
  /** Words of each paragraph, and their mean. */
  readonly lengths: Uint32Array;
  readonly meanLength: number;
  postings(term: number): Postings;
  /** In how many paragraphs a term stands. */
  frequency(term: number): number;
}

/** Reads the index's sections; every checksum is verified. @throws {AppError} `artifact-damaged` */
export async function openFrozenIndex(artifact: Artifact, langs: readonly string[]): Promise<FrozenIndex> {
  const words = async (name: string): Promise<Uint32Array> => toWords(await artifact.readSection(name));
  const strings = async (name: string): Promise<StringTable> =>
    openStringTable({
      bytes: await artifact.readSection(`${name}.bytes`),
      starts: await words(`${name}.starts`),
    });

  const terms = await strings(sections.terms);
  const starts = await words(sections.postingStarts);
  const where = await words(sections.postingWhere);
  const counts = await artifact.readSection(sections.postingCounts);
  const large = toMap(await words(sections.postingLarge));
  const positionBytes = await artifact.readSection(sections.positionBytes);
  const blocks = await words(sections.positionBlocks);
  const lengths = await words(sections.lengths);
  const forms = await Promise.all(langs.map((lang) => openForms(lang, strings, words)));

  const countAt = (posting: number): number => {
    const count = counts[posting] as number;
    return count === largeCount ? (large.get(posting) ?? count) : count;
  };
  /** Reads positions, going on from where it read last while that is in the same block. */
  const positionReader = (): ((posting: number, into: number[]) => readonly number[]) => {
    let next = -1;
    let byte = 0;
    return (posting, into) => {
      const first = posting - (posting % postingsPerBlock);
      if (next < first || next > posting) {
        next = first;
        byte = blocks[first / postingsPerBlock] as number;
      }
      for (; next < posting; next++) byte = skipVarints(positionBytes, byte, countAt(next));
      byte = readDeltas(positionBytes, byte, countAt(posting), into);
      next = posting + 1;
      return into;
    };
  };
  return {
    paragraphs: lengths.length,
    terms,
    forms,
    lengths,
    meanLength: lengths.reduce((total, length) => total + length, 0) / Math.max(1, lengths.length),
    frequency: (term) => (starts[term + 1] as number) - (starts[term] as number),
    postings(term) {
      const first = starts[term] as number;
      const read = positionReader();
      return {
        where: where.subarray(first, starts[term + 1]),
        count: (index) => countAt(first + index),
        positions: (index, into = []) => read(first + index, into),
      };
    },
  };
}

async function openForms(
  lang: string,
  strings: (name: string) => Promise<StringTable>,
  words: (name: string) => Promise<Uint32Array>,
): Promise<Forms> {
  const names = formSections(lang);
  const stems = await strings(names.stems);
  const starts = await words(names.starts);
  const terms = await words(names.terms);
  return {
    lang,
    termsOf(stem) {
      const index = stems.find(stem);
      return index < 0 ? terms.subarray(0, 0) : terms.subarray(starts[index], starts[index + 1]);
    },
  };
}

function toMap(pairs: Uint32Array): ReadonlyMap<number, number> {
  const map = new Map<number, number>();
  for (let index = 0; index < pairs.length; index += 2)
    map.set(pairs[index] as number, pairs[index + 1] as number);
  return map;
}

/** The bytes of a section as 32-bit numbers; sections begin at a multiple of eight bytes. */
export function toWords(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.byteLength / 4));
}
