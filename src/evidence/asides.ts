import type { Range } from "../domain/range.ts";
import { foldTerm } from "../text/fold.ts";
import type { Turn } from "./turn.ts";

/** Words of remarks that whoever wrote speech down put in brackets; not those that say that something was not understood. */
const asideWords = new Set(
  `laughs laugh laughing laughter chuckles chuckle smiles smiling applause cheers cheering clapping boos crosstalk pause pauses
  pausing sighs coughs sic risas rie aplausos pausa rires rit applaudissements lacht lachen gelachter applaus beifall risos
  aplauso ride applausi and y et und general`
    .trim()
    .split(/\s+/),
);

const bracketed = /\[([^[\]]{2,40})\]|\(([^()]{2,40})\)/g;

/** The turn without the remarks in brackets that nobody said (`[laughs]`, `(Applause.)`, `[sic]`); `undefined` where it has none. */
export function withoutAsides(turn: Turn): Turn | undefined {
  const asides = findAsides(turn.text);
  if (asides.length === 0) return undefined;
  const words = turn.words.filter(
    (word) => !asides.some(({ start, end }) => start <= word.start && word.end <= end),
  );
  return { ...turn, words, keys: words.map(({ key }) => key), asides };
}

/** A stretch of a turn's text without its asides. */
export function cutAsides({ text, asides = [] }: Turn, start: number, end: number): string {
  let at = start;
  let kept = "";
  for (const aside of asides) {
    if (aside.start < at || aside.end > end) continue;
    kept += text.slice(at, aside.start).trimEnd();
    at = aside.end;
  }
  return kept + text.slice(at, end);
}

function findAsides(text: string): readonly Range[] {
  return [...text.matchAll(bracketed)].flatMap(({ 0: whole, 1: square, 2: round, index }) => {
    const words = (square ?? round ?? "").split(/[^\p{L}]+/u).filter((word) => word !== "");
    const isAside = words.length > 0 && words.every((word) => asideWords.has(foldTerm(word)));
    return isAside ? [{ start: index, end: index + whole.length }] : [];
  });
}
