import type { Artifact } from "../../artifact/open-artifact.ts";
import type { FormMatch } from "../../search/explanation.ts";
import { type Ascending, type Finder, finderIn, toTester } from "./ascending.ts";
import { setAll } from "./bits.ts";
import { meanOf } from "./bm25.ts";
import { type CommonPairs, openCommonPairs } from "./common-pairs.ts";
import { elsewhereFlag, formSections, postingsPerBlock, sections } from "./layout.ts";
import { countBelow, finderInPacked, readBlocks, unpackNumbers } from "./packed-numbers.ts";
import { createPositionReader, type PositionReader } from "./position-reader.ts";
import { openCounts } from "./posting-counts.ts";
import type { Words } from "./scratch.ts";
import { openStringTable, type StringTable } from "./string-table.ts";
import { addWeight, type Sums } from "./sums.ts";
import { shapeWords, type WordShapes } from "./word-shapes.ts";

/** How often something stands at each place. */
export type Counts = Uint8Array | Uint16Array | Uint32Array;

/** Where a term stands, and how often. */
export interface Postings extends Ascending {
  /** Occurrences at each place. */
  counts(): Counts;
  /** What its blocks bring at most, where that is known. */
  bounds(): ImpactBounds | undefined;
  /** A function that gives the place of a number, or -1. Quickest for numbers that ascend. */
  finder(): Finder;
  /** Reads the positions in a paragraph. */
  reader(): PositionReader;
}

/** What the postings of a block bring at most: place `p` is of the block `(p + offset) / postingsPerBlock`, rounded down. */
export interface ImpactBounds {
  readonly offset: number;
  /** See `fromBound`. */
  readonly bounds: Uint8Array;
}

/** A dictionary term and how much an occurrence of it counts, in tenths from 0 to 1. */
export interface WeighedTerm {
  readonly term: number;
  readonly weight: number;
  readonly match: FormMatch;
  /** When given, only paragraphs of this language count. */
  readonly lang?: number;
}

/** A term that has a stem in a language. */
export interface Form {
  /** Its place in the dictionary. */
  readonly term: number;
  /** Whether it stands in paragraphs of other languages, too. */
  readonly elsewhere: boolean;
}

/** The terms of one language by their stem. */
export interface Forms {
  readonly lang: string;
  /** The terms that have this stem; empty when none has. */
  termsOf(stem: string): readonly Form[];
  /** In how many paragraphs of the whole index any of them stands; where there is no such function, that is not known. */
  frequencyOf?(stem: string): number;
}

/** The words of an index, printed and joined, in code-unit order. */
export interface Dictionary {
  readonly terms: StringTable;
  /** The shapes of the terms, made when first asked for. */
  shapes(): WordShapes;
  /** In how many paragraphs of the whole index a term stands. */
  frequency(term: number): number;
}

/** The frozen form of the inverted index. */
export interface FrozenIndex extends Dictionary {
  readonly paragraphs: number;
  readonly forms: readonly Forms[];
  /** For each paragraph the place of its language in `forms`. */
  readonly langs: Uint32Array;
  /** Words of each paragraph, and their mean. */
  readonly lengths: Uint32Array;
  readonly meanLength: number;
  /** Where a term stands, or a common pair; unpacked into `words`. */
  postings(term: number, words?: Words): Postings;
  readonly pairs: CommonPairs;
  /** Adds the weight of a term, in tenths, to the sum of each paragraph where it stands. */
  addUp(term: WeighedTerm, sums: Sums): void;
  /** The same index as if it ended after so many paragraphs. */
  upTo(paragraphs: number): FrozenIndex;
}

