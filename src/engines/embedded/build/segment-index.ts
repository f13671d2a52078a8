import MiniSearch from "minisearch";
import type { Token } from "../../../text/token.ts";
import { createVarintWriter } from "../varint.ts";

/** One segment of the index, frozen: its terms in code-unit order and, flat, their postings with positions. */
export interface Segment {
  readonly terms: readonly string[];
  /** For each term and one more, where its postings begin. */
  readonly postingStarts: Uint32Array;
  /** Paragraph numbers, ascending within a term. */
  readonly where: Uint32Array;
  readonly counts: Uint32Array;
  /** For each posting and one more, where its positions begin in `positions`. */
  readonly positionStarts: Uint32Array;
  readonly positions: Uint8Array;
}

interface TokenizedParagraph {
  readonly id: number;
  readonly tokens: readonly Token[];
}

/**
 * MiniSearch over paragraphs that are tokens already. Its radix tree and counts are what `freeze` compiles; positions,
 * which MiniSearch does not keep, are noted beside it in the same order.
 */
export class SegmentIndex extends MiniSearch<TokenizedParagraph> {
  private readonly positions = new Map<string, number[]>();
  private currentTokens: readonly Token[] = [];
  /** Tokens added so far: what bounds a segment's memory. */
  size = 0;

  constructor() {
    super({
      fields: ["tokens"],
      extractField: (paragraph, field) => (field === "id" ? paragraph.id : ""),
      tokenize: () => this.currentTokens.map(({ term }) => term),
      processTerm: (term) => term,
    });
  }

  override add(paragraph: TokenizedParagraph): void {
    this.currentTokens = paragraph.tokens;
    super.add(paragraph);
    for (const { term, position } of paragraph.tokens) {
      const known = this.positions.get(term);
      if (known === undefined) this.positions.set(term, [position]);
      else known.push(position);
    }
    this.size += paragraph.tokens.length;
  }

  /** The segment as flat arrays; the index itself can be dropped afterwards. */
  freeze(): Segment {
    const terms = [...this._index.keys()].sort(byCodeUnits);
    const postings = terms.map((term) => this._index.get(term)?.get(0) ?? new Map<number, number>());
    const total = postings.reduce((sum, { size }) => sum + size, 0);
    const postingStarts = new Uint32Array(terms.length + 1);
    const where = new Uint32Array(total);
    const counts = new Uint32Array(total);
    const positionStarts = new Uint32Array(total + 1);
    const writer = createVarintWriter();
    let posting = 0;
    terms.forEach((term, index) => {
      const positions = this.positions.get(term) ?? [];
      let next = 0;
      for (const [shortId, count] of postings[index] ?? []) {
        where[posting] = Number(this._documentIds.get(shortId));
        counts[posting] = count;
        next = writeDeltas(writer.write, positions, next, count);
        positionStarts[++posting] = writer.length;
      }
      postingStarts[index + 1] = posting;
    });
    return { terms, postingStarts, where, counts, positionStarts, positions: writer.bytes().slice() };
  }
}

function writeDeltas(
  write: (value: number) => void,
  positions: readonly number[],
  from: number,
  count: number,
): number {
  let last = 0;
  for (let index = from; index < from + count; index++) {
    const position = positions[index] as number;
    write(position - last);
    last = position;
  }
  return from + count;
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
