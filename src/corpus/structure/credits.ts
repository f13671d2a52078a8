import type { LanguagePhrases } from "../data/phrases.ts";
import type { Block } from "../parsed-document.ts";
import { isNotice } from "./marks.ts";

/** Whether a block stands in the run of credits that ends a text. */
export function isClosing(blocks: readonly Block[], index: number, words: LanguagePhrases): boolean {
  return index >= blocks.length - 8 && blocks.slice(index).every(({ text }) => isNotice(text, words));
}

/** The run of credits that ends a text. */
export function creditsOf(blocks: readonly Block[], words: LanguagePhrases): readonly string[] {
  return blocks.filter((_, index) => isClosing(blocks, index, words)).map(({ text }) => text);
}
