import type { Role } from "../../domain/paragraph.ts";
import type { LanguagePhrases } from "../data/phrases.ts";
import type { Block, NamedSpeaker, SpeakerMention } from "../parsed-document.ts";
import type { Label } from "./labels.ts";
import type { ParagraphLook } from "./paragraph-look.ts";

/** What a paragraph is and who says it, before it knows its question. */
export interface Drafted {
  readonly block: Block;
  readonly text: string;
  readonly role: Role;
  readonly speaker: SpeakerMention | null;
}

/** A document as each way to read it takes it. */
export interface Reading {
  readonly blocks: readonly Block[];
  readonly labels: readonly (Label | undefined)[];
  readonly speakers: readonly NamedSpeaker[];
  readonly kind: string;
  readonly title: string;
  readonly lang: string | undefined;
  readonly words: LanguagePhrases;
  /** What a block's words tell; looked at once. */
  readonly lookOf: (block: Block) => ParagraphLook;
}

/** One whom the document's own data names, as a label prints them. */
export function mention({ id, name }: NamedSpeaker, as: string): SpeakerMention {
  return { as, name, ...(id !== undefined && { id }), method: "label", confidence: 0.95 };
}
