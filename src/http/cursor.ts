import { hash } from "node:crypto";
import { z } from "zod";
import { AppError } from "../domain/errors.ts";
import type { RankedParagraph } from "../search/engine.ts";
import type { SearchQuestion } from "../search/search-answer.ts";

/** Where a page ends: at its last hit, which so many hits precede or are. */
export interface Position {
  readonly after: RankedParagraph;
  readonly offset: number;
}

/** What a cursor is bound to: nothing else may be asked with it than the search that gave it. */
export type BoundSearch = Pick<SearchQuestion, "text" | "filters" | "match" | "sort">;

const signLength = 8;

/** Index, search, hits so far, the last one's paragraph and score. */
const placeSchema = z.tuple([z.string(), z.string(), z.int().min(0), z.int().min(0), z.number()]);

/** A token that goes on from a position of this search over this version of the index. */
export function writeCursor(
  { after: { paragraph, score }, offset }: Position,
  search: BoundSearch,
  version: string,
): string {
  const place = [version.slice(0, signLength), sign(toKey(search)), offset, paragraph, score];
  const encoded = Buffer.from(JSON.stringify(place)).toString("base64url");
  return `${encoded}.${sign(encoded)}`;
}

/** The position of a token. @throws {AppError} `invalid-cursor` for one of another search or index, or of nobody. */
export function readCursor(token: string, search: BoundSearch, version: string): Position {
  const [encoded = ""] = token.split(".", 1);
  const place = token === `${encoded}.${sign(encoded)}` ? placeSchema.safeParse(decode(encoded)) : undefined;
  if (!place?.success) throw invalid("it is none that this service gave");
  const [index, bound, offset, paragraph, score] = place.data;
  if (index !== version.slice(0, signLength)) {
    throw invalid("it comes from another version of the index, in which the hits stand otherwise");
  }
  if (bound !== sign(toKey(search))) {
    throw invalid(
      "it belongs to another search: the query, its filters, match and sort must stay as they were",
    );
  }
  return { after: { paragraph, score }, offset };
}

function invalid(why: string): AppError {
  return new AppError(
    "invalid-cursor",
    `the cursor cannot be followed: ${why}; ask for the first page without a cursor, and follow its page.cursor`,
    { name: "cursor" },
  );
}

function decode(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, "base64url").toString());
  } catch {
    return undefined;
  }
}

function sign(text: string): string {
  return hash("sha256", text, "base64url").slice(0, signLength);
}

function toKey({ text, filters, match, sort }: BoundSearch): string {
  const conditions = filters.map(({ field, value, exclude }) => [field, value, exclude]);
  return JSON.stringify([text, conditions, match, sort]);
}
