import type { Revision } from "../../search/revision.ts";
import type { WordChange } from "../../text/word-diff.ts";
import { citationHref } from "../wire.ts";
import { wrap, writeDate } from "./text.ts";

/** What became of cited words, as a person says it. */
export function describeRevision({ state, asked, now, corrected }: Revision): string {
  switch (state) {
    case "unchanged":
      return "Unchanged since it was cited.";
    case "moved":
      return `Moved: the words that were cited as ${asked.id} are ${now.id} now, unchanged.`;
    case "corrected": {
      const day = corrected === null ? "" : `, on ${writeDate(corrected)} as the document says`;
      const place = asked.id === now.id ? "" : ` They stand as ${now.id} now.`;
      return `Corrected since it was cited${day}.${place}`;
    }
  }
}

/** When cited words that do not stand any more were in the index; `undefined` for those that do. */
export function describeSeen({ firstSeen, lastSeen }: Revision): string | undefined {
  if (lastSeen === null) return undefined;
  const tell = ({ version, builtAt }: NonNullable<Revision["lastSeen"]>): string =>
    `index ${version}${builtAt === null ? "" : ` of ${builtAt.slice(0, 10)}`}`;
  const last = `last in ${tell(lastSeen)}`;
  return firstSeen === null || firstSeen.version === lastSeen.version
    ? `Cited words: in ${tell(lastSeen)}.`
    : `Cited words: first in ${tell(firstSeen)}, ${last}.`;
}

/** The lines about a revision above its paragraph, for a terminal: [-words taken out-], {+words put in+}. */
export function renderRevisionText(revision: Revision | undefined, host: string): string {
  if (revision === undefined) return "";
  const { diff, asked, state } = revision;
  const seen = describeSeen(revision);
  const lines = [
    ...wrap(describeRevision(revision), 0),
    ...(seen === undefined ? [] : wrap(seen, 0)),
    ...(state === "corrected" && diff === null ? ["The earlier words are not kept."] : []),
    ...(diff === null ? [] : wrap(diff.map(showChange).join(" "), 2)),
    ...(state === "unchanged" ? [] : [`  cited: ${host}${citationHref(asked)}`]),
    "",
  ];
  return `${lines.join("\n")}\n`;
}

function showChange({ op, before = "", after = "" }: WordChange): string {
  if (op === "equal") return after;
  return [before && `[-${before}-]`, after && `{+${after}+}`].filter(Boolean).join(" ");
}
