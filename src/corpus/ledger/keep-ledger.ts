import type { Document, DocumentId } from "../../domain/document.ts";
import {
  type Citation,
  type EarlierRevision,
  type FormerIndex,
  type LedgerDraft,
  type RevisionChange,
  type StandingDocument,
  toCitationKey,
} from "../../domain/ledger.ts";
import { type Paragraph, parseParagraphId, toParagraphId } from "../../domain/paragraph.ts";
import { capLedger } from "./cap-ledger.ts";
import { createRenames } from "./find-renamed.ts";
import { pairParagraphs } from "./pair-paragraphs.ts";

/** Keeps the ledger of an index while its documents come. */
export interface LedgerKeeper {
  /** Documents come in the order of the corpus, each once. */
  add(document: Document, paragraphs: readonly Paragraph[]): Promise<void>;
  finish(): LedgerDraft;
}

/** What became of the paragraphs of one former document. */
interface Outcome {
  readonly earlier: readonly EarlierRevision[];
  readonly changes: readonly RevisionChange[];
}

/** A keeper that carries the ledger of the index that is replaced forward; without one it begins a ledger. */
export function createLedgerKeeper(former: FormerIndex | undefined): LedgerKeeper {
  const here = former === undefined ? 0 : former.ledger.builds.length + 1;
  const before = new Map((former?.ledger.standing ?? []).map((document) => [document.id, document]));
  const standing: StandingDocument[] = [];
  const outcomes: Outcome[] = [];
  const seen = new Set<DocumentId>();
  const renames = createRenames<Outcome>(former?.ledger.standing ?? []);
  let isRepeated = true;

  const compare = async (
    old: StandingDocument,
    document: Document,
    paragraphs: readonly Paragraph[],
  ): Promise<Outcome> => {
    const known = await former?.readDocument(old.id);
    const texts = known && { texts: known.texts };
    const pairs = pairParagraphs(
      { revs: old.revs, ...texts },
      { revs: paragraphs.map(({ rev }) => rev), texts: paragraphs.map(({ text }) => text) },
    );
    const isOpen = known?.licence === "full" && document.licence === "full";
    return describeOutcome(old, pairs, here - 1, (place) => {
      const next = paragraphs[place];
      if (next === undefined) return undefined;
      const { corrected } = document;
      return { next, ...(isOpen && { texts: known.texts }), ...(corrected !== null && { corrected }) };
    });
  };
  return {
    async add(document, paragraphs) {
      const revs = paragraphs.map(({ rev }) => rev);
      const old = before.get(document.id);
      seen.add(document.id);
      standing.push({ id: document.id, revs, since: sinceOf(revs, old, here) });
      if (old !== undefined) {
        if (isSame(old.revs, revs)) return;
        isRepeated = false;
        outcomes.push(await compare(old, document, paragraphs));
      } else if (former !== undefined) {
        isRepeated = false;
        for (const origin of renames.originsOf(revs))
          renames.note(origin, await compare(origin, document, paragraphs));
      }
    },
    finish() {
      const gone = [...before.values()].filter(({ id }) => !seen.has(id));
      outcomes.push(
        ...gone.map(
          (old) => renames.outcomeOf(old.id) ?? describeOutcome(old, [], here - 1, () => undefined),
        ),
      );
      const stands = createStanding(standing);
      const kept = [...(former?.ledger.earlier ?? []), ...outcomes.flatMap(({ earlier }) => earlier)];
      const earlier = capLedger(kept.filter((revision) => !stands(toCitationKey(revision))));
      const builds = former === undefined ? [] : [...former.ledger.builds, former.version];
      return {
        ledger: { builds, earlier, standing },
        ...(former !== undefined && isRepeated && gone.length === 0 && { repeated: former.ledger }),
        changes: outcomes.flatMap(({ changes }) => changes),
      };
    },
  };
}

/** What follows a paragraph: the one at a place, if any. */
type Successor = (
  place: number,
) =>
  | { readonly next: Paragraph; readonly texts?: readonly string[]; readonly corrected?: string }
  | undefined;

function describeOutcome(
  old: StandingDocument,
  pairs: ArrayLike<number>,
  until: number,
  successor: Successor,
): Outcome {
  const earlier: EarlierRevision[] = [];
  const changes: RevisionChange[] = [];
  old.revs.forEach((rev, index) => {
    const from = { id: toParagraphId(old.id, index + 1), rev };
    const found = successor(pairs[index] ?? -1);
    const next = found === undefined ? null : { id: found.next.id, rev: found.next.rev };
    if (next?.id === from.id && next.rev === rev) return;
    const isOther = next !== null && next.rev !== rev;
    const text = isOther ? found?.texts?.[index] : undefined;
    earlier.push({
      ...from,
      since: old.since[index] ?? until,
      until,
      next,
      ...(text !== undefined && { text }),
      ...(isOther && found?.corrected !== undefined && { corrected: found.corrected }),
    });
    changes.push({ kind: kindOf(next, isOther), from, to: next });
  });
  return { earlier, changes };
}

function kindOf(next: Citation | null, isOther: boolean): RevisionChange["kind"] {
  if (next === null) return "withdrawn";
  return isOther ? "corrected" : "moved";
}

function sinceOf(
  revs: readonly string[],
  old: StandingDocument | undefined,
  here: number,
): readonly number[] {
  return revs.map((rev, index) => (old?.revs[index] === rev ? (old.since[index] ?? here) : here));
}

function isSame(one: readonly string[], two: readonly string[]): boolean {
  return one.length === two.length && one.every((rev, index) => rev === two[index]);
}

/** Tells whether `<id>@<revision>` stands. */
function createStanding(documents: readonly StandingDocument[]): (key: string) => boolean {
  const revs = new Map(documents.map((document) => [document.id, document.revs]));
  return (key) => {
    const at = key.lastIndexOf("@");
    const place = parseParagraphId(key.slice(0, at));
    return place !== undefined && revs.get(place.document)?.[place.ordinal - 1] === key.slice(at + 1);
  };
}
