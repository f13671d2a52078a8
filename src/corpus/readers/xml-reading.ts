import type { Block } from "../parsed-document.ts";

/** What reads one dialect of XML as its elements come; names are local, without their prefix. */
export interface XmlReading {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(words: string): void;
  close(name: string): void;
  /** Ends what is still open, and gives all that was read. */
  finish(): {
    readonly record: Readonly<Record<string, string>>;
    readonly blocks: readonly Block[];
    /** Whether elements were nested so deep that only their words were kept. */
    readonly isDeep: boolean;
  };
}
