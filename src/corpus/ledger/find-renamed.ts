import type { DocumentId } from "../../domain/document.ts";
import type { StandingDocument } from "../../domain/ledger.ts";

/** Finds documents that came back under another id. `T` is what became of one. */
export interface Renames<T> {
  /** The former documents of whose paragraphs a new one has most; whether they are gone shows only later. */
  originsOf(revs: readonly string[]): readonly StandingDocument[];
  note(origin: StandingDocument, outcome: T): void;
  /** What became of a former document that is gone: as the first new one tells that has most of it. */
  outcomeOf(id: DocumentId): T | undefined;
}

/** Share of a document's paragraphs that must stand in another for that to be the same under another id. */
const leastShared = 0.5;
/** Documents that may share a paragraph before it says nothing of any of them. */
const maxSharing = 20;

/** Over the documents of the index that is replaced. */
export function createRenames<T>(former: readonly StandingDocument[]): Renames<T> {
  const outcomes = new Map<DocumentId, T>();
  let index: ReadonlyMap<string, readonly StandingDocument[]> | undefined;
  return {
    originsOf(revs) {
      index ??= indexRevisions(former);
      const shared = new Map<StandingDocument, number>();
      for (const rev of new Set(revs))
        for (const document of index.get(rev) ?? []) shared.set(document, (shared.get(document) ?? 0) + 1);
      return [...shared].flatMap(([document, count]) =>
        count >= leastShared * new Set(document.revs).size && !outcomes.has(document.id) ? document : [],
      );
    },
    note: (origin, outcome) => outcomes.set(origin.id, outcome),
    outcomeOf: (id) => outcomes.get(id),
  };
}

function indexRevisions(documents: readonly StandingDocument[]): ReadonlyMap<string, StandingDocument[]> {
  const index = new Map<string, StandingDocument[]>();
  for (const document of documents) {
    for (const rev of new Set(document.revs)) {
      const known = index.get(rev);
      if (known === undefined) index.set(rev, [document]);
      else if (known.length < maxSharing) known.push(document);
    }
  }
  return index;
}
