import { cutTerm, foldTerm, maxTermLength } from "./fold.ts";
import { endOfPossessive, endOfRun, type Part } from "./part.ts";

/** Groups of three, one separator throughout: `37,000`, `37.000`, `37'000`, and with a space that does not break. */
const grouped = /[1-9]\d{0,2}([,.'\u2019\u00a0\u2009\u202f])\d{3}(?:\1\d{3})*(?!\d)/y;
const integer = /\d*/y;
/** Not in a list or a date: `1,2,3` and `17.5.2024` are numbers side by side. */
const decimals = /[.,]\d+(?!\d|[.,]\d)/y;
const fractionGlyph = /[\u00bc-\u00be\u2150-\u215e\u2189]/y;

/**
 * Reads the number whose first digit or fraction is at `start`: `37,000` is `37000`, `3,5` is `3.5`, `3½` is `3.5`.
 * A single group of three after a dot is taken for thousands (`1.600` is `1600`, as Spanish and German write it),
 * unless the number begins with zero (`0.125`). Letters that follow directly belong to it: `5th`, `3.5m`.
 */
export function readNumber(text: string, start: number): Part {
  const group = isListed(text, start) ? "" : match(grouped, text, start);
  const whole = group === "" ? match(integer, text, start) : group;
  let end = start + whole.length;
  let term = group === "" ? whole : whole.replace(/\D/g, "");
  const glyph = match(fractionGlyph, text, end);
  if (glyph !== "") {
    end += glyph.length;
    term = addFraction(term, glyph);
  } else {
    const part = isListed(text, start) ? "" : match(decimals, text, end);
    if (part !== "" && isFraction(part, whole)) {
      end += part.length;
      term = `${term}.${part.slice(1)}`;
    }
  }
  return withSuffix(text, { start, end, term, numeric: true });
}

/** Reads a number that is digits and nothing else, as most are; `undefined` where it takes a closer look. */
export function readInteger(text: string, start: number): Part | undefined {
  let end = start;
  while (isAsciiDigit(text.charCodeAt(end))) end++;
  if (end === start || end - start > maxTermLength) return undefined;
  const after = text.charAt(end);
  const ends =
    after === "" || after === " " || (/[!-&(-/:;?]/.test(after) && !isAsciiDigit(text.charCodeAt(end + 1)));
  return ends ? { start, end, term: text.slice(start, end), numeric: true } : undefined;
}

function isAsciiDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isListed(text: string, start: number): boolean {
  return /^\d[.,]$/.test(text.slice(Math.max(0, start - 2), start));
}

/** A comma before three digits or more makes no fraction, but for `0,125`; nor does the separator of the groups. */
function isFraction(part: string, whole: string): boolean {
  const separator = part.charAt(0);
  if (/\D/.test(whole)) return !whole.includes(separator);
  return separator === "." || part.length <= 3 || whole === "0";
}

function addFraction(whole: string, glyph: string): string {
  const [above = 0, below = 1] = glyph.normalize("NFKD").split("\u2044").map(Number);
  return String(Number((Number(whole || 0) + above / below).toFixed(3)));
}

function withSuffix(text: string, number: Part): Part {
  const runEnd = endOfRun(text, number.end);
  const suffix = runEnd > number.end ? foldTerm(text.slice(number.end, runEnd)) : "";
  const end = endOfPossessive(text, runEnd);
  return { start: number.start, end, term: cutTerm(number.term + suffix), numeric: suffix === "" };
}

function match(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? "";
}
