/** Which marks close what a mark opens: its own, and those that stand in where its own is missing. */
interface QuotePair {
  readonly own: string;
  readonly any: string;
}

const double = '"“”„‟＂〝〞〟';
const pairs: ReadonlyMap<string, QuotePair> = new Map([
  ['"', { own: '"', any: double }],
  ["＂", { own: "＂", any: double }],
  ["“", { own: "”", any: double }],
  ["„", { own: "“”", any: double }],
  ["‟", { own: "”", any: double }],
  ["”", { own: "”", any: double }],
  ["〝", { own: "〞〟", any: double }],
  ["〞", { own: "〞", any: double }],
  ["〟", { own: "〟", any: double }],
  ["«", { own: "»", any: "»" }],
  ["»", { own: "«", any: "«»" }],
  ["‹", { own: "›", any: "›" }],
  ["›", { own: "‹", any: "‹›" }],
  ["「", { own: "」", any: "」" }],
  ["『", { own: "』", any: "』" }],
]);

const marks = new Set([...pairs.keys(), "」", "』"]);

/** A quoted stretch: its words, and where it ends, its closing mark included. */
export interface Quoted {
  readonly text: string;
  readonly end: number;
  /** Whether it has a closing mark. */
  readonly closed: boolean;
}

/** Whether a character is a quotation mark wherever it stands; single marks, which may be apostrophes, are not. */
export function isQuoteMark(character: string): boolean {
  return marks.has(character);
}

/** The text in one line, and without quotation marks. */
export function withoutQuoteMarks(text: string): string {
  return [...text.matchAll(/[^\s"“”„‟＂〝〞〟«»‹›「」『』]+/g)].join(" ");
}

/** What the mark at `start` quotes; without a closing mark everything to the end. `undefined` for a mark that only closes. */
export function readQuoted(text: string, start: number): Quoted | undefined {
  const pair = pairs.get(text.charAt(start));
  if (pair === undefined || isLoneClosing(text, start)) return undefined;
  const close = findClosing(text, start, pair);
  const inner = text.slice(start + 1, close ?? text.length);
  return { text: withoutQuoteMarks(inner), end: (close ?? text.length - 1) + 1, closed: close !== undefined };
}

/** Whether a mark stands behind a word and before none: it closes what nothing opened, or means inches. */
function isLoneClosing(text: string, start: number): boolean {
  return isWordCharacter(text, start - 1) && !isWordCharacter(text, start + 1);
}

/** Its own closing mark, unless the next quotation begins first: then the first mark that can stand in. */
function findClosing(text: string, start: number, { own, any }: QuotePair): number | undefined {
  const opening = text.charAt(start);
  let standIn: number | undefined;
  for (let index = start + 1; index < text.length; index++) {
    const character = text.charAt(index);
    if (own.includes(character)) return index;
    if (character === opening) return standIn ?? index;
    if (any.includes(character)) standIn ??= index;
  }
  return standIn;
}

/** What the single marks from `start` quote, where they clearly quote and are no apostrophes: `'two words'`. */
export function readSingleQuoted(text: string, start: number): Quoted | undefined {
  if (!/['‘‚‛＇]/.test(text.charAt(start)) || !isWordCharacter(text, start + 1)) return undefined;
  if (shortened.test(text.slice(start + 1, start + 10))) return undefined;
  const close = findSingleClosing(text, start);
  if (close === undefined) return undefined;
  return { text: withoutQuoteMarks(text.slice(start + 1, close)), end: close + 1, closed: true };
}

/** What is written with an apostrophe before it: `'tis`, `'90s`. */
const shortened = /^(?:\d|(?:tis|twas|twere|twill|em|til|till|cause|bout|round|n|cos|gainst)(?!\p{L}))/iu;

/** The first mark behind a word that is not a plural's apostrophe (`dogs'`), else the first at all, before the next quotation. */
function findSingleClosing(text: string, start: number): number | undefined {
  let plural: number | undefined;
  for (let index = start + 1; index < text.length; index++) {
    if (!/['‘’＇]/.test(text.charAt(index))) continue;
    const before = text.charAt(index - 1);
    if (/\s/.test(before)) return plural;
    if (isWordCharacter(text, index + 1)) continue;
    if (!/s/i.test(before)) return index;
    plural ??= index;
  }
  return plural;
}

function isWordCharacter(text: string, index: number): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(text.charAt(index));
}
