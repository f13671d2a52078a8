import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { EarlierRevision, Ledger, StandingDocument } from "../../domain/ledger.ts";

/**
 * The sections of a ledger, deflated JSON. Both state a version of their own and depend on no other section, so that a
 * build carries a ledger forward from an index of another format, too.
 */
export const ledgerSections = { earlier: "ledger.earlier", standing: "ledger.standing" } as const;

/** Raised when the sections change in a way that an older reader would misread. */
const ledgerVersion = 1;

interface PackedEarlier {
  readonly ledger: number;
  readonly builds: readonly string[];
  readonly earlier: readonly EarlierRevision[];
}

interface PackedStanding {
  readonly ledger: number;
  /** Revisions one behind another; `since` once where all have the same. */
  readonly documents: readonly {
    readonly id: string;
    readonly revs: string;
    readonly since: number | readonly number[];
  }[];
}

/** Digits of a revision. */
const revLength = 8;

/** What the reader of an index needs of a ledger. */
export function packEarlier({ builds, earlier }: Ledger): Uint8Array {
  return pack({ ledger: ledgerVersion, builds, earlier } satisfies PackedEarlier);
}

/** What only the next build needs of a ledger. */
export function packStanding({ standing }: Ledger): Uint8Array {
  const documents = standing.map(({ id, revs, since }) => {
    const [first = 0] = since;
    return { id, revs: revs.join(""), since: since.every((place) => place === first) ? first : since };
  });
  return pack({ ledger: ledgerVersion, documents } satisfies PackedStanding);
}

/** The indexes before, and what they had; `undefined` for a ledger of another version. */
export function unpackEarlier(bytes: Uint8Array): Omit<Ledger, "standing"> | undefined {
  const { ledger, builds, earlier } = unpack(bytes) as PackedEarlier;
  return ledger === ledgerVersion ? { builds, earlier } : undefined;
}

/** What stands in the index of the ledger; `undefined` for a ledger of another version. */
export function unpackStanding(bytes: Uint8Array): readonly StandingDocument[] | undefined {
  const { ledger, documents } = unpack(bytes) as PackedStanding;
  if (ledger !== ledgerVersion) return undefined;
  return documents.map(({ id, revs, since }) => {
    const all = Array.from({ length: revs.length / revLength }, (_, index) =>
      revs.slice(index * revLength, (index + 1) * revLength),
    );
    return { id, revs: all, since: typeof since === "number" ? all.map(() => since) : since };
  });
}

function pack(value: object): Uint8Array {
  return deflateRawSync(JSON.stringify(value));
}

function unpack(bytes: Uint8Array): unknown {
  return JSON.parse(inflateRawSync(bytes).toString());
}
