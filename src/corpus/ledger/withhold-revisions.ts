import { type EarlierRevision, toCitationKey } from "../../domain/ledger.ts";
import { parseParagraphId } from "../../domain/paragraph.ts";
import type { Withheld } from "../../domain/withheld.ts";
import type { Withholding } from "../withheld/withhold.ts";

/**
 * Earlier revisions without what is withheld. Of words that hold it, or that led to words which do (`withdrawn`: paragraphs
 * that are withheld whole, by citation), the id is kept and why, once for each id: with a revision, which is a digest, a name could be
 * tried out in the words around it. Of an id that holds it, nothing is kept.
 */
export function withholdRevisions(
  earlier: readonly EarlierRevision[],
  withdrawn: ReadonlyMap<string, Withheld>,
  { hides, isIn }: Pick<Withholding, "hides" | "isIn">,
): readonly EarlierRevision[] {
  const byKey = new Map(earlier.map((revision) => [toCitationKey(revision), revision]));
  const why = ({ withheld, text = "", id }: EarlierRevision): Withheld | undefined =>
    withheld ?? hides(text, parseParagraphId(id)?.document);
  const leadsTo = (revision: EarlierRevision): Withheld | undefined => {
    for (let step: EarlierRevision | undefined = revision; step !== undefined; ) {
      const withheld = why(step);
      if (withheld !== undefined || step.next === null) return withheld;
      const next = toCitationKey(step.next);
      if (withdrawn.has(next)) return withdrawn.get(next);
      step = byKey.get(next);
    }
    return undefined;
  };
  const sealed = new Set<string>();
  return earlier.flatMap((revision): readonly EarlierRevision[] => {
    const { id, since, until, next } = revision;
    if (isIn(id)) return [];
    const withheld = leadsTo(revision);
    if (withheld === undefined)
      return [next !== null && isIn(next.id) ? { ...revision, next: null } : revision];
    if (sealed.has(id)) return [];
    sealed.add(id);
    return [{ id, rev: "", since, until, next: null, withheld }];
  });
}
