import type { Range } from "../../domain/range.ts";
import { isTitle } from "../titles.ts";
import { type DocumentWords, findNames, type Mention } from "./mentions.ts";

/** Who is named in a document, as it is read from its start. */
export interface People {
  /** Goes on to the next paragraph. */
  enter(text: string, quoted: readonly Range[], words: DocumentWords): void;
  /**
   * The name that a mention beside the quotation at `at` means: a surname as the one full name that the document gives
   * it; "he" and "she" as the person named last whom the other of the two was not said of, in the same
   * paragraph before others, whom a sentence begins with before others; nobody where that is an office without a
   * name. `null` where nobody is meant for certain.
   */
  nameOf(mention: Mention, at: number): string | null;
}

interface Sighting {
  /** `null` for an office without a name (`the mayor`). */
  readonly name: string | null;
  /** Place in the paragraph; those of the paragraphs before come before. */
  readonly at: number;
  /** Whether a sentence begins with the name, or words were given to it: such a one is spoken of. */
  readonly isSubject: boolean;
}

/** Nobody's people yet. */
export function createPeople(): People {
  const full = new Map<string, Set<string>>();
  const genders = new Map<string, string>();
  let before: readonly Sighting[] = [];
  let here: Sighting[] = [];
  let words: DocumentWords | undefined;

  const fullOf = (name: string): string => {
    if (name.includes(" ")) return name;
    const names = full.get(name);
    return names?.size === 1 ? ([...names][0] ?? name) : name;
  };
  const meet = (mention: Mention, text: string, at: number, isSubject: boolean): void => {
    if (mention.name === null || isGroup(mention, text)) return;
    const surname = mention.name.split(" ").at(-1) ?? mention.name;
    if (mention.name.includes(" ")) full.set(surname, (full.get(surname) ?? new Set()).add(mention.name));
    const name = fullOf(mention.name);
    if (!name.includes(" ")) return;
    const gender = words?.genders.get((mention.as.split(" ")[0] ?? "").toLowerCase().replace(/\.$/, ""));
    if (gender !== undefined) genders.set(name, gender);
    here.push({ name, at, isSubject });
  };
  const whoIs = (gender: string, at: number): string | null => {
    const fits = ({ name }: Sighting): boolean => name === null || (genders.get(name) ?? gender) === gender;
    const lastOf = (sightings: readonly Sighting[]): Sighting | undefined =>
      sightings.findLast((sighting) => sighting.isSubject && fits(sighting)) ?? sightings.findLast(fits);
    const found = lastOf(here.filter((sighting) => sighting.at < at)) ?? lastOf(before);
    if (found === undefined || found.name === null) return null;
    genders.set(found.name, gender);
    return found.name;
  };
  return {
    enter(text, quoted, known) {
      words = known;
      before = [...before, ...here].slice(-recentSightings);
      here = [];
      let at = 0;
      for (const { start, end } of [...quoted, { start: text.length, end: text.length }]) {
        const prose = text.slice(at, start);
        for (const mention of findNames(prose, known)) {
          const place = at + mention.start;
          meet(
            mention,
            prose,
            place,
            /(?:^|[.!?…]["”’»)]*\s+)$/.test(text.slice(Math.max(0, place - 6), place)),
          );
        }
        at = end;
      }
    },
    nameOf(mention, at) {
      if (mention.kind === "name") {
        const name = fullOf(mention.name ?? mention.as);
        here.push({ name, at, isSubject: true });
        return name;
      }
      if (mention.kind === "noun") {
        if (wordsOf(mention.as).some(isTitle)) here.push({ name: null, at, isSubject: true });
        return null;
      }
      const gender = words?.genders.get(mention.as.toLowerCase());
      return gender === undefined ? null : whoIs(gender, at);
    },
  };
}

const wordsOf = (noun: string): readonly string[] => noun.toLowerCase().split(/\s+/);

/** How many of those named last can still be meant: keeps the work of a paragraph bounded. */
const recentSightings = 12;

/** `the Saltmere Gazette`: people are named without an article. */
function isGroup({ start }: Mention, text: string): boolean {
  return /\b(?:the|a|an|el|la|los|las|un|una)\s+$/i.test(text.slice(Math.max(0, start - 6), start));
}
