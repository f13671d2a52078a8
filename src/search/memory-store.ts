import type { Document } from "../domain/document.ts";
import { parseParagraphId } from "../domain/paragraph.ts";
import { remember } from "../domain/remember.ts";
import type { SynonymRule } from "../domain/synonyms.ts";
import type { Variants } from "../domain/variants.ts";
import type { CorpusStore, SpeakerSummary } from "./corpus-store.ts";
import { dateSpan } from "./holdings.ts";
import { compileSynonyms } from "./synonyms.ts";

/** What a corpus store is made of; where the words of paragraphs are read from is the engine's matter. */
export interface StoredCorpus
  extends Pick<CorpusStore, "info" | "history" | "whyWithheld" | "paragraphs" | "proofs"> {
  readonly mainLangs: readonly string[];
  readonly synonyms: readonly SynonymRule[];
  /** In the order of the corpus. */
  readonly documents: readonly Document[];
  readonly speakers: readonly SpeakerSummary[];
  readonly variants: Variants;
}

/** The store of a corpus whose documents and speakers are in memory. */
export function createCorpusStore(stored: StoredCorpus): CorpusStore {
  const { info, history, whyWithheld, paragraphs, proofs, mainLangs, documents, speakers, variants } = stored;
  const byId = new Map(documents.map((document, place) => [document.id, place]));
  const starts = documentStarts(documents);
  const speakerById = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  const byParagraphs = [...speakers].sort((a, b) => b.paragraphs - a.paragraphs || (a.id < b.id ? -1 : 1));
  const dates = dateSpan(documents);
  const groupOf = groupsByMember(variants.paragraphs);
  const documentGroupOf = groupsByMember(variants.documents);
  const synonyms = remember((langs: readonly string[]) => compileSynonyms(stored.synonyms, langs));
  return {
    info,
    history,
    whyWithheld,
    paragraphs,
    proofs,
    mainLangs: () => mainLangs,
    synonyms: () => synonyms(mainLangs),
    documents: () => documents,
    dateSpan: () => dates,
    document: (id) => documents[byId.get(id) ?? -1],
    speakers: () => byParagraphs,
    speaker: (id) => speakerById.get(id),
    findParagraph(id) {
      const parts = parseParagraphId(id);
      const place = parts && byId.get(parts.document);
      if (parts === undefined || place === undefined) return undefined;
      if (parts.ordinal > (documents[place]?.paragraphs ?? 0)) return undefined;
      return (starts[place] as number) + parts.ordinal - 1;
    },
    variantsOf: (number) => (groupOf.get(number) ?? []).filter((other) => other !== number),
    documentVariants: (id) =>
      (documentGroupOf.get(id) ?? []).flatMap((other) =>
        other === id ? [] : (documents[byId.get(other) ?? -1] ?? []),
      ),
  };
}

/** For each document and one more, the number of its first paragraph. */
export function documentStarts(documents: readonly Pick<Document, "paragraphs">[]): Uint32Array {
  const starts = new Uint32Array(documents.length + 1);
  documents.forEach(({ paragraphs }, place) => {
    starts[place + 1] = (starts[place] as number) + paragraphs;
  });
  return starts;
}

/** The languages of at least a tenth of the paragraphs, most first; `counts` says how many are in each. */
export function toMainLangs(counts: ReadonlyMap<string, number>): readonly string[] {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .filter(([, count]) => count * 10 >= all)
    .sort(([, a], [, b]) => b - a)
    .map(([lang]) => lang);
}

function groupsByMember<T>(groups: readonly (readonly T[])[]): ReadonlyMap<T, readonly T[]> {
  return new Map(groups.flatMap((group) => group.map((member) => [member, group] as const)));
}
