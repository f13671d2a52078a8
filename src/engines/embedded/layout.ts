import { type Role, roles } from "../../domain/paragraph.ts";

/**
 * The sections of an embedded index. Numbers are little-endian, as typed arrays on every platform that Node runs on.
 *
 * ```
 * terms.bytes       folded terms in UTF-8, in code-unit order, one after another
 * terms.starts      u32[terms + 1]      where each term begins in terms.bytes
 * postings.starts   u32[terms + pairs + 1]  where the postings of each begin
 * postings.where    varints             paragraph numbers, ascending within a term, each as the distance from the one before;
 *                                       whole at the first of a term and at every 64th posting
 * postings.blocks   u32[⌈postings/64⌉]  where every 64th posting begins in postings.where
 * postings.counts   u8[postings]        occurrences; 255 means: look in postings.large
 * postings.bounds   u8[⌈postings/64⌉]   more than any posting of a block brings of what its term can bring: see bm25.ts
 * postings.large    u32[2 * n]          posting number, occurrences: for counts of 255 and more, ascending
 * pairs.terms       u32[n]              terms that are common, ascending
 * pairs             u32[2 * n]          first term, second term: common terms that stand side by side somewhere, ascending;
 *                                       each has postings, after those of the terms, but no positions
 * positions.bytes   varints             for each posting of a term its positions, each as the distance from the one before
 * positions.blocks  u32[⌈postings/64⌉]  where the positions of every 64th posting begin in positions.bytes
 * forms.<lang>.*    the terms that share a stem in a language: stems (string table), starts u32, terms u32, whose highest
 *                   bit says that the term stands in paragraphs of other languages, too; frequencies u32, in how many
 *                   paragraphs any of them stands
 * lengths           u32[paragraphs]     words
 * columns.role u8[paragraphs]; columns.lang u32[paragraphs]; columns.speaker u32[paragraphs], 0 for none, else place in
 *                   speakers + 1
 * columns.quoted    u32[2 * n]          paragraph number, place in speakers + 1: who is quoted where, ascending
 * text.bytes        deflated blocks of paragraph records; text.blocks u32[2 * (blocks + 1)]: first paragraph, first byte
 * documents, speakers, corpus, variants   JSON
 * withheld          hashes of words that are withheld: see withheld-words.ts
 * ledger.*          what earlier indexes had: see ledger-sections.ts
 * ```
 */
export const sections = {
  terms: "terms",
  postingStarts: "postings.starts",
  postingWhere: "postings.where",
  postingBlocks: "postings.blocks",
  postingCounts: "postings.counts",
  postingLarge: "postings.large",
  postingBounds: "postings.bounds",
  pairTerms: "pairs.terms",
  pairs: "pairs",
  positionBytes: "positions.bytes",
  positionBlocks: "positions.blocks",
  lengths: "lengths",
  roleColumn: "columns.role",
  langColumn: "columns.lang",
  speakerColumn: "columns.speaker",
  quotedColumn: "columns.quoted",
  textBytes: "text.bytes",
  textBlocks: "text.blocks",
  digests: "digests",
  documents: "documents",
  speakers: "speakers",
  corpus: "corpus",
  variants: "variants",
  withheld: "withheld",
} as const;

/** Postings that share one entry of `postings.blocks` and of `positions.blocks`. */
export const postingsPerBlock = 64;

/** The bit of a form that stands in paragraphs of other languages, too. */
export const elsewhereFlag = 0x80000000;

/** A count that says: look in `postings.large`. */
export const largeCount = 255;

/** The role of a number in `columns.role`. */
export function roleAt(index: number): Role {
  return roles[index] ?? "unknown";
}

/** The number of a role in `columns.role`. */
export function toRoleIndex(role: Role): number {
  return roles.indexOf(role);
}

/** The sections of one language's forms. */
export interface FormSections {
  readonly stems: string;
  readonly starts: string;
  readonly terms: string;
  readonly frequencies: string;
}

/** The names of the sections of one language's forms. */
export function formSections(lang: string): FormSections {
  return {
    stems: `forms.${lang}.stems`,
    starts: `forms.${lang}.starts`,
    terms: `forms.${lang}.terms`,
    frequencies: `forms.${lang}.frequencies`,
  };
}
