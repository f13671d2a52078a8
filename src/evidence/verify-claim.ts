import { dateOf } from "../domain/document.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import { remember } from "../domain/remember.ts";
import { describeWithheld } from "../domain/withheld.ts";
import type { Backend } from "../search/backend.ts";
import { type BoundedBackend, boundBackend } from "../search/bounded-backend.ts";
import type { CorpusStore } from "../search/corpus-store.ts";
import { disclose } from "../search/disclose.ts";
import { createWork, workPerQuestion } from "../search/work.ts";
import { type ClaimPattern, leastWords, readClaim } from "./claim-pattern.ts";
import type { Comparison } from "./describe-match.ts";
import { discloseWords } from "./disclose-match.ts";
import { findExact, findNear } from "./find-candidates.ts";
import { alignAll, findMarked, type Placed, spliced } from "./find-places.ts";
import { findSplice } from "./find-splice.ts";
import { type Finding, judge } from "./judge.ts";
import { contract, dependsOnLang } from "./source-words.ts";
import { paragraphTurn, type Turn } from "./turn.ts";
import { type Claim, type Coverage, type Match, passing, type Verification } from "./verification.ts";
import type { Warning } from "./warning.ts";
import { whyWithdrawn } from "./withdrawn.ts";

/** Words below which, and places above which, a claim is too common. */
const commonWords = 7;
const commonPlaces = 50;
/** Share of a claim's words that a variant of words that were found must have. */
const variantShare = 0.8;
/** Characters, words and gaps beyond which a claim is not read. */
const maxLength = 20_000;
const maxItems = 4000;
const maxGaps = 40;
/** Items above which no other wordings of what was found are looked for. */
const longClaim = 400;
const maxMatches = 10;
/** Most paragraphs nearly the same as those found that are compared, too. */
const maxReprints = 20;

/**
 * Checks a claim against the corpus. Bounded whatever the claim: its searches take no more than a question may, at most 144
 * paragraphs are compared, and what cannot be decided is `cannot-check`, never passed.
 * @throws {AppError} `engine-unavailable`
 */
export async function verifyClaim(whole: Backend, claim: Claim): Promise<Verification> {
  const backend = boundBackend(whole, createWork(workPerQuestion));
  const patternIn = readIn(claim.quote);
  const found = untilCut(await findVerdict(claim, patternIn, backend), backend);
  const { verdict, reason, matches, variants, warning } = withdraw(found, patternIn, backend.store);
  return {
    verdict,
    claim,
    reason: reason ?? null,
    matches: toMatches(matches ?? [], warning),
    variants: toMatches(variants ?? []),
    coverage: coverageOf(backend.store),
    contract,
  };
}

/** A finding; where not all of the corpus was searched, only what passes: that rests on the words that were found. */
function untilCut(found: Finding, backend: BoundedBackend): Finding {
  if (!backend.wasCut() || passing.has(found.verdict) || found.verdict === "cannot-check") return found;
  return {
    verdict: "cannot-check",
    reason: "searching the whole corpus for these words is more than one request may take",
  };
}

/** A finding that the claim does not stand, unless its words are withheld. */
function withdraw(found: Finding, patternIn: PatternIn, store: CorpusStore): Finding {
  if (found.verdict !== "not-found" && found.verdict !== "different-words") return found;
  const [best] = found.matches ?? [];
  const placed = best && { diff: best.comparison.diff, paragraph: best.stretches[0].paragraph };
  const withheld = whyWithdrawn(patternIn(), placed, store);
  return withheld === undefined ? found : { verdict: "withdrawn", reason: describeWithheld(withheld) };
}

