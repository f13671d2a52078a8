import { isFamilyName, isFull, mostPrinted, nameWords } from "./names.ts";
import type { ParsedDocument, SpeakerMention } from "./parsed-document.ts";

/** What one document calls the people who speak in it, each form once. */
export type DocumentNames = readonly Pick<SpeakerMention, "name" | "gender">[];

/** What all documents of a corpus call people: tells who is meant by a family name alone. */
export interface NameSurvey {
  /** The one whole name of the corpus with that family name; `undefined` where there is none, or more than one. */
  wholeName(mention: SpeakerMention): string | undefined;
  /** What a person is known by of whom only the family name is printed: with the honorific where two share the name. */
  idOf(mention: SpeakerMention, name: string): string;
}

/** The names of a parsed document, for the survey. */
export function namesOf({ paragraphs }: ParsedDocument): DocumentNames {
  const names = new Map<string, DocumentNames[number]>();
  for (const { speaker, quotations } of paragraphs) {
    if (speaker !== null) {
      const { name, gender } = speaker;
      names.set(`${name}/${gender ?? ""}`, { name, ...(gender && { gender }) });
    }
    for (const { speaker: quoted } of quotations)
      if (quoted?.name && isFull(quoted.name)) names.set(quoted.name, { name: quoted.name });
  }
  return [...names.values()];
}

/** Share of the documents with an honorific that must agree on it; the others are taken for slips. */
const agreeing = 0.9;

/** Looks over the names of all documents; the result does not depend on their order. */
export function surveyNames(documents: Iterable<DocumentNames>): NameSurvey {
  const whole = new Map<string, Map<string, number>>();
  const genders = new Map<string, { f: number; m: number }>();
  const shared = new Set<string>();
  for (const names of documents) {
    for (const { name, gender } of names) {
      const words = nameWords(name);
      if (isFull(name)) {
        for (const word of words.slice(1)) count(whole, word, name);
      } else if (gender !== undefined) {
        const counts = genders.get(words.join(" ")) ?? { f: 0, m: 0 };
        counts[gender]++;
        genders.set(words.join(" "), counts);
      }
    }
    for (const family of sharedIn(names)) shared.add(family);
  }
  /** Whether all that are called so may be one person, of whom this mention is one. */
  const isOne = (family: string, gender: "f" | "m" | undefined): boolean => {
    if (shared.has(family)) return false;
    const { f, m } = genders.get(family) ?? { f: 0, m: 0 };
    if (Math.max(f, m) < (f + m) * agreeing) return false;
    return gender === undefined || (gender === "f" ? f >= m : m >= f);
  };
  return {
    wholeName({ name, gender }) {
      const words = nameWords(name);
      if (!isOne(words.join(" "), gender)) return undefined;
      const fitting = [...(whole.get(words.at(-1) ?? "") ?? [])].filter(([full]) => isFamilyName(name, full));
      return mostPrinted(new Map(fitting));
    },
    idOf({ addressed, title, gender }, name) {
      if (isFull(name) || isOne(nameWords(name).join(" "), gender)) return name;
      return addressed ?? (title === undefined ? name : `${title} ${name}`);
    },
  };
}

function count(counts: Map<string, Map<string, number>>, key: string, name: string): void {
  const own = counts.get(key) ?? new Map<string, number>();
  counts.set(key, own.set(name, (own.get(name) ?? 0) + 1));
}

/** Family names that one document prints in two ways that mean two people: with both honorifics, or with two given names. */
function sharedIn(names: DocumentNames): readonly string[] {
  const givenNames = new Map<string, Set<string>>();
  for (const { name } of names) {
    if (!isFull(name)) continue;
    const words = nameWords(name);
    const family = words.at(-1) ?? "";
    givenNames.set(family, (givenNames.get(family) ?? new Set()).add(words[0] ?? ""));
  }
  return [...givenNames].flatMap(([family, given]) => (given.size > 1 ? family : []));
}
