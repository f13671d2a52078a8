import type { AttributedSpeaker, Quotation } from "../domain/paragraph.ts";
import type { Person } from "../domain/person.ts";
import { toSlug } from "../domain/slug.ts";
import { tokenize } from "../text/tokenize.ts";
import type { NamedSpeaker, QuotationMention, SpeakerMention } from "./parsed-document.ts";

/** Who speaks in a corpus: those whom it names in `speakers.yaml`, and whoever else turns up. */
export interface SpeakerRegistry {
  /** The person whom a document means by a mention. `stated` are the speakers of its own data. */
  resolve(mention: SpeakerMention, stated: readonly NamedSpeaker[]): AttributedSpeaker;
  /** A quotation with the person who said it: one whom the corpus knows, or whom a first and a last name tell. */
  resolveQuoted(quotation: QuotationMention): Quotation;
  persons(): readonly Person[];
}

/** Words before a name that are not part of it. */
const honorifics = new Set("mr ms mrs miss dr prof professor sr sra srta dra sir dame lord lady".split(" "));

/** A registry that begins with the persons the corpus names. */
export function createSpeakerRegistry(known: readonly Person[]): SpeakerRegistry {
  const persons = new Map(known.map((person) => [person.id, person]));

  const resolve = (mention: SpeakerMention, stated: readonly NamedSpeaker[]): AttributedSpeaker => {
    const own = fuller(mention, stated);
    const name = own?.name ?? mention.name;
    const id = own?.id ?? mention.id;
    const person = findPerson(name, id, known) ?? addPerson(name, id, own?.title);
    const { as, method, confidence } = mention;
    return { id: person.id, name: person.name, as, method, confidence };
  };
  const addPerson = (name: string, id: string | undefined, title: string | undefined): Person => {
    const slug = toSlug(id ?? name) || "unnamed";
    const there = persons.get(slug);
    if (there !== undefined) return there;
    const person: Person = { id: slug, name, aliases: [], titles: title === undefined ? [] : [{ title }] };
    persons.set(slug, person);
    return person;
  };
  const resolveQuoted = ({ speaker, ...quotation }: QuotationMention): Quotation => {
    if (speaker === null) return { ...quotation, speaker };
    const { as, name } = speaker;
    const isPerson =
      name !== null && (name.includes(" ") || findPerson(name, undefined, known) !== undefined);
    if (!isPerson) return { ...quotation, speaker: { id: null, name: name ?? as, as } };
    const person = findPerson(name, undefined, known) ?? addPerson(name, undefined, undefined);
    return { ...quotation, speaker: { id: person.id, name: person.name, as } };
  };
  return { resolve, resolveQuoted, persons: () => [...persons.values()] };
}

/** The one speaker of the document's own data who can be meant, by whole name, or by surname where only one has it. */
function fuller({ name }: SpeakerMention, stated: readonly NamedSpeaker[]): NamedSpeaker | undefined {
  const exact = stated.find((speaker) => isSame(speaker.name, name));
  if (exact !== undefined) return exact;
  const fitting = stated.filter((speaker) => endsAlike(speaker.name, name));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function findPerson(name: string, id: string | undefined, known: readonly Person[]): Person | undefined {
  const named = known.find(
    (person) => person.id === id || [person.name, ...person.aliases].some((other) => isSame(other, name)),
  );
  if (named !== undefined) return named;
  const words = wordsOf(name);
  const fitting = known.filter((person) => endsAlike(person.name, name) && fits(words, person));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** A surname alone, or behind words that the person's names or titles hold: `MAYOR OKAFOR`. */
function fits(words: readonly string[], { name, aliases, titles }: Person): boolean {
  const own = new Set([name, ...aliases, ...titles.map(({ title }) => title)].flatMap(wordsOf));
  return words.every((word) => own.has(word));
}

function isSame(a: string, b: string): boolean {
  return wordsOf(a).join(" ") === wordsOf(b).join(" ");
}

function endsAlike(a: string, b: string): boolean {
  return wordsOf(a).at(-1) === wordsOf(b).at(-1);
}

function wordsOf(name: string): readonly string[] {
  return tokenize(name)
    .filter(({ width }) => width === 1)
    .map(({ term }) => term)
    .filter((word) => !honorifics.has(word));
}
