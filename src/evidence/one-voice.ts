import type { Range } from "../domain/range.ts";
import { isSpoken, quotedVoiceOf, type Turn } from "./turn.ts";

/** Whether one voice says the words of a claim; `unknown` where the source does not say who says some of them. */
export type Voices = "one" | "many" | "unknown";

/** A word of a claim, by its place in the claim's text, and the word of the turn that it was found in. */
export interface MetWord extends Range {
  readonly word: number;
}

/**
 * Whether all words of a claim are one voice's: no gap leads from the words of one person whom a turn quotes to those of
 * another or to what an article itself says around them, and no words go on from one person's straight into another's. A claim
 * that has a quotation mark at the border, or where the words beyond it end, says so itself.
 */
export function hearVoices(met: readonly MetWord[], turn: Turn, claim: string): Voices {
  if (!turn.paragraphs.some(({ quotations }) => quotations.length > 0)) return "one";
  const borders = findBorders(met, turn, claim);
  const crossed = borders.map((border, index): Voices => {
    const { from, to, isGap, isMarked } = border;
    if (isMarked) return "one";
    if (from !== null && to !== null) return from.startsWith("?") || to.startsWith("?") ? "unknown" : "many";
    const isShown = borders[to === null ? index - 1 : index + 1]?.isMarked ?? false;
    return isGap && !isShown && !isSpoken(turn.paragraph) ? "many" : "one";
  });
  return (["many", "unknown"] as const).find((voices) => crossed.includes(voices)) ?? "one";
}

/** Where the words of a claim go from one voice to another. */
interface Border {
  readonly from: string | null;
  readonly to: string | null;
  /** Whether the claim leaves words of the source out there. */
  readonly isGap: boolean;
  /** Whether the claim has a quotation mark there. */
  readonly isMarked: boolean;
}

const quotationMark = /["“”„«»‘「」『』]/;

/** Every change of voice, and the claim's beginning and end where a mark stands there. */
function findBorders(met: readonly MetWord[], turn: Turn, claim: string): readonly Border[] {
  const borders: Border[] = [];
  let from: string | null = null;
  met.forEach(({ word, start }, index) => {
    const to = quotedVoiceOf(turn, word);
    const before = met[index - 1];
    const isMarked = quotationMark.test(claim.slice(before?.end ?? 0, start));
    if (before === undefined ? isMarked : to !== from)
      borders.push({
        from: before === undefined ? to : from,
        to,
        isGap: word > (before?.word ?? word) + 1,
        isMarked,
      });
    from = to;
  });
  if (quotationMark.test(claim.slice(met.at(-1)?.end)))
    borders.push({ from, to: from, isGap: false, isMarked: true });
  return borders;
}
