/** Every word that the element says itself; `{…}` stands for what is put in. */
export const english = {
  label: "Search what was said",
  placeholder: "Search what was said",
  search: "Search",
  found: "{total} in {documents}",
  paragraph: "1 paragraph",
  paragraphs: "{n} paragraphs",
  document: "1 document",
  documents: "{n} documents",
  widened: "No paragraph has all the words, so these have any of them.",
  nothing:
    "Nothing was found among {paragraphs} in {documents}. What is not in these documents may well have been said elsewhere.",
  respelt: "Nothing is written so. Searched for “{suggestion}”.",
  failed: "The search cannot be reached just now. {reason}",
  more: "More",
  question: "Question:",
  narrow: "Narrow the results",
  speaker: "Who",
  role: "What",
  year: "When",
  source: "Source",
  document_: "Where",
  kind: "Kind",
  lang: "Language",
  nobody: "nobody named",
  withheld: "The licence of this document does not let its words out.",
  permalink: "Permalink",
  context: "In context",
  copy: "Copy",
  copied: "Copied",
  cite: "Cite",
  speakerNote: "speaker",
  documentNote: "document",
} as const;

/** The words of an element, in whatever language. */
export type Strings = { readonly [Name in keyof typeof english]: string };

/** A text with its places filled. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** So many paragraphs or documents, in the element's words and the page's way to write numbers. */
export function countOf(strings: Strings, what: "paragraph" | "document", number: number): string {
  return number === 1 ? strings[what] : fill(strings[`${what}s`], { n: number.toLocaleString() });
}
