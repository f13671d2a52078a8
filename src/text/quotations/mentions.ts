import type { Range } from "../../domain/range.ts";
import { eachWord, endOfName, isSmallAt, nextCapital } from "../letters.ts";
import { isTitle } from "../titles.ts";
import type { QuotationWords } from "./quotation-words.ts";

/** The words of the language, and what the document itself writes with a capital letter inside a sentence. */
export interface DocumentWords extends QuotationWords {
  readonly named: ReadonlySet<string>;
  /** The name in words with capital letters, none or one; looked for once, however often they come. */
  readonly nameIn: (capitals: string) => readonly NameIn[];
}

/** A name among words with capital letters. */
export interface NameIn extends Pick<Mention, "as" | "name"> {
  /** Where it begins in them. */
  readonly offset: number;
  /** Whether it is their first word and no more. */
  readonly isFirstWord: boolean;
}

/** Somebody named, or stood for, in a text. */
export interface Mention extends Range {
  /** As printed. */
  readonly as: string;
  /** The name without titles before it; `null` for a pronoun and for a noun that names nobody. */
  readonly name: string | null;
  readonly kind: "name" | "pronoun" | "noun";
}

const namePattern =
  /\p{Lu}[\p{L}\p{M}’'-]*\.?(?: (?:(?:de|del|de la|da|dos|van|von|bin|al|el|y) )?\p{Lu}[\p{L}\p{M}’'-]*\.?){0,6}/uy;

/** Who is named in a text, and the pronouns that stand for somebody, in order. */
export function findMentions(text: string, words: DocumentWords): readonly Mention[] {
  const mentions = [...findNames(text, words)];
  eachWord(text, (as, start) => {
    if (words.pronouns.has(as.toLowerCase()))
      mentions.push({ as, name: null, kind: "pronoun", start, end: start + as.length });
    return false;
  });
  return mentions.sort((a, b) => a.start - b.start);
}

/** Who is named in a text, in order. */
export function findNames(text: string, words: DocumentWords): readonly Mention[] {
  const names: Mention[] = [];
  for (let at = nextCapital(text, 0); at < text.length; ) {
    namePattern.lastIndex = at;
    const match = namePattern.exec(text)?.[0] ?? "";
    for (const { as, name, offset, isFirstWord } of words.nameIn(match)) {
      if (at === 0 && isFirstWord && !words.named.has(as)) continue;
      const start = at + offset;
      names.push({ as, name, kind: "name", start, end: start + as.length });
    }
    at = nextCapital(text, at + match.length);
  }
  return names;
}

/** Finds names among words with capital letters; what is in `plain` is no name although it is written so. */
export function findNameIn(match: string, plain: ReadonlySet<string>): readonly NameIn[] {
  const isPlain = (word: string): boolean => plain.has(withoutPoint(word.toLowerCase()));
  const isEnd = match.endsWith(".") && /\p{Ll}{2}\.$/u.test(match);
  const parts = (isEnd ? match.slice(0, -1) : match).split(" ");
  let first = 0;
  while (first < parts.length && isPlain(parts[first] ?? "")) first++;
  let last = parts.length;
  while (last > first && isPlain(parts[last - 1] ?? "")) last--;
  if (isPlain(match) || first === last) return [];
  const as = parts.slice(first, last).join(" ");
  if (/[’']s$|s[’']$/.test(as)) return [];
  const offset = parts.slice(0, first).join(" ").length + (first > 0 ? 1 : 0);
  const name = withoutOffice(parts.slice(first, last)).join(" ");
  return [{ as, name, offset, isFirstWord: first === 0 && last === 1 }];
}

/** The words of a name behind the titles before it, and behind what they are titles of: `Oregon Gov. Tina Kotek`. */
function withoutOffice(words: readonly string[]): readonly string[] {
  const isOffice = (word: string): boolean => isTitle(withoutPoint(word.toLowerCase()));
  const first = words.findIndex((word) => !isOffice(word));
  const bare = words.slice(first < 0 ? -1 : first);
  const office = bare.findLastIndex(
    (word, index) => isOffice(word) && index < bare.length - (word.endsWith(".") ? 1 : 2),
  );
  return bare.slice(office + 1);
}

function withoutPoint(word: string): string {
  return word.endsWith(".") ? word.slice(0, -1) : word;
}

/** The words that stand with a capital letter inside a sentence: what begins one too is a name only when it is among them. */
export function findNamed(texts: readonly string[]): ReadonlySet<string> {
  const named = new Set<string>();
  for (const text of texts) {
    for (let at = nextCapital(text, 0); at < text.length; ) {
      if (text.charAt(at - 1) === " " && goesOnAt(text, at - 2)) {
        const word = text.slice(at, endOfName(text, at));
        named.add(word.endsWith("s") ? word.replace(/[’']s$/, "") : word);
      }
      at = nextCapital(text, at + 1);
    }
  }
  return named;
}

/** Whether the character at `index` ends no sentence. */
function goesOnAt(text: string, index: number): boolean {
  const before = text.charAt(index);
  return before === "," || before === ";" || isSmallAt(text, index);
}
