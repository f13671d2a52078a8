import { AppError } from "../domain/errors.ts";
import { type Citation, toCitationKey } from "../domain/ledger.ts";
import { describeWithheld } from "../domain/withheld.ts";
import type { CorpusStore } from "../search/corpus-store.ts";
import { lastUnder, type Revision, traceCitation } from "../search/revision.ts";
import { type ReadParagraph, readParagraph } from "./read-paragraph.ts";

/** A paragraph, and where a revision of it was asked for, what became of that. */
export interface CitedParagraph extends ReadParagraph {
  readonly revision?: Revision;
}

/**
 * The paragraph of `<id>` or `<id>@<revision>`: what stands in the place of those words now. An id that the corpus has
 * not any more is followed like the words that stood last under it.
 * @throws {AppError} `paragraph-not-found`, `revision-not-found`, or `paragraph-withdrawn` where nothing stands in their place.
 */
export async function readCited(store: CorpusStore, cited: string, context: number): Promise<CitedParagraph> {
  const asked = parseCitation(cited) ?? findLast(store, cited);
  if (asked === undefined) {
    const read = await readParagraph(store, cited, context);
    const { withheld, text } = read.paragraph;
    if (withheld !== undefined && text === "") throw withdrawn(cited, describeWithheld(withheld));
    return read;
  }
  const trace = await traceCitation(store, asked);
  switch (trace.kind) {
    case "standing":
      return { ...(await readParagraph(store, trace.revision.now.id, context)), revision: trace.revision };
    case "withheld":
      throw withdrawn(toCitationKey(asked), describeWithheld(trace.withheld));
    case "gone":
      throw withdrawn(
        toCitationKey(asked),
        `it is not in the corpus any more; index ${trace.lastSeen.version} was the last to have it`,
      );
    case "unknown":
      throw unknown(asked, trace.known);
  }
}

function parseCitation(text: string): Citation | undefined {
  const [, id, rev] = /^(.*)@([^@]*)$/s.exec(text) ?? [];
  return id === undefined || rev === undefined ? undefined : { id, rev: rev.toLowerCase() };
}

function findLast(store: CorpusStore, id: string): Citation | undefined {
  return store.findParagraph(id) === undefined ? lastUnder(store, id) : undefined;
}

function withdrawn(cited: string, reason: string): AppError {
  return new AppError("paragraph-withdrawn", `${cited} was withdrawn: ${reason}`, {
    name: "id",
    reason,
  });
}

/** Most known revisions that an answer lists. */
const maxListed = 20;

function unknown({ id, rev }: Citation, known: readonly string[]): AppError {
  if (known.length === 0)
    return new AppError("paragraph-not-found", `there is no paragraph "${id.slice(0, 200)}"`, { name: "id" });
  const listed = known.slice(0, maxListed);
  return new AppError(
    "revision-not-found",
    `nothing is known of a revision "${rev.slice(0, 40)}" of ${id}; known, newest first: ${listed.join(", ")}`,
    { name: "id", allowed: listed },
  );
}
