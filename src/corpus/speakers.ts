import type { CivilDate } from "../domain/civil-date.ts";
import type { AttributedSpeaker, Quotation } from "../domain/paragraph.ts";
import type { Person, Title } from "../domain/person.ts";
import { toSlug } from "../domain/slug.ts";
import type { QuotationMention } from "../text/quotations/find-quotations.ts";
import type { NameSurvey } from "./name-survey.ts";
import { isFamilyName, isFull, nameWords } from "./names.ts";
import type { NamedSpeaker, SpeakerMention } from "./parsed-document.ts";

/** What a document says about who speaks in it. */
export interface SpeakerContext {
  /** The speakers of its own data. */
  readonly stated: readonly NamedSpeaker[];
  /** When it was said, else published. */
  readonly date: CivilDate | undefined;
}

/** Who speaks in a corpus: those whom it names in `speakers.yaml`, and whoever else turns up. */
export interface SpeakerRegistry {
  /** The person whom a document means by a mention. */
  resolve(mention: SpeakerMention, context: SpeakerContext): AttributedSpeaker;
  /** A quotation with the person who said it: one whom the corpus knows, or whom a first and a last name tell. */
  resolveQuoted(quotation: QuotationMention): Quotation;
  persons(): readonly Person[];
}

/** How sure a family name alone is that one document prints and another says whole. */
const acrossDocuments = 0.8;

/** A registry that begins with the persons the corpus names; `survey` is what all its documents call people. */
export function createSpeakerRegistry(known: readonly Person[], survey?: NameSurvey): SpeakerRegistry {
  const persons = new Map(known.map((person) => [person.id, person]));
  const titles = new Map<string, Map<string, Title>>();
  const found = new Map<string, Person | undefined>();
  /** Whom the corpus names so; looked for once, however often they speak. */
  const personOf = (name: string, id: string | undefined): Person | undefined => {
    const key = `${id ?? ""}/${name}`;
    if (!found.has(key)) found.set(key, findPerson(name, id, known));
    return found.get(key);
  };

  const resolve = (mention: SpeakerMention, { stated, date }: SpeakerContext): AttributedSpeaker => {
    const own = fuller(mention, stated);
    const printed = own?.name ?? mention.name;
    const id = own?.id ?? mention.id;
    const { as, method } = mention;
    const meant = personOf(printed, id);
    if (meant !== undefined)
      return { id: meant.id, name: meant.name, as, method, confidence: mention.confidence };
    const whole = isFull(printed) || id !== undefined ? undefined : survey?.wholeName(mention);
    const name = whole ?? printed;
    const person = personOf(name, id) ?? addPerson(name, id ?? survey?.idOf(mention, name), mention);
    const title = own?.title ?? mention.title;
    if (title !== undefined) addTitle(person.id, title, date);
    const confidence =
      whole === undefined ? mention.confidence : Math.min(mention.confidence, acrossDocuments);
    return { id: person.id, name: person.name, as, method, confidence };
  };
  const addPerson = (
    name: string,
    id: string | undefined,
    mention: Pick<SpeakerMention, "addressed">,
  ): Person => {
    const slug = toSlug(id ?? name) || "unnamed";
    const there = persons.get(slug);
    if (there !== undefined) return there;
    const shown = isFull(name) ? name : (mention.addressed ?? name);
    const person: Person = { id: slug, name: shown, aliases: [], titles: [] };
    persons.set(slug, person);
    return person;
  };
  const addTitle = (id: string, title: string, date: CivilDate | undefined): void => {
    if (known.some((person) => person.id === id)) return;
    const own = titles.get(id) ?? new Map<string, Title>();
    titles.set(id, own.set(title, stretch(own.get(title), title, date)));
  };
  const resolveQuoted = ({ speaker, ...quotation }: QuotationMention): Quotation => {
    if (speaker === null) return { ...quotation, speaker };
    const { as, name } = speaker;
    const isPerson = name !== null && (isFull(name) || personOf(name, undefined) !== undefined);
    if (!isPerson) return { ...quotation, speaker: { id: null, name: name ?? as, as } };
    const person = personOf(name, undefined) ?? addPerson(name, undefined, {});
    return { ...quotation, speaker: { id: person.id, name: person.name, as } };
  };
  const listPersons = (): readonly Person[] =>
    [...persons.values()].map((person) => {
      const held = titles.get(person.id);
      return held === undefined ? person : { ...person, titles: [...person.titles, ...held.values()] };
    });
  return { resolve, resolveQuoted, persons: listPersons };
}

/** A title held from the first to the last date on which it was printed. */
function stretch(before: Title | undefined, title: string, date: CivilDate | undefined): Title {
  if (date === undefined) return before ?? { title };
  const { from = date, to = date } = before ?? {};
  return { title, from: date < from ? date : from, to: date > to ? date : to };
}

/** The one speaker of the document's own data who can be meant, by whole name, or by family name where only one has it. */
function fuller({ name }: SpeakerMention, stated: readonly NamedSpeaker[]): NamedSpeaker | undefined {
  const exact = stated.find((speaker) => isSame(speaker.name, name));
  if (exact !== undefined) return exact;
  const fitting = stated.filter((speaker) => isFamilyName(name, speaker.name));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function findPerson(name: string, id: string | undefined, known: readonly Person[]): Person | undefined {
  const named = known.find(
    (person) => person.id === id || [person.name, ...person.aliases].some((other) => isSame(other, name)),
  );
  if (named !== undefined) return named;
  const words = nameWords(name);
  const fitting = known.filter(
    (person) => nameWords(person.name).at(-1) === words.at(-1) && fits(words, person),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** A family name alone, or behind words that the person's names or titles hold: `MAYOR OKAFOR`. */
function fits(words: readonly string[], { name, aliases, titles }: Person): boolean {
  const own = new Set([name, ...aliases, ...titles.map(({ title }) => title)].flatMap(nameWords));
  return words.every((word) => own.has(word));
}

function isSame(a: string, b: string): boolean {
  return nameWords(a).join(" ") === nameWords(b).join(" ");
}
