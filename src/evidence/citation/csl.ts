import { type CivilDate, parseCivilDate } from "../../domain/civil-date.ts";
import { type Document, dateOf } from "../../domain/document.ts";
import { type Cited, genreOf } from "./cited.ts";
import { type CslName, toCslName } from "./name.ts";

/** A date in CSL: year, month and day, as far as they are known. */
export interface CslDate {
  readonly "date-parts": readonly (readonly number[])[];
}

/** An item of CSL-JSON (Citation Style Language 1.0.2), of the variables that a quotation has. */
export interface CslItem {
  readonly id: string;
  readonly type: "interview" | "speech" | "article-newspaper" | "broadcast" | "document";
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly interviewer?: readonly CslName[];
  readonly "container-title"?: string;
  readonly genre?: string;
  readonly issued?: CslDate;
  readonly "event-date"?: CslDate;
  readonly "event-place"?: string;
  readonly language: string;
  readonly locator: string;
  readonly URL: string;
  readonly archive_location?: string;
}

/** The types of what a corpus calls a kind; a map, as a kind is anybody's word, `constructor` too. */
const types: ReadonlyMap<string | null, CslItem["type"]> = new Map([
  ["interview", "interview"],
  ["speech", "speech"],
  ["article", "article-newspaper"],
  ["broadcast", "broadcast"],
  ["radio", "broadcast"],
  ["television", "broadcast"],
  ["podcast", "broadcast"],
]);

/** What is cited when a paragraph is: its speaker as the author, its document, its dates, and the address of the words. */
export function toCslItem({ paragraph, document, authors, interviewers, url }: Cited): CslItem {
  const { title, kind, lang, said, source, place, archived } = document;
  const names = (people: Cited["authors"]): readonly CslName[] =>
    people.map((person) => toCslName(person, lang));
  const genre = genreOf(document);
  const issued = toCslDate(issuedOf(document));
  const event = toCslDate(said);
  return {
    id: paragraph.id,
    type: types.get(kind) ?? "document",
    title,
    ...(authors.length > 0 && { author: names(authors) }),
    ...(interviewers.length > 0 && { interviewer: names(interviewers) }),
    ...(source !== null && { "container-title": source }),
    ...(genre !== undefined && { genre }),
    ...(issued && { issued }),
    ...(event && { "event-date": event }),
    ...(place !== null && { "event-place": place }),
    language: lang,
    locator: `paragraph ${paragraph.ordinal}`,
    URL: url,
    ...(archived !== null && { archive_location: archived }),
  };
}

/** When a reader could first have it: published, else said. */
export function issuedOf(document: Document): CivilDate | null {
  return document.published ?? dateOf(document);
}

function toCslDate(date: CivilDate | null): CslDate | undefined {
  const known = date === null ? undefined : parseCivilDate(date);
  return known === undefined ? undefined : { "date-parts": [known.split("-").map(Number)] };
}
