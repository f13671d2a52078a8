import { honorifics, nameSuffixes, officeWords } from "../text/titles.ts";

/** A printed name taken apart. */
export interface PrintedName {
  /** Without honorific and office, capitals written as a name is: `Marta Ruiz`. */
  readonly name: string;
  /** The office printed with it: `Alcaldesa`, `Minister of Fish`. */
  readonly title: string | null;
  /** What the honorific tells. */
  readonly gender: "f" | "m" | null;
  /** The name with its honorific, as one writes it: `Ms. Ruiz`. */
  readonly addressed: string;
}

/** Words inside a name or an office that are written small. */
const particles = new Set(
  "de del la las los el da dos di van von der y of the for and to para en a".split(" "),
);

/** Takes a printed name apart; a text that is all office (`THE PRESIDENT`) is kept whole as the name. */
export function readName(printed: string): PrintedName {
  const [before = "", ...behind] = printed.split(",").map((part) => part.trim());
  const suffixes = behind.filter((part) => nameSuffixes.has(keyOf(part)));
  const offices = behind.filter((part) => part !== "" && !nameSuffixes.has(keyOf(part)));
  const words = toWritten(before).split(/\s+/);
  const isOf = (set: { has(word: string): boolean }, index: number): boolean =>
    index < words.length - 1 && set.has(keyOf(words[index] ?? ""));
  let first = 0;
  while (isOf(honorifics, first) || isOf(officeWords, first)) first++;
  const leading = words.slice(0, first);
  const own = leading.filter((word) => !honorifics.has(keyOf(word))).join(" ");
  const name = [words.slice(first).join(" "), ...suffixes].join(", ");
  const honorific = leading.find((word) => honorifics.has(keyOf(word)));
  if (officeWords.has(keyOf(name)))
    return { name: toWritten(before), title: null, gender: null, addressed: name };
  return {
    name,
    title: own || offices.map(toWritten).join(", ") || null,
    gender: honorifics.get(keyOf(honorific ?? "")) ?? null,
    addressed: honorific === undefined ? name : `${honorific} ${name}`,
  };
}

/** Whether a name has a given and a family name, and not only one of them or an initial before it. */
export function isFull(name: string): boolean {
  return name.includes(" ") && !/^\p{Lu}\.? \S+$/u.test(name);
}

/** Whether a printed name is an office and nothing else: `THE VICE PRESIDENT`. */
export function isOffice(printed: string): boolean {
  const words = printed.split(/\s+/).filter((word) => !particles.has(word.toLowerCase()));
  return words.length > 0 && words.every((word) => officeWords.has(keyOf(word)));
}

/** The words of a name as they are compared: without case, accents and points. */
export function nameWords(name: string): readonly string[] {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !honorifics.has(word));
}

/** Whether `short` can be the family name, or the last words, of the person called `full`. */
export function isFamilyName(short: string, full: string): boolean {
  const words = nameWords(short);
  const whole = nameWords(full);
  if (words.length === 0 || words.length >= whole.length) return false;
  return whole.some((_, index) => index > 0 && words.every((word, offset) => whole[index + offset] === word));
}

/** The one name of these, or that counted most where all begin alike ("Jeff", "Jeffrey"). */
export function mostPrinted(counts: ReadonlyMap<string, number>): string | undefined {
  const names = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [first] = names;
  return first !== undefined && names.every(([name]) => name.slice(0, 3) === first[0].slice(0, 3))
    ? first[0]
    : undefined;
}

function keyOf(word: string): string {
  return word.toLowerCase().replace(/\.$/, "");
}

/** Capitals written as a name is; what has small letters, and abbreviations, stay. */
function toWritten(text: string): string {
  if (/\p{Ll}{2}/u.test(text.replace(/^\p{Lu}\p{Ll}+\.? /u, "")) || !/\p{Lu}{3}/u.test(text)) return text;
  if (/^\p{Lu}{3}$/u.test(text)) return text;
  return text
    .split(" ")
    .map((word, index) => {
      const lower = word.toLowerCase();
      if (index > 0 && particles.has(lower)) return lower;
      if (/^\p{Lu}\.|\(/u.test(word)) return word;
      return lower.replace(/^\p{L}|(?<=[-’'])\p{L}(?=\p{L})|(?<=^mc)\p{L}/gu, (letter) =>
        letter.toUpperCase(),
      );
    })
    .join(" ");
}
