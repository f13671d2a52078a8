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
import { hole, type Withheld } from "../../domain/withheld.ts";
import type { Withholding } from "../withheld/withhold.ts";
import { capLedger } from "./cap-ledger.ts";
import { createRenames } from "./find-renamed.ts";
import { pairParagraphs } from "./pair-paragraphs.ts";
import { withholdRevisions } from "./withhold-revisions.ts";

/** Keeps the ledger of an index while its documents come. */
export interface LedgerKeeper {
  /** Documents come in the order of the corpus, each once. */
  add(document: Document, paragraphs: readonly Paragraph[]): Promise<void>;
  finish(): LedgerDraft;
}

/** Stands for a citation whose id holds words that are withheld. */
const nameless = { id: hole, rev: "" };

/** What became of the paragraphs of one former document. */
interface Outcome {
  readonly earlier: readonly EarlierRevision[];
  readonly changes: readonly RevisionChange[];
}

/**
 * A keeper that carries the ledger of the index that is replaced forward, without what is withheld; without one it begins a
 * ledger.
 */
export function createLedgerKeeper(former: FormerIndex | undefined, withholding?: Withholding): LedgerKeeper {
  const here = former === undefined ? 0 : former.ledger.builds.length + 1;
  const before = new Map((former?.ledger.standing ?? []).map((document) => [document.id, document]));
  const standing: StandingDocument[] = [];
  const outcomes: Outcome[] = [];
  const seen = new Set<DocumentId>();
  const renames = createRenames<Outcome>(former?.ledger.standing ?? []);
  const withdrawn = new Map<string, Withheld>();
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
    return describeOutcome(old, pairs, here - 1, (place, index) => {
      const next = paragraphs[place];
      if (next === undefined) return undefined;
      const withheld = known?.withheld[index] ? undefined : next.withheld;
      return {
        next,
        ...(isOpen && withheld === undefined && { text: known.texts[index] }),
        ...(document.corrected !== null && { corrected: document.corrected }),
        ...(withheld && { withheld }),
      };
    });
  };
  return {
    async add(document, paragraphs) {
      const revs = paragraphs.map(({ rev }) => rev);
      const old = before.get(document.id);
      seen.add(document.id);
      for (const { id, rev, text, withheld } of paragraphs)
        if (withheld !== undefined && text === "") withdrawn.set(toCitationKey({ id, rev }), withheld);
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
      const past = kept.filter((revision) => !stands(toCitationKey(revision)));
      const cleaned = withholding?.isActive
        ? withholdRevisions(past, withdrawn, withholding)
        : past.filter(({ withheld }) => withheld === undefined);
      const earlier = capLedger(cleaned);
      isRepeated &&= areSame(cleaned, past);
      const builds = former === undefined ? [] : [...former.ledger.builds, former.version];
      return {
        ledger: { builds, earlier, standing },
        ...(former !== undefined && isRepeated && gone.length === 0 && { repeated: former.ledger }),
        changes: outcomes
          .flatMap(({ changes }) => changes)
          .map((change) => (withholding?.isIn(change.from.id) ? { ...change, from: nameless } : change)),
      };
    },
  };
}

/** What is at a place now, after the former paragraph of an index; `undefined` where nothing is. */
type FindSuccessor = (place: number, index: number) => Successor | undefined;

interface Successor {
  readonly next: Paragraph;
  /** The former words, where they may be kept. */
  readonly text?: string | undefined;
  readonly corrected?: string;
  /** Why the former words are withheld now. */
  readonly withheld?: Withheld;
}

function describeOutcome(
  old: StandingDocument,
  pairs: ArrayLike<number>,
  until: number,
  find: FindSuccessor,
): Outcome {
  const earlier: EarlierRevision[] = [];
  const changes: RevisionChange[] = [];
  old.revs.forEach((rev, index) => {
    const from = { id: toParagraphId(old.id, index + 1), rev };
    const found = find(pairs[index] ?? -1, index);
    const next = found === undefined ? null : { id: found.next.id, rev: found.next.rev };
    if (next?.id === from.id && next.rev === rev) return;
    const since = old.since[index] ?? until;
    const isOther = next !== null && next.rev !== rev;
    const { text, corrected, withheld } = (isOther && found) || {};
    earlier.push({
      ...from,
      since,
      until,
      next,
      ...(text !== undefined && { text }),
      ...(corrected !== undefined && { corrected }),
      ...(withheld && { withheld }),
    });
    const kind = withheld === undefined ? kindOf(next, isOther) : "withdrawn";
    if (withheld === undefined) changes.push({ kind, from, to: next });
    else changes.push({ kind, from: { id: from.id, rev: "" }, to: next, reason: withheld.reason });
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

function areSame(one: readonly EarlierRevision[], two: readonly EarlierRevision[]): boolean {
  const isLike = (revision: EarlierRevision, other: EarlierRevision | undefined): boolean =>
    revision === other || JSON.stringify(revision) === JSON.stringify(other);
  return one.length === two.length && one.every((revision, index) => isLike(revision, two[index]));
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
