import type { EarlierRevision } from "../../domain/ledger.ts";

/** Most earlier revisions that a ledger keeps, and most characters of their words. */
const maxEarlier = 1_000_000;
const maxCharacters = 32_000_000;

/** The newest of the earlier revisions, given oldest first, with the words of the newest of those. */
export function capLedger(
  earlier: readonly EarlierRevision[],
  most: { readonly revisions: number; readonly characters: number } = {
    revisions: maxEarlier,
    characters: maxCharacters,
  },
): readonly EarlierRevision[] {
  const kept = earlier.slice(-most.revisions);
  let room = most.characters;
  return kept
    .toReversed()
    .map((revision) => {
      if (revision.text === undefined) return revision;
      room -= revision.text.length;
      if (room >= 0) return revision;
      const { text: _, ...rest } = revision;
      return rest;
    })
    .toReversed();
}
