import { type CivilDate, isWithin, toSpan } from "../domain/civil-date.ts";
import { type Document, dateOf } from "../domain/document.ts";
import type { Role } from "../domain/paragraph.ts";
import type { Person, Title } from "../domain/person.ts";
import type { Filter } from "../query/ast.ts";
import { tokenize } from "../text/tokenize.ts";

/** What a condition asks of a paragraph, told apart by what it looks at. */
export type Condition =
  | { readonly of: "document"; readonly test: (document: Document) => boolean }
  | { readonly of: "role"; readonly test: (role: Role) => boolean }
  | { readonly of: "lang"; readonly test: (lang: string) => boolean }
  | { readonly of: "speaker"; readonly test: (speaker: string | null, date: CivilDate | null) => boolean };

/** Whom and what of a corpus filters name. */
export interface KnownNames {
  readonly persons: readonly Person[];
  /** Where its documents are from, each once. */
  readonly sources: readonly string[];
}

/** What filters name, of a corpus or of these documents of it. */
export function knownNames(persons: readonly Person[], documents: Iterable<Document>): KnownNames {
  return { persons, sources: [...new Set(Array.from(documents, ({ source }) => source ?? []).flat())] };
}

/** The words of a name or a title. */
export type ReadWords = (text: string) => ReadonlySet<string>;

/** Reads the words anew each time; who states many filters remembers what it read. */
export const readWords: ReadWords = (text) => new Set(tokenize(text).map(({ term }) => term));

/** The condition that a filter states, whether or not it excludes. */
export function toCondition(filter: Filter, known: KnownNames, read = readWords): Condition {
  const { field, value } = filter;
  const wanted = foldValue(value);
  switch (field) {
    case "role":
      return { of: "role", test: (role) => role === wanted };
    case "lang":
      return { of: "lang", test: (lang) => namesOfLang(lang).includes(wanted) };
    case "speaker":
      return { of: "speaker", test: speakerTest(value, known.persons, read) };
    case "doc":
      return { of: "document", test: ({ id }) => id === value.trim().toLowerCase() };
    case "title":
      return { of: "document", test: ({ title }) => holdsWords(title, value, read) };
    case "source":
      return { of: "document", test: sourceTest(value, known.sources, read) };
    case "kind":
      return { of: "document", test: ({ kind }) => foldValue(kind ?? "") === wanted };
    case "date":
    case "before":
    case "after":
      return { of: "document", test: (document) => dateTest(field, value)(dateOf(document)) };
  }
}

/** The ends of `from..to`, each empty where it is open; a date alone is both. */
export function datesAsked(value: string): readonly [first: CivilDate, last: CivilDate] {
  const [first = "", last = first] = value.split("..");
  return [first, last];
}

function dateTest(field: "date" | "before" | "after", value: string): (date: CivilDate | null) => boolean {
  const [first, last] = datesAsked(value);
  return (date) => {
    if (date === null) return false;
    if (field === "before") return toSpan(date).last < toSpan(first).first;
    if (field === "after") return toSpan(date).first > toSpan(first).last;
    return isWithin(date, first || undefined, last || undefined);
  };
}

/** Who a filter on the speaker means: some always, others while they held a title. */
export interface MeantSpeakers {
  readonly always: ReadonlySet<string>;
  readonly titled: ReadonlyMap<string, readonly Title[]>;
}

/** Whoever has that id; else whoever's name, alias or, on the day, title holds the words. */
export function speakersMeant(value: string, persons: readonly Person[], read = readWords): MeantSpeakers {
  const wanted = value.trim().toLowerCase();
  if (persons.some(({ id }) => id === wanted)) return { always: new Set([wanted]), titled: new Map() };
  const always = new Set(persons.filter((person) => isNamed(person, value, read)).map(({ id }) => id));
  const titled = new Map<string, readonly Title[]>();
  for (const { id, titles } of persons) {
    const held = titles.filter(({ title }) => holdsWords(title, value, read));
    if (held.length > 0 && !always.has(id)) titled.set(id, held);
  }
  return { always, titled };
}

function speakerTest(
  value: string,
  persons: readonly Person[],
  read: ReadWords,
): (id: string | null, date: CivilDate | null) => boolean {
  const { always, titled } = speakersMeant(value, persons, read);
  return (id, date) => {
    if (id === null) return false;
    if (always.has(id)) return true;
    return (titled.get(id) ?? []).some(({ from, to }) => isHeld(date, from, to));
  };
}

/** The sources that a filter names as they are written, else but for capitals; where it names none, those with its words are meant. */
export function sourcesNamed(value: string, sources: readonly string[]): readonly string[] {
  const named = (fold: (text: string) => string): readonly string[] =>
    sources.filter((source) => fold(source) === fold(value));
  const written = named(withSingleSpaces);
  return written.length > 0 ? written : named((text) => foldValue(withSingleSpaces(text)));
}

function withSingleSpaces(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function sourceTest(
  value: string,
  sources: readonly string[],
  read: ReadWords,
): (document: Document) => boolean {
  const named = new Set(sourcesNamed(value, sources));
  return ({ source }) =>
    named.size > 0 ? source !== null && named.has(source) : holdsWords(source ?? "", value, read);
}

function isNamed({ name, aliases }: Person, value: string, read: ReadWords): boolean {
  return [name, ...aliases].some((known) => holdsWords(known, value, read));
}

function isHeld(date: CivilDate | null, from: CivilDate | undefined, to: CivilDate | undefined): boolean {
  if (date === null) return from === undefined && to === undefined;
  return isWithin(date, from, to);
}

/** Whether every word of `wanted` but articles stands in `text`. */
function holdsWords(text: string, wanted: string, read: ReadWords): boolean {
  const words = read(text);
  const asked = askedWords(wanted, read);
  return asked.length > 0 && asked.every((term) => words.has(term));
}

/** The words of a name or title that are asked for; where there is none, nothing has them. */
export function askedWords(wanted: string, read = readWords): readonly string[] {
  return [...read(wanted)].filter((term) => !articles.has(term));
}

const articles = new Set(["the", "el", "la", "los", "las", "le", "les", "der", "die", "das", "o", "a", "il"]);

/** A stated value as it is compared. */
export function foldValue(text: string): string {
  return text.trim().toLowerCase();
}

/** What a language is asked for by: its tag and its base. */
export function namesOfLang(lang: string): readonly string[] {
  const tag = lang.toLowerCase();
  return [tag, tag.split("-")[0] ?? ""];
}
