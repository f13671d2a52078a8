import type { Document } from "../../../domain/document.ts";
import type { Paragraph } from "../../../domain/paragraph.ts";
import type { Person } from "../../../domain/person.ts";
import type { SpeakerSummary } from "../../../search/corpus-store.ts";

/** Counts who speaks and who is quoted, paragraph by paragraph. */
export interface SpeakerTally {
  add(paragraph: Paragraph): void;
  /** Everybody counted, in the order of the first paragraph that has them; who is unknown is called by the id. */
  summarise(persons: readonly Person[], documents: readonly Document[]): readonly SpeakerSummary[];
}

/** A tally of nobody so far. */
export function createSpeakerTally(): SpeakerTally {
  const counts = new Map<string, { paragraphs: number; quoted: number }>();
  const countOf = (id: string): { paragraphs: number; quoted: number } => {
    const known = counts.get(id) ?? { paragraphs: 0, quoted: 0 };
    counts.set(id, known);
    return known;
  };
  return {
    add(paragraph) {
      if (paragraph.speaker !== null) countOf(paragraph.speaker.id).paragraphs++;
      for (const id of quotedIn(paragraph)) countOf(id).quoted++;
    },
    summarise(persons, documents) {
      const known = new Map(persons.map((person) => [person.id, person]));
      const speaksIn = new Map<string, number>();
      for (const { speakers } of documents) {
        for (const id of new Set(speakers)) speaksIn.set(id, (speaksIn.get(id) ?? 0) + 1);
      }
      return [...counts].map(([id, { paragraphs, quoted }]) => ({
        ...(known.get(id) ?? { id, name: id, aliases: [], titles: [] }),
        paragraphs,
        documents: speaksIn.get(id) ?? 0,
        quoted,
      }));
    },
  };
}

/** Ids of who is quoted in a paragraph, each once, without whom it is said by anyway. */
export function quotedIn({ quotations, speaker }: Paragraph): ReadonlySet<string> {
  const ids = new Set(quotations.flatMap((quotation) => quotation.speaker?.id ?? []));
  if (speaker !== null) ids.delete(speaker.id);
  return ids;
}
