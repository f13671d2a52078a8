import { checkDraft } from "../src/evidence/check-draft.ts";
import { verifyClaim } from "../src/evidence/verify-claim.ts";
import type { Backend } from "../src/search/backend.ts";
import { tokenize } from "../src/text/tokenize.ts";
import { ask } from "./ask.ts";

/** How long claims take, in milliseconds, the least of three times each, and a plain search for the three rarest words of each. */
export interface ClaimTimes {
  readonly claims: number;
  readonly medianMs: number;
  readonly worstMs: number;
  readonly plainMedianMs: number;
  /** Of the claims the one that took most times its own search. */
  readonly worstTimes: number;
  /** A draft of thirty quotations. */
  readonly draftMs: number;
}

/** Words of a claim, and a word that no corpus has: in every second claim it stands for one of the source's. */
const fewestWords = 8;
const moreWords = 17;
const strange = "zeppelinish";
const draftQuotations = 30;

/** Checks stretches of paragraphs, each second one with a word changed; the same ones in each run. */
export async function timeClaims(
  backend: Backend,
  texts: readonly string[],
  claims: number,
): Promise<ClaimTimes> {
  const quotes = chooseStretches(texts, claims);
  const frequencies = countTerms(texts);
  await verifyClaim(backend, { quote: quotes[0] ?? "" });
  global.gc?.();
  const times: { readonly claim: number; readonly plain: number }[] = [];
  for (const quote of quotes) {
    const words = rarest(quote, frequencies).join(" ");
    const plain = await timed(() => ask(backend.engine, words));
    times.push({ plain, claim: await timed(() => verifyClaim(backend, { quote })) });
  }
  const draft = quotes
    .slice(0, draftQuotations)
    .map((quote) => ({ text: `“${quote},” she said.`, isQuote: false }));
  return {
    claims,
    medianMs: medianOf(times.map(({ claim }) => claim)),
    worstMs: Math.max(...times.map(({ claim }) => claim)),
    plainMedianMs: medianOf(times.map(({ plain }) => plain)),
    worstTimes: Math.max(...times.map(({ claim, plain }) => claim / plain)),
    draftMs: await timed(() => checkDraft(backend, draft)),
  };
}

function chooseStretches(texts: readonly string[], claims: number): readonly string[] {
  const long = texts
    .map((text) => text.replace(/[“”"]/g, "").split(/\s+/))
    .filter(({ length }) => length > fewestWords);
  return Array.from({ length: claims }, (_, index) => {
    const words = long[(index * 7919) % long.length] ?? [];
    const count = Math.min(words.length, fewestWords + ((index * 31) % moreWords));
    const from = (index * 97) % (words.length - count + 1);
    const stretch = words.slice(from, from + count);
    return (index % 2 === 0 ? stretch : stretch.with((index * 13) % count, strange)).join(" ");
  });
}

function countTerms(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const term of new Set(tokenize(text).map(({ term }) => term)))
      counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Three words of a claim that fewest paragraphs have. */
function rarest(quote: string, counts: ReadonlyMap<string, number>): readonly string[] {
  const terms = [...new Set(tokenize(quote).flatMap(({ term, width }) => (width === 1 ? [term] : [])))];
  const known = terms.filter((term) => counts.has(term));
  return known.sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0)).slice(0, 3);
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The least of three times: what else the machine did meanwhile, and the collector of garbage, counts for neither side. */
async function timed(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 3; count++) {
    const from = performance.now();
    await run();
    times.push(performance.now() - from);
  }
  return Math.min(...times);
}
