import type { Document } from "./document.ts";

/** What a key may be allowed to do. */
export const scopes = ["search", "verify", "export", "admin"] as const;

/** One of `scopes`. */
export type Scope = (typeof scopes)[number];

/** The documents that somebody may see: those named, and those in the folders named; all, where neither is. */
export interface Selection {
  readonly documents: readonly string[];
  /** Folders of the corpus, with `/` between their names. */
  readonly collections: readonly string[];
}

/** Whether a selection is of anything less than everything. */
export function isNarrow({ documents, collections }: Selection): boolean {
  return documents.length + collections.length > 0;
}

/** Whether a document is in a selection. */
export function isSelected(selection: Selection, { id, path }: Pick<Document, "id" | "path">): boolean {
  if (!isNarrow(selection)) return true;
  return (
    selection.documents.includes(id) || selection.collections.some((folder) => path.startsWith(`${folder}/`))
  );
}

/** A text that names a selection: the same for the same one, whatever its order. */
export function nameSelection({ documents, collections }: Selection): string {
  return JSON.stringify([documents.toSorted(), collections.toSorted()]);
}
