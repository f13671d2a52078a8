/** Part of the key of every cached document: raise it when a reader or the structure changes what it gives. */
export const readerVersion = "13";

/** The formats that are read. */
export type SourceFormat = "text" | "markdown" | "html" | "captions" | "xml" | "json" | "jsonl";

/** A file of the corpus, in memory. */
export interface Source {
  /** Inside the corpus folder, with `/`. */
  readonly path: string;
  readonly format: SourceFormat;
  readonly bytes: Uint8Array;
  readonly sidecar?: { readonly path: string; readonly bytes: Uint8Array };
}

const formats: Readonly<Record<string, SourceFormat>> = {
  txt: "text",
  text: "text",
  said: "text",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "html",
  vtt: "captions",
  srt: "captions",
  xml: "xml",
  json: "json",
  jsonl: "jsonl",
  ndjson: "jsonl",
};

/** The format that a file's ending names. */
export function formatOf(path: string): SourceFormat | undefined {
  return formats[/\.([A-Za-z]+)$/.exec(path)?.[1]?.toLowerCase() ?? ""];
}
