import type { Range } from "../../domain/range.ts";
import type { Cited } from "../citation/cited.ts";

/** Words of a paragraph that an annotation points at. */
export type AnnotatedWords = Pick<Cited, "paragraph" | "document" | "url" | "range" | "before" | "after">;

/** Most UTF-16 code units of what is given before and behind the words. */
const contextLength = 32;

/**
 * Words as an annotation of the W3C's Web Annotation Data Model: here, where position and words are known, on the
 * publisher's page by the words alone, and in the recording by their seconds.
 */
export function toWebAnnotation(annotated: AnnotatedWords): object {
  const { paragraph, document, url, before, after } = annotated;
  const { text, start: cue, end: cueEnd } = paragraph;
  const { start, end } = clampRange(annotated.range, text);
  const exact = text.slice(start, end);
  const quote = toQuoteSelector(text, { start, end }, { before, after });
  const position = {
    type: "TextPositionSelector",
    start: codePoints(text.slice(0, start)),
    end: codePoints(text.slice(0, end)),
  };
  const here = { source: url, selector: exact === "" ? [] : [quote, position] };
  const elsewhere = [document.url, document.archived].flatMap((source) =>
    source === null ? [] : [{ source, ...(exact !== "" && { selector: [quote] }) }],
  );
  const recording =
    document.media === null || cue === undefined
      ? []
      : [{ source: document.media, selector: [toMediaSelector(cue, cueEnd)] }];
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `${url}${url.includes("?") ? "&" : "?"}format=annotation`,
    type: "Annotation",
    motivation: "highlighting",
    target: [here, ...elsewhere, ...recording],
  };
}

/** Words of a text with what stands about them; `before` and `after` are what stands about the text. */
export function toQuoteSelector(
  text: string,
  { start, end }: Range,
  { before, after }: Pick<AnnotatedWords, "before" | "after"> = { before: "", after: "" },
): object {
  return {
    type: "TextQuoteSelector",
    exact: text.slice(start, end),
    prefix: tail(start > 0 ? text.slice(0, start) : before),
    suffix: head(end < text.length ? text.slice(end) : after),
  };
}

function toMediaSelector(start: number, end: number | undefined): object {
  return {
    type: "FragmentSelector",
    conformsTo: "http://www.w3.org/TR/media-frags/",
    value: `t=${start}${end === undefined ? "" : `,${end}`}`,
  };
}

/** A range inside the text that parts no surrogate pair. */
function clampRange(range: Range | undefined, text: string): Range {
  if (range === undefined) return { start: 0, end: text.length };
  const inside = (at: number): number => Math.min(Math.max(0, at), text.length);
  const start = inside(range.start);
  const whole = (at: number): number => (isInPair(text, at) ? at - 1 : at);
  return { start: whole(start), end: Math.max(whole(start), whole(inside(range.end))) };
}

function isInPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

function codePoints(text: string): number {
  return [...text].length;
}

function head(text: string): string {
  const cut = text.slice(0, contextLength);
  return isInPair(text, contextLength) ? cut.slice(0, -1) : cut;
}

function tail(text: string): string {
  const from = Math.max(0, text.length - contextLength);
  return text.slice(isInPair(text, from) ? from + 1 : from);
}