async function findVerdict(claim: Claim, patternIn: PatternIn, backend: BoundedBackend): Promise<Finding> {
  const { store } = backend;
  if (claim.quote.length > maxLength)
    return { verdict: "cannot-check", reason: `more than ${maxLength.toLocaleString("en")} characters` };
  let pattern = patternIn();
  const fixed = countFixed(pattern);
  const unreadable = refuseSize(pattern, fixed);
  if (unreadable !== undefined) return { verdict: "cannot-check", reason: unreadable };
  const exact = await findExact(pattern.items, claim.speaker, backend);
  const { paragraphs, total } = exact;
  if (fixed < commonWords && backend.wasCut()) return { verdict: "not-found" };
  if (fixed < commonWords && total > commonPlaces)
    return { verdict: "cannot-check", reason: `these words stand in ${total} paragraphs` };

  const turns = paragraphs.map(paragraphTurn);
  pattern = patternIn(paragraphs[0]?.lang);
  let right = await findMarked(pattern, turns, store);
  if (right.length === 0 || pattern.items.length <= longClaim) {
    const near = (await findNear(pattern.items, { ...exact, isFound: right.length > 0 }, backend)).map(
      paragraphTurn,
    );
    pattern = patternIn((turns[0] ?? near[0])?.paragraph.lang);
    if (right.length === 0) right = await findMarked(pattern, near, store);
    turns.push(...near);
  }
  turns.push(...(await findReprints(right, turns, store)));
  const isRight = isAmong(right);
  const others = turns.filter((turn) => !isRight(turn));
  const aligned = alignAll(pattern, others, store);
  right = [...right, ...aligned.filter((placed) => !isDifferent(placed))];
  const changed = aligned.filter(isDifferent);
  const variants = changed.filter(({ comparison }) => shareOf(comparison, fixed) >= variantShare);
  if (right.length > 0) return { ...judge(right, claim, store), variants };
  const [best] = [...changed].sort((a, b) => shareOf(b.comparison, fixed) - shareOf(a.comparison, fixed));
  const halves = findSplice(pattern, turns, store);
  const isBest = isAmong(best === undefined ? [] : [best]);
  const isOfBest = halves?.every(({ stretches }) => isBest(stretches[0])) ?? true;
  if (halves !== undefined && !isOfBest)
    return { verdict: "different-words", matches: halves, warning: spliced };
  if (best === undefined) return { verdict: "not-found" };
  return {
    verdict: "different-words",
    matches: [best],
    variants: variants.filter((placed) => placed !== best),
  };
}

/** A claim taken apart as one in a language, once for each in which it has other words. */
type PatternIn = (lang?: string) => ClaimPattern;

function readIn(quote: string): PatternIn {
  const patternIn = remember((lang: string | undefined) => readClaim(quote, lang));
  return dependsOnLang(quote) ? patternIn : () => patternIn(undefined);
}

/** Paragraphs nearly the same as those where the words were found, but for those at hand: other wordings, however long the claim. */
async function findReprints(
  right: readonly Placed[],
  turns: readonly Turn[],
  store: CorpusStore,
): Promise<readonly Turn[]> {
  const known = new Set(turns.map(({ paragraph }) => paragraph.id));
  const numbers = right.flatMap(({ stretches }) => {
    const number = store.findParagraph(stretches[0].paragraph.id);
    return number === undefined ? [] : store.variantsOf(number);
  });
  const reprints = await store.paragraphs([...new Set(numbers)].slice(0, maxReprints));
  return reprints.filter(({ id }) => !known.has(id)).map(paragraphTurn);
}

/** The words of a claim; a character of a script that is written without spaces is half a word. */
function countFixed({ items }: ClaimPattern): number {
  const words = items.filter((item) => item.kind !== "gap");
  return words.reduce((sum, { printed }) => sum + (unspaced.test(printed) ? 0.5 : 1), 0);
}

const unspaced =
  /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*$/u;

function refuseSize({ items }: ClaimPattern, fixed: number): string | undefined {
  if (fixed < leastWords) return `fewer than ${leastWords} words to compare`;
  if (items.length > maxItems || items.filter(({ kind }) => kind === "gap").length > maxGaps)
    return `more than ${maxItems} words or ${maxGaps} gaps`;
  return undefined;
}

function isDifferent({ comparison }: Placed): boolean {
  return comparison.verdict === "different-words";
}

/** Whether something stands in a paragraph where one of the places begins. */
function isAmong(places: readonly Placed[]): (other: { readonly paragraph: Paragraph }) => boolean {
  const ids = new Set(places.map(({ stretches }) => stretches[0].paragraph.id));
  return ({ paragraph }) => ids.has(paragraph.id);
}

function shareOf({ diff }: Comparison, words: number): number {
  const equal = diff.filter(({ op }) => op === "equal");
  return equal.reduce((sum, { claim = "" }) => sum + claim.split(/\s+/).length, 0) / words;
}

/** Earliest first, as each licence lets it out. */
function toMatches(placed: readonly Placed[], warning?: Warning): readonly Match[] {
  const dated = [...placed].sort((a, b) => {
    const [one, two] = [dateOf(a.document) ?? "9", dateOf(b.document) ?? "9"];
    return one < two ? -1 : Number(one > two);
  });
  return dated.slice(0, maxMatches).map(({ comparison, stretches, document }) => {
    const { verdict: _, ...compared } = comparison;
    const shown = discloseWords(compared, document);
    const warnings = warning === undefined ? shown.warnings : [...shown.warnings, warning];
    return {
      paragraph: disclose(stretches[0].paragraph, document, shown.exact),
      document,
      ...shown,
      warnings,
    };
  });
}

function coverageOf(store: CorpusStore): Coverage {
  const { documents, paragraphs, version } = store.info;
  return { documents, paragraphs, ...store.dateSpan(), version };
}
