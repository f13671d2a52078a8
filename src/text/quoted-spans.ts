import type { Range } from "../domain/range.ts";

/** Closing marks of each opening mark, as the languages of the world pair them. */
const closings: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“”",
  "«": "»",
  "»": "«",
  "「": "」",
  "『": "』",
  "‘": "’",
  '"': '"',
};

/** The words between quotation marks in one paragraph. */
export interface QuotedSpan extends Range {
  /** Whether the paragraph ends before the quotation does: the next one opens it again. */
  readonly isOpen: boolean;
}

/**
 * The outermost quotations of a text, without their marks, in order. An apostrophe is none: a single mark opens only
 * before a word and closes only behind one. A mark that is never closed opens a quotation that goes on in the next
 * paragraph only where `goesOn` says that this paragraph opens it again; else it counts for nothing. Linear.
 */
export function findSpans(text: string, goesOn: boolean): readonly QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  const endOf = closingMarks(text);
  for (let index = nextMark(text, 0); index >= 0; index = nextMark(text, index + 1)) {
    const mark = text.charAt(index);
    const closing = closings[mark] ?? "";
    if (!opens(text, index)) continue;
    const end = endOf(mark, closing, index + 1);
    if (end === undefined) {
      if (mark !== "‘" && goesOn && text.slice(index + 1).trim() !== "")
        spans.push({ start: index + 1, end: text.length, isOpen: true });
      if (goesOn) break;
      continue;
    }
    if (end > index + 1) spans.push({ start: index + 1, end, isOpen: false });
    index = end;
  }
  return spans;
}

/** Where the next mark stands that can open, or -1. */
function nextMark(text: string, from: number): number {
  openingMark.lastIndex = from;
  return openingMark.exec(text)?.index ?? -1;
}

const openingMark = /["“„«»「『‘]/g;

/** Whether a paragraph begins with a mark that opens a quotation. */
export function beginsQuoted(text: string): boolean {
  return /^\s*[“„«"「『]/.test(text);
}

/** Finds where a mark closes; a kind that closes nowhere more is not looked for again, however many open. */
function closingMarks(text: string): (mark: string, closing: string, from: number) => number | undefined {
  const exhausted = new Set<string>();
  return (mark, closing, from) => {
    if (exhausted.has(mark)) return undefined;
    let depth = 0;
    for (let index = from; index < text.length; index++) {
      const here = text.charAt(index);
      if (here === mark && mark !== '"' && mark !== "‘") depth++;
      else if (closing.includes(here) && closes(text, index)) {
        if (depth === 0) return index;
        depth--;
      }
    }
    exhausted.add(mark);
    return undefined;
  };
}

function opens(text: string, index: number): boolean {
  const before = text.charAt(index - 1);
  const after = text.charAt(index + 1);
  const isFree = before === "" || /[\s([{—–\-/:¿¡“„«"'‘]/.test(before);
  if (text.charAt(index) === '"' || text.charAt(index) === "‘") return isFree && /[^\s]/.test(after);
  if (text.charAt(index) === "»") return isFree && /[\p{L}\p{N}]/u.test(after);
  return after !== "";
}

function closes(text: string, index: number): boolean {
  const mark = text.charAt(index);
  if (mark === "’")
    return /[\p{P}\p{L}]/u.test(text.charAt(index - 1)) && !/[\p{L}\d]/u.test(text.charAt(index + 1));
  if (mark === '"') return !/\s/.test(text.charAt(index - 1)) || !/[\p{L}\d]/u.test(text.charAt(index + 1));
  return true;
}
