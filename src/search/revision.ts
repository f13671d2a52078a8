import type { CivilDate } from "../domain/civil-date.ts";
import type { Citation, EarlierRevision } from "../domain/ledger.ts";
import { type Paragraph, type ParagraphId, parseParagraphId } from "../domain/paragraph.ts";
import type { Withheld } from "../domain/withheld.ts";
import { diffWords, type WordChange } from "../text/word-diff.ts";
import type { CorpusStore } from "./corpus-store.ts";
import type { SeenIn } from "./history.ts";
import { numbersOf } from "./paragraph-numbers.ts";

/** What can have become of cited words that can be shown. */
export const revisionStates = ["unchanged", "moved", "corrected"] as const;

/** Cited words, and what became of them. */
export interface Revision {
  /** `moved`: the same words, under another id. `corrected`: other words took their place. */
  readonly state: (typeof revisionStates)[number];
  readonly asked: Citation;
  readonly now: Citation;
  /** The day on which the document says that it was corrected; `null` where it does not say. */
  readonly corrected: CivilDate | null;
  /** The first index that is known to have had the cited words there, and the last, where they do not stand there now. */
  readonly firstSeen: SeenIn | null;
  readonly lastSeen: SeenIn | null;
  /** The cited words beside those that took their place; `null` where none did, or where they are not kept. */
  readonly diff: readonly WordChange[] | null;
  /** What they took the place of, and what took theirs first. */
  readonly previous: Citation | null;
  readonly next: Citation | null;
}

/** Where a citation leads. */
export type Trace =
  | { readonly kind: "standing"; readonly number: number; readonly revision: Revision }
  /** They are withheld. */
  | { readonly kind: "withheld"; readonly withheld: Withheld }
  /** Nothing stands in their place. */
  | { readonly kind: "gone"; readonly lastSeen: SeenIn }
  /** Nothing is known of it; `known` are the revisions of that id that are, newest first. */
  | { readonly kind: "unknown"; readonly known: readonly string[] };

/** Paragraphs of the longest document that is looked through for words that are not in the ledger. */
const maxLooked = 5_000;

/** What became of cited words. */
export async function traceCitation(store: CorpusStore, asked: Citation): Promise<Trace> {
  const standing = await findStanding(store, asked);
  if (standing?.rev === asked.rev) return toTrace(store, { asked, path: [], found: standing });
  const { path, end } = followNext(store, asked);
  const last = path.at(-1);
  const withheld = path.find((step) => step.withheld !== undefined)?.withheld;
  if (withheld !== undefined) return { kind: "withheld", withheld };
  if (last !== undefined && end === undefined)
    return { kind: "gone", lastSeen: store.history.index(last.until) };
  const there = end && (await findStanding(store, end));
  const found = there !== undefined && there.rev === end?.rev ? there : await findElsewhere(store, asked);
  if (found !== undefined) return toTrace(store, { asked, path, found });
  const earlier = store.history.under(asked.id);
  const sealed =
    standing?.withheld ?? earlier.findLast((revision) => revision.withheld !== undefined)?.withheld;
  if (sealed !== undefined) return { kind: "withheld", withheld: sealed };
  return {
    kind: "unknown",
    known: [...new Set([...(standing ? [standing.rev] : []), ...earlier.map(({ rev }) => rev).toReversed()])],
  };
}

/** What became of the words that stood last under an id that the corpus has not any more; `undefined` for one it never had. */
export function lastUnder(store: CorpusStore, id: ParagraphId): Citation | undefined {
  const last = store.history.under(id).at(-1);
  return last && { id, rev: last.rev };
}

interface Found {
  readonly number: number;
  readonly paragraph: Paragraph;
  readonly rev: string;
  readonly withheld: Withheld | undefined;
}

function toFound(number: number, paragraph: Paragraph): Found {
  return { number, paragraph, rev: paragraph.rev, withheld: paragraph.withheld };
}

async function findStanding(store: CorpusStore, { id }: Citation): Promise<Found | undefined> {
  const number = store.findParagraph(id);
  const [paragraph] = number === undefined ? [] : await store.paragraphs([number]);
  return number === undefined || paragraph === undefined ? undefined : toFound(number, paragraph);
}

/** From revision to revision to the one that the ledger knows no next of. Each was replaced later than the one before. */
function followNext(
  { history }: CorpusStore,
  asked: Citation,
): { readonly path: readonly EarlierRevision[]; readonly end: Citation | undefined } {
  const path: EarlierRevision[] = [];
  let here: Citation | undefined = asked;
  for (let step = history.earlier(asked); step !== undefined; step = here && history.earlier(here)) {
    path.push(step);
    here = step.next ?? undefined;
  }
  return { path, end: here };
}

/** The one place of a document where a revision stands: for citations of an index that this one knows nothing of. */
async function findElsewhere(store: CorpusStore, { id, rev }: Citation): Promise<Found | undefined> {
  const document = store.document(parseParagraphId(id)?.document ?? "");
  if (document === undefined || document.paragraphs > maxLooked) return undefined;
  const numbers = numbersOf(document, store);
  const found = (await store.paragraphs(numbers)).filter((paragraph) => paragraph.rev === rev);
  const [only] = found;
  return only === undefined || found.length > 1
    ? undefined
    : toFound(numbers[only.ordinal - 1] as number, only);
}

interface Traced {
  readonly asked: Citation;
  readonly path: readonly EarlierRevision[];
  readonly found: Found;
}

function toTrace(store: CorpusStore, { asked, path, found }: Traced): Trace {
  const { paragraph, number } = found;
  if (paragraph.withheld !== undefined && paragraph.text === "")
    return { kind: "withheld", withheld: paragraph.withheld };
  const { history } = store;
  const now = { id: paragraph.id, rev: paragraph.rev };
  const [first] = path;
  const previous = history.before(asked);
  const isSame = asked.rev === now.rev;
  const since = first?.since ?? (previous === undefined ? undefined : previous.until + 1);
  return {
    kind: "standing",
    number,
    revision: {
      state: stateOf(asked, now),
      asked,
      now,
      corrected: path.findLast(({ corrected }) => corrected !== undefined)?.corrected ?? null,
      firstSeen: since === undefined ? null : history.index(since),
      lastSeen: first === undefined ? null : history.index(first.until),
      diff: isSame ? null : diffOf(store, path, paragraph),
      previous: previous === undefined ? null : { id: previous.id, rev: previous.rev },
      next: first?.next ?? null,
    },
  };
}

function stateOf(asked: Citation, now: Citation): Revision["state"] {
  if (asked.rev !== now.rev) return "corrected";
  return asked.id === now.id ? "unchanged" : "moved";
}

/** The words that are kept of the earliest revision of a path that has other words, beside those that stand now, where the licence lets both out. */
function diffOf(
  store: CorpusStore,
  path: readonly EarlierRevision[],
  { document, text }: Paragraph,
): Revision["diff"] {
  const [asked] = path;
  const before = path.find((step) => step.rev === asked?.rev && step.text !== undefined)?.text;
  if (before === undefined) return null;
  return store.document(document)?.licence === "full" ? diffWords(before, text) : null;
}
