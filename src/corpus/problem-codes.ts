/** Every code of the build report, with what it means; the page about corpora lists them. */
export const corpusProblemCodes = {
  "not-a-document": "the name says that the file is not part of the corpus",
  "unsupported-format": "no reader knows the file's ending",
  unreadable: "the file or folder cannot be read",
  "link-skipped": "a symbolic link leads out of the corpus, round in a circle, or nowhere",
  "special-file": "a device, socket or pipe",
  "too-large": "the file is larger than the corpus' limit",
  "orphan-sidecar": "a .meta.yaml without its document",
  "empty-file": "there is nothing in the file",
  "binary-file": "the file is not text",
  "guessed-encoding": "the file is not UTF-8; it was read as UTF-16 or Windows-1252",
  "no-paragraphs": "the file has no words to index",
  "reader-failed": "the reader gave up on the file",
  "invalid-json": "the file or line is not JSON of the documented shape",
  "guessed-json":
    "the JSON is of another shape than documented; what looks like turns of a transcript was read",
  "unknown-xml": "the file is XML, but neither TEI, Akoma Ntoso nor ECPC",
  "invalid-xml": "the XML is not well formed; what could be read of it is kept",
  "invalid-cue": "a caption says no time, or ends before it begins; its words are kept",
  "invalid-yaml":
    "front matter, sidecar or setting is not YAML of the documented shape, or never ends; keys that can be read are kept",
  "invalid-value": "a value is none for its key; it is ignored",
  "unknown-key": "a key that nothing reads",
  "too-deep":
    "blocks are nested deeper than anybody nests them, or a paragraph has more than 400 signs of emphasis; their words are kept, their marks are not",
  "paragraph-split": "a paragraph of more than 100,000 characters was cut in several",
  "withheld-unmatched": "a line of withheld.yaml names nothing that the corpus has",
  "withheld-elsewhere": "the words of a paragraph that is withheld stand in another that is not",
  "duplicate-id": "another document has the same id; this one is left out",
} as const;

/** One of the codes of `corpusProblemCodes`. */
export type CorpusProblemCode = keyof typeof corpusProblemCodes;
