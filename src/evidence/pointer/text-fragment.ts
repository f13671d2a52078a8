import type { Range } from "../../domain/range.ts";
import { type PageText, type TextDirective, toPageText } from "./page-text.ts";

/** Words to point at on a page, and what else stands there. */
export interface PointedWords {
  /** The words, maybe of more than one block. */
  readonly words: string;
  /** Their page, where it is known: its texts, which of them the words begin in, and where. */
  readonly page?: { readonly blocks: readonly string[]; readonly block: number; readonly start: number };
}

/** Most characters of words that are named from first to last; of more only the ends are. */
const maxExact = 300;

/** Of words whose page is not known, how many are taken to stand there once. */
const tellingWords = 8;

/** How many words of either end are named of what is long: the first number that means one place is taken. */
const endSizes = [8, 16, 30, 4];

/** Most blocks that words are followed into. */
const maxBlocks = 20;

/** How much of a text is looked at for its first or last words. */
const maxLooked = 400;

/** How many words before and behind are named where the words alone mean another place. */
const contextSizes = [2, 4, 8, 16];

/**
 * The fragment directive (`:~:text=…`) by which a browser finds words on a page and marks them, or `undefined` where it
 * would find others first, or might: words are never pointed at where they do not stand.
 */
export function toTextFragment({ words, page }: PointedWords): string | undefined {
  const text = flatten(words);
  if (page === undefined) {
    const [first] = directivesOf(text, page);
    return first !== undefined && wordsOf(text.slice(0, maxLooked), tellingWords).length === tellingWords
      ? encodeDirective(first)
      : undefined;
  }
  const means = isMeant(toPageText(page.blocks), page, text);
  for (const plain of directivesOf(text, page)) {
    for (const directive of withContext(plain, text, page))
      if (means(directive)) return encodeDirective(directive);
  }
  return undefined;
}

/** An address with words on its page pointed at, whatever other fragment it has. */
export function addTextFragment(url: string, fragment: string | undefined): string {
  if (fragment === undefined) return url;
  return url.includes("#") ? `${url}${fragment}` : `${url}#${fragment}`;
}

/** The words themselves where they are short and in one block, else their ends. */
function* directivesOf(text: string, page: PointedWords["page"]): Iterable<TextDirective> {
  if (firstWords(text, 1) === "") return;
  const { first, last } = piecesOf(text, page);
  if (text.length <= maxExact && first === text) {
    yield { start: text };
    return;
  }
  for (const size of endSizes) {
    const ends = { start: firstWords(first, size), end: lastWords(last, size) };
    if (ends.start.length + ends.end.length < text.length) yield ends;
  }
}

/** What of the words stands in the block that they begin in, and what in the one that they end in. */
function piecesOf(
  text: string,
  page: PointedWords["page"],
): { readonly first: string; readonly last: string } {
  if (page === undefined) return { first: text, last: text };
  const first = flatten((page.blocks[page.block] ?? "").slice(page.start));
  if (first.startsWith(text) || !text.startsWith(first)) return { first: text, last: text };
  let last = text.slice(first.length).trim();
  for (const block of page.blocks.slice(page.block + 1, page.block + 1 + maxBlocks)) {
    const whole = flatten(block);
    if (whole.length < last.length && last.startsWith(whole)) last = last.slice(whole.length).trim();
  }
  return { first, last };
}

/** A directive alone, then with more and more of what stands behind, before, and on both sides of its words. */
function* withContext(
  plain: TextDirective,
  text: string,
  { blocks, block, start }: NonNullable<PointedWords["page"]>,
): Iterable<TextDirective> {
  yield plain;
  const own = blocks[block] ?? "";
  const before = flatten(own.slice(0, start)) || flatten(blocks[block - 1] ?? "");
  const rest = flatten(own.slice(start));
  const after = rest.startsWith(text)
    ? rest.slice(text.length).trim() || flatten(blocks[block + 1] ?? "")
    : "";
  for (const size of contextSizes) {
    const prefix = lastWords(before, size);
    const suffix = firstWords(after, size);
    if (suffix !== "") yield { ...plain, suffix };
    if (prefix !== "") yield { ...plain, prefix };
    if (prefix !== "" && suffix !== "") yield { ...plain, prefix, suffix };
  }
}

/** Whether a directive means the words first; of words that go on into other blocks only where they begin is compared. */
function isMeant(
  known: PageText,
  { blocks, block, start }: NonNullable<PointedWords["page"]>,
  text: string,
): (directive: TextDirective) => boolean {
  const rest = (blocks[block] ?? "").slice(start);
  const isInBlock = flatten(rest).startsWith(text);
  const length = isInBlock ? lengthOf(rest, text) : rest.length;
  const meant = known.locate(block, { start, end: start + length });
  return (directive) => {
    const found = known.find(directive);
    return found !== undefined && found.start === meant.start && (!isInBlock || found.end === meant.end);
  };
}

/** How much of a text, as it is written, the flattened words at its beginning take. */
function lengthOf(rest: string, text: string): number {
  let matched = 0;
  for (let index = 0; index < rest.length; index++) {
    if (!/\s/.test(rest[index] ?? "")) matched++;
    else if (text[matched] === " ") matched++;
    if (matched === text.length) return index + 1;
  }
  return rest.length;
}

function encodeDirective({ prefix, start, end, suffix }: TextDirective): string {
  const parts = [
    prefix === undefined ? "" : `${encodePart(prefix)}-,`,
    encodePart(start),
    end === undefined ? "" : `,${encodePart(end)}`,
    suffix === undefined ? "" : `,-${encodePart(suffix)}`,
  ];
  return `:~:text=${parts.join("")}`;
}

function encodePart(text: string): string {
  return encodeURIComponent(text).replace(/-/g, "%2D");
}

function flatten(text: string): string {
  return text.toWellFormed().replace(/\s+/g, " ").trim();
}

/** Words of scripts that part them by spaces; marks inside `O’Brien` and `37,000` part nothing. */
const spacedWord = /[\p{L}\p{N}\p{M}_]+(?:['’.,:·][\p{L}\p{N}\p{M}_]+)*/gu;

/** Letters of scripts that do not. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Parts words as browsers do, in any script; ten times slower. */
const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Where each word of a text stands, the first so many: where a browser takes one to begin and end. */
function wordsOf(text: string, most = Number.POSITIVE_INFINITY): readonly Range[] {
  const words: Range[] = [];
  for (const word of unspaced.test(text) ? segmentedWords(text) : spacedWords(text)) {
    if (words.length === most) break;
    words.push(word);
  }
  return words;
}

function* segmentedWords(text: string): Generator<Range> {
  for (const { isWordLike, index, segment } of segmenter.segment(text))
    if (isWordLike === true) yield { start: index, end: index + segment.length };
}

function* spacedWords(text: string): Generator<Range> {
  for (const { index, 0: word } of text.matchAll(spacedWord))
    yield { start: index, end: index + word.length };
}

/** The first words of a text, from its first character; empty where it has none. */
function firstWords(text: string, size: number): string {
  return text.slice(0, wordsOf(text.slice(0, maxLooked), size).at(-1)?.end ?? 0);
}

/** The last words of a text, to its last character; empty where it has none. */
function lastWords(text: string, size: number): string {
  const looked = text.slice(-maxLooked);
  const words = wordsOf(looked);
  return looked.slice(words[Math.max(0, words.length - size)]?.start ?? looked.length);
}
