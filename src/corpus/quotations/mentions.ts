import type { Range } from "../../domain/range.ts";
import type { QuotationWords } from "../data/quotation-words.ts";

/** The words of the language, and what the document itself writes with a capital letter inside a sentence. */
export interface DocumentWords extends QuotationWords {
  readonly named: ReadonlySet<string>;
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
  /\p{Lu}[\p{L}\p{M}’'-]*\.?(?: (?:(?:de|del|de la|da|dos|van|von|bin|al|el|y) )?\p{Lu}[\p{L}\p{M}’'-]*\.?){0,6}/gu;

/** Who is named in a text, and the pronouns that stand for somebody, in order. */
export function findMentions(text: string, words: DocumentWords): readonly Mention[] {
  const names = [...text.matchAll(namePattern)].flatMap((match) => toName(match[0], match.index, words));
  const pronouns = [...text.matchAll(/\p{L}+/gu)]
    .filter(([word]) => words.pronouns.has(word.toLowerCase()))
    .map(
      ({ 0: as, index: start }): Mention => ({
        as,
        name: null,
        kind: "pronoun",
        start,
        end: start + as.length,
      }),
    );
  return [...names, ...pronouns].sort((a, b) => a.start - b.start);
}

function toName(match: string, at: number, words: DocumentWords): readonly Mention[] {
  const parts = match.replace(/(?<=\p{Ll}{2})\.$/u, "").split(" ");
  let first = 0;
  const isPlain = (part: string): boolean => {
    const lower = part.toLowerCase().replace(/\.$/, "");
    return words.notNames.has(lower) || words.pronouns.has(lower) || words.determiners.has(lower);
  };
  while (first < parts.length && isPlain(parts[first] ?? "")) first++;
  let last = parts.length;
  while (last > first && isPlain(parts[last - 1] ?? "")) last--;
  if (first === last) return [];
  if (at === 0 && first === 0 && last === 1 && !words.named.has(parts[0] ?? "")) return [];
  const as = parts.slice(first, last).join(" ");
  const start = at + parts.slice(0, first).join(" ").length + (first > 0 ? 1 : 0);
  if (/[’']s$|s[’']$/.test(as)) return [];
  const bare = parts.slice(first, last);
  while (bare.length > 1 && words.titles.has((bare[0] ?? "").toLowerCase().replace(/\.$/, ""))) bare.shift();
  return [{ as, name: bare.join(" "), kind: "name", start, end: start + as.length }];
}

/** The words that stand with a capital letter inside a sentence: what begins one too is a name only when it is among them. */
export function findNamed(texts: readonly string[]): ReadonlySet<string> {
  const named = new Set<string>();
  for (const text of texts)
    for (const [, word = ""] of text.matchAll(/(?<=[\p{Ll},;] )(\p{Lu}[\p{L}\p{M}’'-]*)/gu))
      named.add(word.replace(/[’']s$/, ""));
  return named;
}
