import { diffArrays } from "diff";

/** One stretch of the comparison of two texts, word by word. */
export interface WordChange {
  readonly op: "equal" | "insert" | "delete" | "replace";
  /** Words of the earlier text; not where words were only added (`insert`). */
  readonly before?: string;
  /** Words of the later text; not where words were only taken out (`delete`). */
  readonly after?: string;
}

/** Words that may differ before two texts are said to differ as a whole: bounds the time. */
const maxEdits = 4_000;

/** How a later text differs from an earlier one: the fewest words changed, in the order of the text. */
export function diffWords(before: string, after: string): readonly WordChange[] {
  const [earlier, later] = [before, after].map((text) => text.split(/\s+/).filter((word) => word !== ""));
  const parts = diffArrays(earlier ?? [], later ?? [], { maxEditLength: maxEdits });
  if (parts === undefined) return [{ op: "replace", before, after }];
  const changes: WordChange[] = [];
  let taken: string | undefined;
  for (const { added, removed, value } of parts) {
    const words = value.join(" ");
    if (removed) taken = words;
    else if (added) {
      changes.push(
        taken === undefined ? { op: "insert", after: words } : { op: "replace", before: taken, after: words },
      );
      taken = undefined;
    } else {
      if (taken !== undefined) changes.push({ op: "delete", before: taken });
      taken = undefined;
      changes.push({ op: "equal", before: words, after: words });
    }
  }
  if (taken !== undefined) changes.push({ op: "delete", before: taken });
  return changes;
}
