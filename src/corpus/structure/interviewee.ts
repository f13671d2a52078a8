import { isStopWord } from "../../text/stop-words.ts";
import type { LanguagePhrases } from "../data/phrases.ts";
import { readName } from "../names.ts";
import type { NamedSpeaker, SpeakerMention } from "../parsed-document.ts";
import { indexWholeNames } from "./whole-names.ts";

/** Where a document says who is talked with: the texts before its first question, and those where only names are looked for. */
export interface Introduction {
  readonly texts: readonly string[];
  /** Its credits. */
  readonly closing: readonly string[];
  readonly title: string;
}

/** Who answers: the one whom the document's data says, else whom its introduction says is talked with; `null` when neither is plain. */
export function findInterviewee(
  speakers: readonly NamedSpeaker[],
  introduction: Introduction,
  words: LanguagePhrases,
  lang?: string,
): SpeakerMention | null {
  const stated = speakers.filter(({ part }) => part === "interviewee");
  const others = speakers.filter(({ part }) => part === undefined);
  const [only] = stated.length > 0 ? stated : others;
  if (only !== undefined && (stated.length === 1 || (stated.length === 0 && others.length === 1))) {
    return {
      as: only.name,
      name: only.name,
      ...(only.id !== undefined && { id: only.id }),
      method: "metadata",
      confidence: 0.9,
    };
  }
  return speakers.length > 1 ? null : fromIntroduction(introduction, words, lang ?? "en");
}

const honorific = "(?:(?:Mr|Ms|Mrs|Dr|Prof|Sr|Sra|Dra)\\.? )?";
const nameWord = "\\p{Lu}(?:[\\p{L}’'-]+|\\.)";
const properName = `\\p{Lu}[\\p{L}’'-]+(?: (?:de |del |de la |van |von )?${nameWord}){0,4}`;
/** Behind a name, that others are talked with as well: "and Paul", "(RC) and Paul", "; Paul". */
const goesOn = /^(?: \([^)]*\))?(?:(?:, \p{Lu}[^,.;]*)*,? (?:and|y|e) \p{Lu}|[^.;]*; (?:and |y )?\p{Lu})/u;

/** The one whom an introduction says is talked with; nobody where it names several, or the team of one. */
function fromIntroduction(
  { texts, closing, title }: Introduction,
  { talkedWith }: LanguagePhrases,
  lang: string,
): SpeakerMention | null {
  const cues = talkedWith.map(
    (words) => `[${words.charAt(0)}${words.charAt(0).toUpperCase()}]${words.slice(1)}`,
  );
  const cue = new RegExp(`(?:${cues.join("|")}) (${honorific}${properName})`, "u");
  for (const text of texts) {
    const found = cue.exec(text);
    const as = found?.[1];
    if (found === null || as === undefined) continue;
    if (goesOn.test(text.slice(found.index + found[0].length)) || /['’]s?$/.test(as)) return null;
    const bare = as.replace(new RegExp(`^${honorific}`, "u"), "");
    const printed = [...texts, ...closing].flatMap((written) => namesIn(written, lang));
    const name = wholeName(bare, [...printed, ...namesInTitle(title, bare)]);
    return { as, name, method: "introduction", confidence: 0.7 };
  }
  return null;
}

/** The whole name among these that begins or ends as a name does; the name itself where there is none, or two persons have it. */
function wholeName(bare: string, printed: readonly string[]): string {
  const fitting = indexWholeNames([...new Set(printed)])(bare);
  const whole = fitting.reduce((longest, name) => (name.length > longest.length ? name : longest), bare);
  return fitting.every((name) => whole.includes(name)) ? whole : bare;
}

function namesIn(text: string, lang: string): readonly string[] {
  return (text.match(new RegExp(properName, "gu")) ?? []).map((name) => withoutOpening(name, lang));
}

/** A given name with the one word behind it: titles write more than names with capitals. */
function namesInTitle(title: string, given: string): readonly string[] {
  const start = given.replaceAll(".", "\\.");
  return title.match(new RegExp(`(?<!\\p{L})${start} ${nameWord}(?!\\p{L}| \\p{Lu})`, "gu")) ?? [];
}

/** A name without the words that begin a sentence before it, its honorific, its office, and the ending that says whose. */
function withoutOpening(printed: string, lang: string): string {
  const words = printed.replace(/['’]s?$/, "").split(" ");
  const first = words.findIndex((word) => !isStopWord(word.toLowerCase(), lang));
  return readName(words.slice(Math.max(0, first)).join(" ")).name;
}
