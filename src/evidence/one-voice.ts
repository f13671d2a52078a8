import type { Range } from "../domain/range.ts";
import { quotedVoiceOf, type Turn } from "./turn.ts";

/** Whether one voice says the words of a claim; `unknown` where the source does not say who says some of them. */
export type Voices = "one" | "many" | "unknown";

/** A word of a claim, by its place in the claim's text, and the word of the turn that it was found in. */
export interface MetWord extends Range {
  readonly word: number;
}

/**
 * Whether all words of a claim are one voice's: no gap leads from the words of one person whom a turn quotes to those of
 * another or to what an article itself says around them, and no words go on from one person's straight into another's. Where the
 * claim has a quotation mark at such a border it says so itself.
 */
export function hearVoices(met: readonly MetWord[], turn: Turn, claim: string): Voices {
  if (!turn.paragraphs.some(({ quotations }) => quotations.length > 0)) return "one";
  const heard = met.map(({ word }) => quotedVoiceOf(turn, word));
  const crossed = met.map((here, index): Voices => {
    const before = met[index - 1];
    if (before === undefined || quotationMark.test(claim.slice(before.end, here.start))) return "one";
    return cross(heard[index - 1] ?? null, heard[index] ?? null, here.word > before.word + 1, turn);
  });
  return (["many", "unknown"] as const).find((voices) => crossed.includes(voices)) ?? "one";
}

const quotationMark = /["“”„«»‘「」『』]/;

function cross(from: string | null, to: string | null, isGap: boolean, { paragraph }: Turn): Voices {
  if (from === to) return "one";
  if (from === null || to === null) return isGap && paragraph.speaker === null ? "many" : "one";
  return from.startsWith("?") || to.startsWith("?") ? "unknown" : "many";
}