/** Reads the index's sections; every checksum is verified. @throws {AppError} `artifact-damaged` */
export async function openFrozenIndex(
  artifact: Artifact,
  { lang: langs, langs: names }: { readonly lang: Uint32Array; readonly langs: readonly string[] },
): Promise<FrozenIndex> {
  const words = async (name: string): Promise<Uint32Array> => toWords(await artifact.readSection(name));
  const wordsIfThere = async (name: string): Promise<Uint32Array> =>
    artifact.hasSection(name) ? words(name) : new Uint32Array();
  const strings = async (name: string): Promise<StringTable> =>
    openStringTable({
      bytes: await artifact.readSection(`${name}.bytes`),
      starts: await words(`${name}.starts`),
    });

  const terms = await strings(sections.terms);
  const starts = await words(sections.postingStarts);
  const numbers = {
    bytes: await artifact.readSection(sections.postingWhere),
    blocks: await words(sections.postingBlocks),
  };
  const counts = openCounts(
    await artifact.readSection(sections.postingCounts),
    await words(sections.postingLarge),
  );
  // Format 6 has neither bounds nor pairs nor frequencies of stems: its queries are answered without them.
  const bounds = artifact.hasSection(sections.postingBounds)
    ? await artifact.readSection(sections.postingBounds)
    : undefined;
  const positionBytes = await artifact.readSection(sections.positionBytes);
  const blocks = await words(sections.positionBlocks);
  const lengths = await words(sections.lengths);
  const pairs = openCommonPairs(
    await wordsIfThere(sections.pairTerms),
    await wordsIfThere(sections.pairs),
    terms.size,
  );
  const forms = await Promise.all(names.map((lang) => openForms(lang, { strings, words, wordsIfThere })));

  const block = new Uint32Array(postingsPerBlock);
  const packedPositions = { bytes: positionBytes, blocks, countAt: counts.at };
  const postings = (first: number, end: number, words?: Words): Postings => {
    let where: Uint32Array | undefined;
    let ownCounts: Counts | undefined;
    let ownBounds: ImpactBounds | undefined;
    const finder = (): Finder =>
      where === undefined ? finderInPacked(numbers, first, end) : finderIn(where);
    return {
      size: end - first,
      where() {
        where ??= unpackNumbers(numbers, first, end, words);
        return where;
      },
      finder,
      tester: () => toTester(finder()),
      addTo(bits) {
        if (where !== undefined) setAll(bits, where);
        else readBlocks(numbers, first, end, block, (size) => setAll(bits, block, size));
      },
      counts() {
        ownCounts ??= counts.slice(first, end);
        return ownCounts;
      },
      bounds() {
        ownBounds ??= bounds && {
          offset: first % postingsPerBlock,
          bounds: bounds.subarray(Math.floor(first / postingsPerBlock)),
        };
        return ownBounds;
      },
      reader: () => createPositionReader(packedPositions, first, finder()),
    };
  };
  let known: WordShapes | undefined;
  const shapes = (): WordShapes => {
    known ??= shapeWords(terms);
    return known;
  };
  const meanLength = meanOf(lengths);
  const upTo = (paragraphs: number): FrozenIndex => {
    const endOf = (term: number): number => {
      const first = starts[term] as number;
      const end = starts[term + 1] as number;
      return paragraphs >= lengths.length ? end : first + countBelow(numbers, first, end, paragraphs);
    };
    return {
      paragraphs,
      terms,
      shapes,
      forms,
      langs,
      lengths,
      meanLength,
      pairs,
      frequency: (term) => (starts[term + 1] as number) - (starts[term] as number),
      postings: (term, words) => postings(starts[term] as number, endOf(term), words),
      addUp({ term, weight, lang }, sums) {
        const tenths = Math.round(weight * 10);
        readBlocks(numbers, starts[term] as number, endOf(term), block, (size, first) => {
          for (let place = 0; place < size; place++) {
            const paragraph = block[place] as number;
            if (lang !== undefined && langs[paragraph] !== lang) continue;
            addWeight(sums, paragraph, tenths * counts.at(first + place));
          }
        });
      },
      upTo,
    };
  };
  return upTo(lengths.length);
}

/** How sections are read. */
interface SectionReaders {
  strings(name: string): Promise<StringTable>;
  words(name: string): Promise<Uint32Array>;
  /** No number where the section is not there. */
  wordsIfThere(name: string): Promise<Uint32Array>;
}

async function openForms(lang: string, { strings, words, wordsIfThere }: SectionReaders): Promise<Forms> {
  const names = formSections(lang);
  const stems = await strings(names.stems);
  const starts = await words(names.starts);
  const terms = await words(names.terms);
  const frequencies = await wordsIfThere(names.frequencies);
  return {
    lang,
    ...(frequencies.length > 0 && {
      frequencyOf(stem: string) {
        const index = stems.find(stem);
        return index < 0 ? 0 : (frequencies[index] as number);
      },
    }),
    termsOf(stem) {
      const index = stems.find(stem);
      if (index < 0) return [];
      return Array.from(terms.subarray(starts[index], starts[index + 1]), (form) => ({
        term: form % elsewhereFlag,
        elsewhere: form >= elsewhereFlag,
      }));
    },
  };
}

/** The bytes of a section as 32-bit numbers; sections begin at a multiple of eight bytes. */
export function toWords(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.byteLength / 4));
}
