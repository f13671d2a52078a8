import type { LanguagePhrases } from "../data/phrases.ts";
import type { NamedSpeaker, SpeakerMention } from "../parsed-document.ts";
import { sharesName } from "./labels.ts";

/** Who answers: the one whom the document's data says, else whom its introduction says is talked with; `null` when neither is plain. */
export function findInterviewee(
  speakers: readonly NamedSpeaker[],
  introduction: readonly string[],
  words: LanguagePhrases,
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
  return speakers.length > 1 ? null : fromIntroduction(introduction, words);
}

const honorific = "(?:(?:Mr|Ms|Mrs|Dr|Prof|Sr|Sra|Dra)\\.? )?";
const properName = "\\p{Lu}[\\p{L}’'-]+(?: (?:de |del |de la |van |von )?\\p{Lu}[\\p{L}’'.-]*){0,4}";

function fromIntroduction(
  introduction: readonly string[],
  { talkedWith }: LanguagePhrases,
): SpeakerMention | null {
  const cue = new RegExp(`(?:${talkedWith.join("|")}) (${honorific}${properName})`, "u");
  const as = introduction.map((text) => cue.exec(text)?.[1]).find((name) => name !== undefined);
  if (as === undefined) return null;
  const bare = as.replace(new RegExp(`^${honorific}`, "u"), "");
  const names = introduction.flatMap((text) => text.match(new RegExp(properName, "gu")) ?? []);
  const full = names
    .filter((name) => sharesName(name, bare) && name.split(" ").at(-1) === bare.split(" ").at(-1))
    .reduce((longest, name) => (name.split(" ").length > longest.split(" ").length ? name : longest), bare);
  return { as, name: full, method: "introduction", confidence: 0.7 };
}
