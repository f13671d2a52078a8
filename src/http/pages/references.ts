import type { Document } from "../../domain/document.ts";
import type { Cited } from "../../evidence/citation/cited.ts";
import { issuedOf } from "../../evidence/citation/csl.ts";
import { type CitedPerson, toCslName } from "../../evidence/citation/name.ts";
import { toLine } from "../formats/text.ts";
import { type Html, html } from "./html.ts";

/** What a reference manager keeps of a page. */
export type Reference = Pick<Cited, "document" | "authors" | "interviewers" | "url">;

/** Zotero's types, of those that have a place for the publication. */
const types: ReadonlyMap<string | null, string> = new Map([
  ["article", "newspaperArticle"],
  ["broadcast", "radioBroadcast"],
  ["radio", "radioBroadcast"],
  ["television", "tvBroadcast"],
  ["podcast", "podcast"],
]);

/**
 * The tags by which reference managers read author, title, date and source off a page: those of Highwire Press, of Dublin
 * Core, and the type that Zotero is to take it for.
 */
export function referenceTags({ document, authors, interviewers, url }: Reference): readonly Html[] {
  const { title, source, lang, kind, said } = document;
  const issued = issuedOf(document);
  const tags: readonly (readonly [name: string, content: string | null])[] = [
    ["citation_title", title],
    ...authors.map((author) => ["citation_author", writeName(author, lang)] as const),
    ["citation_date", issued?.replaceAll("-", "/") ?? null],
    ["citation_journal_title", source],
    ["citation_language", lang],
    ["citation_public_url", url],
    ["DC.title", title],
    ...authors.map(({ name }) => ["DC.creator", name] as const),
    ...interviewers.map(({ name }) => ["DC.contributor", name] as const),
    ["DC.date", issued],
    ["DCTERMS.created", said],
    ["DC.publisher", source],
    ["DC.language", lang],
    ["DC.identifier", url],
    ["z.itemType", types.get(kind) ?? "webpage"],
  ];
  return tags.flatMap(([name, content]) =>
    content === null ? [] : [html`<meta name="${name}" content="${toLine(content)}">\n`],
  );
}

/** The people of a whole document: who speaks in it, but not who asks; who asks, where nobody else speaks. */
export function referenceOf(
  document: Document,
  url: string,
  person: (id: string) => CitedPerson | undefined,
): Reference {
  const named = (ids: readonly string[]): readonly CitedPerson[] => ids.flatMap((id) => person(id) ?? []);
  const { speakers, interviewers } = document;
  const others = speakers.filter((id) => !interviewers.includes(id)).slice(0, maxAuthors);
  const asking = named(interviewers.slice(0, maxAuthors));
  const isAsked = others.length > 0;
  return { document, url, authors: isAsked ? named(others) : asking, interviewers: isAsked ? asking : [] };
}

const maxAuthors = 20;

/** `Vega, Marta`; as it is printed where a comma between several words would be taken for one between people. */
function writeName(person: CitedPerson, lang: string): string {
  const name = toCslName(person, lang);
  if ("literal" in name || name.suffix !== undefined || name.given === undefined) return asOne(person.name);
  const family = [name["non-dropping-particle"], name.family].filter(Boolean).join(" ");
  return /\s/.test(family) && /\s/.test(name.given) ? asOne(person.name) : `${family}, ${name.given}`;
}

/** A name as it is printed, without the commas and semicolons at which readers of the tag would part it into several people. */
function asOne(name: string): string {
  const whole = name.replace(/\s*;\s*/g, " ");
  const [first = "", second = ""] = whole.split(/\s*,\s*/);
  return first.includes(" ") && second.includes(" ") ? whole.replace(/\s*,\s*/g, " ") : whole;
}
