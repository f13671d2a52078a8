import MiniSearch from "minisearch";
import { createWordNumberer } from "../../../text/numbered-words.ts";
import { createWordColumn, type GrowingColumn } from "../growing-column.ts";
import { packStrings, type StringTableBytes } from "../string-table.ts";
import { createVarintWriter } from "../varint.ts";

/**
 * One segment of the index, frozen: its terms in code-unit order, and their postings one after the other, packed, so that
 * they are read from the first to the last.
 */
export interface Segment {
  readonly terms: StringTableBytes;
  /** Postings of each term. */
  readonly sizes: Uint32Array;
  /** For each posting its paragraph's number, as the distance from the one before in its term, and how many positions it has. */
  readonly postings: Uint8Array;
  /** For each posting its positions, each as the distance from the one before. */
  readonly positions: Uint8Array;
}

/**
 * MiniSearch over paragraphs whose words are numbered already. Its radix tree holds the terms, but is walked only for a new
 * one; and what it would count in a map for each term is logged in the order of the tokens, and sorted by term when it is
 * frozen.
 */
export class SegmentIndex extends MiniSearch<{ readonly id: number }> {
  private readonly numberer = createWordNumberer();
  private readonly logs = new Map<string, Map<number, OccurrenceLog>>();
  /** For each token the number of its term, in the order in which terms came; its paragraph; its position. */
  private readonly numbers = createWordColumn();
  private readonly paragraphs = createWordColumn();
  private readonly positions = createWordColumn();
  /** Those of the paragraph that is added, one for each token. */
  private currentTerms: string[] = [];

  constructor() {
    super({
      fields: ["terms"],
      extractField: (paragraph, field) => (field === "id" ? paragraph.id : ""),
      tokenize: () => this.currentTerms,
      processTerm: (term) => term,
    });
    this._index.fetch = (term) => this.logs.get(term) ?? this.addTermLog(term);
  }

  /** Adds the paragraph of a number, and gives how many words it has. */
  addText(paragraph: number, text: string): number {
    const { size, words, terms: numbers, positions } = this.numberer.read(text);
    const { terms } = this.numberer.table;
    this.currentTerms = Array.from(numbers.subarray(0, size), (number) => terms[number] as string);
    this.add({ id: paragraph });
    this.positions.pushAll(positions.subarray(0, size));
    for (let token = 0; token < size; token++) this.paragraphs.push(paragraph);
    return words;
  }

  /** The segment as flat arrays; the index itself can be dropped afterwards. */
  freeze(): Segment {
    const terms = [...this._index.keys()].sort(byCodeUnits);
    const rankOf = new Map(terms.map((term, rank) => [term, rank]));
    const ranks = Uint32Array.from(this.logs.keys(), (term) => rankOf.get(term) as number);
    const tokenRanks = this.numbers.values().map((number) => ranks[number] as number);
    return {
      terms: packStrings(terms),
      ...freezeTokens(tokenRanks, terms.length, this.paragraphs.values(), this.positions.values()),
    };
  }

  private addTermLog(term: string): Map<number, OccurrenceLog> {
    const fields = new Map([[0, new OccurrenceLog(this.logs.size, this.numbers)]]);
    this.logs.set(term, fields);
    this._index.set(term, fields);
    return fields;
  }
}

/** The map in which MiniSearch counts a term by paragraph: it knows the last paragraph, and logs each time it is counted up. */
class OccurrenceLog extends Map<number, number> {
  private readonly number: number;
  private readonly log: GrowingColumn<Uint32Array>;
  private paragraph = -1;
  private count = 0;

  constructor(number: number, log: GrowingColumn<Uint32Array>) {
    super();
    this.number = number;
    this.log = log;
  }

  override get(paragraph: number): number | undefined {
    return paragraph === this.paragraph ? this.count : undefined;
  }

  override set(paragraph: number, count: number): this {
    this.paragraph = paragraph;
    this.count = count;
    this.log.push(this.number);
    return this;
  }
}

/** Postings of tokens that are given by the ranks of their terms, in the order of the paragraphs. */
function freezeTokens(
  ranks: Uint32Array,
  terms: number,
  paragraphs: Uint32Array,
  positions: Uint32Array,
): Omit<Segment, "terms"> {
  const { starts, sorted } = sortByRank(ranks, terms);
  const sizes = new Uint32Array(terms);
  const packed = createVarintWriter();
  const places = createVarintWriter();
  for (let term = 0; term < terms; term++) {
    const end = starts[term + 1] as number;
    let before = 0;
    let size = 0;
    for (let at = starts[term] as number; at < end; size++) {
      const first = at;
      const paragraph = paragraphs[sorted[at] as number] as number;
      for (let last = 0; at < end && paragraphs[sorted[at] as number] === paragraph; at++) {
        const position = positions[sorted[at] as number] as number;
        places.write(position - last);
        last = position;
      }
      packed.write(paragraph - before);
      packed.write(at - first);
      before = paragraph;
    }
    sizes[term] = size;
  }
  return { sizes, postings: packed.bytes().slice(), positions: places.bytes().slice() };
}

/** The numbers from 0 in the order of their ranks, those of one rank ascending; and where each rank begins. */
function sortByRank(ranks: Uint32Array, size: number): { starts: Uint32Array; sorted: Uint32Array } {
  const starts = new Uint32Array(size + 1);
  for (const rank of ranks) starts[rank + 1] = (starts[rank + 1] as number) + 1;
  for (let rank = 0; rank < size; rank++)
    starts[rank + 1] = (starts[rank + 1] as number) + (starts[rank] as number);
  const next = starts.slice();
  const sorted = new Uint32Array(ranks.length);
  ranks.forEach((rank, number) => {
    sorted[next[rank] as number] = number;
    next[rank] = (next[rank] as number) + 1;
  });
  return { starts, sorted };
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
