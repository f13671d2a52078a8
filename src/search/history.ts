import { type Citation, type EarlierRevision, type Ledger, toCitationKey } from "../domain/ledger.ts";
import type { ParagraphId } from "../domain/paragraph.ts";

/** An index in which words stood. */
export interface SeenIn {
  readonly version: string;
  /** When it was built: an instant in ISO 8601, UTC; `null` where that is not known any more. */
  readonly builtAt: string | null;
}

/** What is known of the words that stood in earlier indexes. */
export interface History {
  /** What stood there, when the words do not stand any more; `undefined` where nothing is known of them. */
  earlier(citation: Citation): EarlierRevision | undefined;
  /** All that stood under an id and does not any more, oldest first. */
  under(id: ParagraphId): readonly EarlierRevision[];
  /** What these words took the place of; the newest, where they took the place of several. */
  before(citation: Citation): EarlierRevision | undefined;
  /** The index at a place of the ledger's builds; `builds.length` is the one that answers. */
  index(place: number): SeenIn;
}

/** Earlier revisions by what they are asked by. */
interface Told {
  readonly builds: readonly string[];
  readonly byKey: ReadonlyMap<string, EarlierRevision>;
  readonly byId: ReadonlyMap<ParagraphId, readonly EarlierRevision[]>;
  readonly byNext: ReadonlyMap<string, EarlierRevision>;
}

/**
 * The history that a ledger tells, which is read when it is first asked: it grows with every build, and most indexes are
 * never asked. `current` is the index that answers, `timeOf` when one was built.
 */
export function createHistory(
  readLedger: () => Pick<Ledger, "builds" | "earlier">,
  current: string,
  timeOf: (version: string) => string | undefined,
): History {
  let known: Told | undefined;
  const told = (): Told => {
    known ??= arrange(readLedger());
    return known;
  };
  return {
    earlier: (citation) => told().byKey.get(toCitationKey(citation)),
    under: (id) => told().byId.get(id) ?? [],
    before: (citation) => told().byNext.get(toCitationKey(citation)),
    index(place) {
      const version = told().builds[place] ?? current;
      return { version, builtAt: timeOf(version) ?? null };
    },
  };
}

function arrange({ builds, earlier }: Pick<Ledger, "builds" | "earlier">): Told {
  const byKey = new Map<string, EarlierRevision>();
  const byId = new Map<ParagraphId, EarlierRevision[]>();
  const byNext = new Map<string, EarlierRevision>();
  for (const revision of earlier) {
    byKey.set(toCitationKey(revision), revision);
    const known = byId.get(revision.id);
    if (known === undefined) byId.set(revision.id, [revision]);
    else known.push(revision);
    if (revision.next !== null) byNext.set(toCitationKey(revision.next), revision);
  }
  return { builds, byKey, byId, byNext };
}
