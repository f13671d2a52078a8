import { englishPhrases } from "./english-phrases.ts";
import { spanishPhrases } from "./spanish-phrases.ts";

/** Words that give a paragraph's part away, for each language that is known; all in lower case. */
export interface LanguagePhrases {
  /** In the line that ends an introduction. */
  readonly introductionEnds: readonly string[];
  /** In the lines that close a text. */
  readonly notices: readonly string[];
  /** What follows "is the … " in a line about the author. */
  readonly authorJobs: readonly string[];
  /** At the start of a question that asks by telling. */
  readonly imperatives: readonly string[];
  /** At the start of a question that states what the other did. */
  readonly addresses: readonly string[];
  /** Words of the one who answers. */
  readonly firstPerson: readonly string[];
  readonly secondPerson: readonly string[];
  /** In what is said to somebody who is to answer. */
  readonly requests: readonly string[];
  /** At the end of what only sounds like a question. */
  readonly tags: readonly string[];
  /** In the last words of one who lets another ask. */
  readonly handovers: readonly string[];
  /** At the start of a turn of one who was let ask. */
  readonly greetings: readonly string[];
  /** At the start of what goes on from what the other said. */
  readonly followUps: readonly string[];
  /** The plainest of them. */
  readonly conjunctions: readonly string[];
  /** At the start of an answer. */
  readonly replies: readonly string[];
  /** Whom those who ask mostly ask about. */
  readonly subjects: readonly string[];
  /** Verbs of one who tells what others said. */
  readonly reports: readonly string[];
  /** Words that those who ask use more than those who answer, and the other way round. */
  readonly askingWords: readonly string[];
  readonly answeringWords: readonly string[];
  /** At the start of the first words of an answer, hardly elsewhere. */
  readonly openers: readonly string[];
  /** In what lets another ask. */
  readonly calls: readonly string[];
  /** Between one's own name and whom one asks for. */
  readonly affiliations: readonly string[];
  /** What one says who only listens. */
  readonly nods: readonly string[];
  /** At the start of what asks, mark or none. */
  readonly interrogatives: readonly string[];
  /** Before the name of whom the introduction says is talked with. */
  readonly talkedWith: readonly string[];
  /** What a recording's interruption is called, where a time or nothing stands behind it. */
  readonly breaks: readonly string[];
}

/** The phrases of each language. */
export const phrases: Readonly<Record<string, LanguagePhrases>> = { en: englishPhrases, es: spanishPhrases };

/** The phrases of a language tag; English where the language has none. */
export function phrasesOf(lang: string | undefined): LanguagePhrases {
  return phrases[lang?.split("-")[0] ?? "en"] ?? (phrases.en as LanguagePhrases);
}
