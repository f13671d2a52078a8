import type { Document, DocumentId } from "../../domain/document.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import type { CorpusStore } from "../../search/corpus-store.ts";
import { numbersOf } from "../../search/paragraph-numbers.ts";
import { toMediaLink } from "./media-link.ts";
import { addTextFragment, toTextFragment } from "./text-fragment.ts";

/** Where words can be read and heard outside this service; `null` where the corpus names no such place. */
export interface Pointers {
  /** The publisher's page, with the words marked where they can be told from all others on it. */
  readonly source: string | null;
  /** An archived copy of it, the same. */
  readonly archived: string | null;
  /** The recording, from three seconds before the words. */
  readonly media: string | null;
}

/** Words of a document: a paragraph as its licence lets it out, or those of them, maybe going on behind it, that count. */
export interface Place {
  readonly paragraph: Paragraph;
  readonly document: Document;
  readonly exact?: string;
}

/** The whole texts of documents: what words must be told from. */
export type Pages = ReadonlyMap<DocumentId, readonly string[]>;

/** Most paragraphs of a document that is read to point at words of it. */
const maxParagraphs = 2_000;

/** Where the words of a place can be read and heard. */
export function pointAt({ paragraph, document, exact }: Place, pages?: Pages): Pointers {
  const { url, archived, media } = document;
  const fragment =
    url === null && archived === null ? undefined : fragmentOf(paragraph, exact, pages?.get(document.id));
  const point = (address: string | null): string | null =>
    address === null ? null : addTextFragment(address, fragment);
  const cue = paragraph.start;
  return {
    source: point(url),
    archived: point(archived),
    media: media === null || cue === undefined ? media : toMediaLink(media, cue),
  };
}

function fragmentOf(
  paragraph: Paragraph,
  exact: string | undefined,
  texts: readonly string[] | undefined,
): string | undefined {
  const words = exact ?? paragraph.text;
  const start = startOf(words, paragraph.text);
  if (texts === undefined || start === undefined) return toTextFragment({ words });
  return toTextFragment({ words, page: { blocks: texts, block: paragraph.ordinal, start } });
}

/** Where words begin in a text that holds them, or their beginning. */
function startOf(words: string, text: string): number | undefined {
  const whole = text.indexOf(words);
  if (whole >= 0) return whole;
  for (let at = text.indexOf(words.slice(0, 8)); at >= 0; at = text.indexOf(words.slice(0, 8), at + 1)) {
    if (words.startsWith(text.slice(at))) return at;
  }
  return undefined;
}

/**
 * The texts of the documents of some places, each its title and then its paragraphs: only of those whose licence lets all
 * of them out, that are to be read elsewhere, and that are not too long to be read for a link.
 */
export async function readPages(places: readonly Place[], store: CorpusStore): Promise<Pages> {
  const documents = new Map(places.map(({ document }) => [document.id, document]));
  const pages = new Map<DocumentId, readonly string[]>();
  for (const document of documents.values()) {
    const { id, licence, url, archived, paragraphs, title } = document;
    if (licence !== "full" || (url === null && archived === null) || paragraphs > maxParagraphs) continue;
    const numbers = numbersOf(document, store);
    if (numbers.length === 0) continue;
    pages.set(id, [title, ...(await store.paragraphs(numbers)).map(({ text }) => text)]);
  }
  return pages;
}
