import { remember } from "../../domain/remember.ts";
import { endOfLetters, isLetterAt, nextCapital } from "../../text/letters.ts";
import { isStopWord } from "../../text/stop-words.ts";
import { honorifics, officeWords } from "../../text/titles.ts";
import { isFamilyName, mostPrinted, nameWords } from "../names.ts";

/** Gives the whole names among these that begin with a name, or have it for their family name. */
export function indexWholeNames(names: readonly string[]): (short: string) => readonly string[] {
  const byWord = new Map<string, string[]>();
  for (const name of names) for (const word of new Set(nameWords(name))) addTo(byWord, word, name);
  return (short) => {
    const sharing = byWord.get(nameWords(short)[0] ?? "") ?? [];
    const start = `${short.toLowerCase()} `;
    return sharing.filter((name) => name.toLowerCase().startsWith(start) || isFamilyName(short, name));
  };
}

const longestGiven = 40;
const givenBefore = /(?<![\p{L}’'])(\p{Lu}\p{Ll}[\p{L}-]*(?: \p{Lu}\.)?)$/u;
/** What follows a family name that goes on no further. */
const endsName = /^(?![\p{L}-])(?! \p{Lu}\p{Ll})/u;

/** For each family name the one whole name with it in these texts, if there is one and only one. One pass over the texts. */
export function findSpokenNames(
  families: readonly string[],
  texts: readonly string[],
): ReadonlyMap<string, string> {
  if (families.length === 0) return new Map();
  const text = texts.join("\n");
  const byStart = new Map<string, string[]>();
  for (const family of families) addTo(byStart, family.slice(0, endOfLetters(family, 0)), family);
  const starts = new Set(families.map((family) => family.charAt(0)));
  const isGivenHere = remember((given: string) => isGiven(given, text));
  const found = new Map<string, Map<string, number>>();
  for (let at = nextCapital(text, 0); at < text.length; at = nextCapital(text, at + 1)) {
    if (text.charAt(at - 1) !== " " || !starts.has(text.charAt(at))) continue;
    for (const family of byStart.get(text.slice(at, endOfLetters(text, at))) ?? []) {
      const end = at + family.length;
      if (!text.startsWith(family, at) || !endsName.test(text.slice(end, end + 3))) continue;
      const given = givenBefore.exec(text.slice(Math.max(0, at - 1 - longestGiven), at - 1))?.[1];
      if (given === undefined || !isGivenHere(given)) continue;
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

/** Adds a value to the list of a key. */
export function addTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
