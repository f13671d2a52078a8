import { parseHTML } from "linkedom";

/** What a reference manager takes a page for. */
export interface ReadItem {
  readonly itemType: string;
  readonly title: string | undefined;
  readonly creators: readonly { readonly first: string; readonly last: string }[];
  readonly date: string | undefined;
  readonly publication: string | undefined;
  readonly language: string | undefined;
  readonly url: string | undefined;
}

/**
 * Reads a page's head by the rules of Zotero's translator "Embedded Metadata": a name's end counts (`…citation_title`), the type is
 * what `z.itemType` says, else guessed; an author's tag is split at semicolons, or at a comma between parts of several words;
 * a comma in what is left puts the family name first; Highwire's tags go before Dublin Core's.
 */
export function readEmbeddedMetadata(page: string): ReadItem {
  const { document } = parseHTML(page);
  const tags = [...document.querySelectorAll("head > meta")].map((meta) => ({
    name: meta.getAttribute("name") ?? meta.getAttribute("property") ?? "",
    content: meta.getAttribute("content")?.replace(/\s+/g, " ").trim() ?? "",
  }));
  const all = (ending: string): readonly string[] =>
    tags.filter(({ name, content }) => name.endsWith(ending) && content !== "").map(({ content }) => content);
  const one = (ending: string): string | undefined => {
    const found = all(ending);
    return found.length === 0 ? undefined : found.join(", ");
  };
  const highwire = all("citation_author").flatMap(splitAuthors);
  return {
    itemType: one("z.itemType") ?? (one("citation_journal_title") ? "journalArticle" : "webpage"),
    title: one("citation_title") ?? one("DC.title") ?? one("og:title"),
    creators: (highwire.length > 0 ? highwire : all("DC.creator")).map(toCreator),
    date: one("citation_date") ?? one("DC.date"),
    publication: one("citation_journal_title") ?? one("DC.publisher"),
    language: one("citation_language") ?? one("DC.language"),
    url: one("citation_public_url") ?? one("og:url"),
  };
}

function splitAuthors(content: string): readonly string[] {
  const authors = content.split(/\s*;\s*/);
  const [first = "", second = ""] = content.split(/\s*,\s*/);
  const isTwo = authors.length === 1 && first.includes(" ") && second.includes(" ");
  return (isTwo ? content.split(/\s*,\s*/) : authors).filter((author) => /[^\s,\-.;]/.test(author));
}

function toCreator(author: string): { readonly first: string; readonly last: string } {
  const [last = "", first] = author.split(/\s*,\s*/);
  if (first !== undefined) return { first, last };
  const space = author.lastIndexOf(" ");
  return { first: author.slice(0, Math.max(space, 0)), last: author.slice(space + 1) };
}
