import { remember } from "../../domain/remember.ts";
import { isLetterAt } from "../../text/letters.ts";
import { isStopWord } from "../../text/stop-words.ts";
import { honorifics, officeWords } from "../data/titles.ts";
import { isFamilyName, isFull, mostPrinted, type PrintedName, readName } from "../names.ts";

const properName = /\p{Lu}[\p{L}’'-]+(?: (?:(?:de|del|la|van|von|da) )*\p{Lu}[\p{L}’'.-]*){1,3}/gu;

/**
 * The name that each label of a document means: without honorific and office, capitals written as a name is, a first or
 * family name alone as the one whole name that begins or ends with it, among the labels or in the document's words, and
 * initials as the one name among the labels and in the `introduction` that they are of.
 */
export function labelNames(
  labels: readonly string[],
  introduction: readonly string[],
  texts: readonly string[],
): (as: string) => PrintedName {
  const printed = new Map([...new Set(labels)].map((as) => [as, readName(as)]));
  const names = new Set([...printed.values()].map(({ name }) => name));
  const whole = [...names].filter(isFull);
  const short = [...names].filter((name) => !isFull(name) && name.length > 2);
  const spoken = findWholeNames(short, texts);
  const introduced = introduction.flatMap((text) => text.match(properName) ?? []);
  const candidates = new Set([...names, ...introduced.map((name) => name.replace(/[’']s?$/, ""))]);
  const ofInitials = (initials: string): string | undefined =>
    onlyOne([...candidates].filter((name) => isFull(name) && initialsOf(name) === initials));
  const begins = (name: string, other: string): boolean =>
    other.toLowerCase().startsWith(`${name.toLowerCase()} `);
  const wholeName = (name: string): string => {
    if (isFull(name)) return name;
    const among = whole.filter((other) => begins(name, other) || isFamilyName(name, other));
    return (among.length > 0 ? onlyOne(among) : spoken.get(name)) ?? name;
  };
  return remember((as) => {
    const own = printed.get(as) ?? readName(as);
    const name = (/^\p{Lu}{2,3}$/u.test(as) ? ofInitials(as) : undefined) ?? wholeName(own.name);
    return { ...own, name, addressed: name === own.name ? own.addressed : name };
  });
}

const longestGiven = 40;
const givenBefore = /(?<![\p{L}’'])(\p{Lu}\p{Ll}[\p{L}-]*(?: \p{Lu}\.)?)$/u;
/** What follows a family name that goes on no further. */
const endsName = /^(?![\p{L}-])(?! \p{Lu}\p{Ll})/u;

/** For each family name the one whole name with it in these texts, if there is one and only one. */
function findWholeNames(families: readonly string[], texts: readonly string[]): ReadonlyMap<string, string> {
  if (families.length === 0) return new Map();
  const text = texts.join("\n");
  const isGivenHere = remember((given: string) => isGiven(given, text));
  const found = new Map<string, Map<string, number>>();
  for (const family of families) {
    for (let at = text.indexOf(` ${family}`); at >= 0; at = text.indexOf(` ${family}`, at + 1)) {
      const given = givenBefore.exec(text.slice(Math.max(0, at - longestGiven), at))?.[1];
      const after = text.slice(at + family.length + 1, at + family.length + 4);
      if (given === undefined || !endsName.test(after) || !isGivenHere(given)) continue;
      const counts = found.get(family) ?? new Map<string, number>();
      const name = `${given} ${family}`;
      found.set(family, counts.set(name, (counts.get(name) ?? 0) + 1));
    }
  }
  return new Map(
    [...found].flatMap(([family, counts]) => {
      const most = mostPrinted(counts);
      return most === undefined ? [] : [[family, most] as const];
    }),
  );
}

/** Whether a word before a family name is a given name: neither an office nor a word that the text writes small as well. */
function isGiven(given: string, text: string): boolean {
  const word = given.split(" ")[0]?.toLowerCase() ?? "";
  if (word.length < 3 || officeWords.has(word) || honorifics.has(word) || isStopWord(word, "en"))
    return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isLetterAt(text, at - 1) && !isLetterAt(text, at + word.length)) return false;
  return true;
}

function onlyOne(names: readonly string[]): string | undefined {
  const different = new Set(names);
  return different.size === 1 ? names[0] : undefined;
}

/** `JD` for "Jane Doe". */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join("")
    .toUpperCase();
}
