import { isWithin } from "../domain/civil-date.ts";
import { type Document, dateOf } from "../domain/document.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import type { Range } from "../domain/range.ts";
import type { Verdict } from "../domain/verdict.ts";
import type { Backend } from "../search/backend.ts";
import type { CorpusStore } from "../search/corpus-store.ts";
import { disclose } from "../search/disclose.ts";
import { dateSpan } from "../search/holdings.ts";
import { align } from "./align.ts";
import { type ClaimPattern, type Item, readClaim } from "./claim-pattern.ts";
import { type Comparison, describeAlignment, describeChain } from "./describe-match.ts";
import { findExact, findNear } from "./find-candidates.ts";
import { type Chain, findChain } from "./find-chain.ts";
import { checkSpeaker } from "./same-speaker.ts";
import { contract, readWords } from "./source-words.ts";
import { paragraphAt, paragraphTurn, quotedVoiceAt, readTurn, type Turn } from "./turn.ts";
import type { Claim, Coverage, Match, Verification, Warning } from "./verification.ts";

/** Fixed words without which nothing can be said; words below which, and places above which, a claim is too common. */
const leastWords = 4;
const commonWords = 7;
const commonPlaces = 50;
/** Share of a claim's words that must stand in the source, in order, for the claim to be another wording of it. */
const leastShare = 0.6;
/** The same for a variant of words that were found. */
const variantShare = 0.8;
/** Words and gaps beyond which a claim is not read. */
const maxItems = 4000;
const maxGaps = 40;
/** Items above which no other wordings of what was found are looked for. */
const longClaim = 400;
const maxMatches = 10;

/** A comparison in its place. */
interface Placed {
  readonly comparison: Comparison;
  readonly paragraph: Paragraph;
  /** The stretch of the paragraph's text; what stands in the next ones is not in it. */
  readonly range: Range;
  readonly document: Document;
}

/**
 * Checks a claim against the corpus. Bounded whatever the claim: at most 74 paragraphs are compared, and what cannot be
 * decided is `cannot-check`, never passed.
 * @throws {AppError} `engine-unavailable`
 */
export async function verifyClaim(backend: Backend, claim: Claim): Promise<Verification> {
  const pattern = readClaim(claim.quote);
  const answer = (
    verdict: Verdict,
    found: {
      reason?: string;
      matches?: readonly Placed[];
      variants?: readonly Placed[];
      warning?: Warning;
    } = {},
  ): Verification => ({
    verdict,
    claim,
    reason: found.reason ?? null,
    matches: toMatches(found.matches ?? [], found.warning),
    variants: toMatches(found.variants ?? []),
    coverage: coverageOf(backend.store),
    contract,
  });
  const fixed = pattern.items.filter(({ kind }) => kind !== "gap").length;
  if (fixed < leastWords)
    return answer("cannot-check", { reason: `fewer than ${leastWords} words to compare` });
  if (pattern.items.length > maxItems || pattern.items.length - fixed > maxGaps)
    return answer("cannot-check", { reason: `more than ${maxItems} words or ${maxGaps} gaps` });

  const { paragraphs, total } = await findExact(pattern.items, claim.speaker, backend);
  if (fixed < commonWords && total > commonPlaces)
    return answer("cannot-check", { reason: `these words stand in ${total} paragraphs` });
  const turns = paragraphs.map(paragraphTurn);
  let exact = await findChains(pattern, turns, backend.store);
  if (exact.length === 0 || pattern.items.length <= longClaim) {
    const known = new Set(paragraphs.map(({ id }) => id));
    const near = (await findNear(pattern.items, backend))
      .filter(({ id }) => !known.has(id))
      .map(paragraphTurn);
    if (exact.length === 0) exact = await findChains(pattern, near, backend.store);
    turns.push(...near);
  }
  const other = alignAll(pattern, turns, backend.store);
  const same = other.filter(({ comparison }) => comparison.verdict !== "different-words");
  const places = new Set(exact.map(({ paragraph }) => paragraph.id));
  const right = [...exact, ...same.filter(({ paragraph }) => !places.has(paragraph.id))];
  const changed = other.filter(
    ({ comparison, paragraph }) =>
      comparison.verdict === "different-words" &&
      !right.some((placed) => placed.paragraph.id === paragraph.id),
  );
  if (right.length > 0) {
    const variants = changed.filter(({ comparison }) => shareOf(comparison, fixed) >= variantShare);
    return { ...judge(right, claim, backend.store, answer), variants: toMatches(variants) };
  }
  const spliced = findSplice(pattern, turns, backend.store);
  if (spliced !== undefined)
    return answer("different-words", {
      matches: spliced,
      warning: { code: "spliced", message: "the claim joins words from two places" },
    });
  const [best] = [...changed].sort((a, b) => shareOf(b.comparison, fixed) - shareOf(a.comparison, fixed));
  return best === undefined
    ? answer("not-found")
    : answer("different-words", {
        matches: [best],
        variants: changed.filter(
          (placed) => placed !== best && shareOf(placed.comparison, fixed) >= variantShare,
        ),
      });
}

/** Of the places that have the words, what they say of who and when. */
function judge(
  right: readonly Placed[],
  { speaker, date }: Claim,
  store: CorpusStore,
  answer: (
    verdict: Verdict,
    found: { reason?: string; matches: readonly Placed[]; warning?: Warning },
  ) => Verification,
): Verification {
  const check = speaker === undefined ? undefined : checkSpeaker(speaker, store);
  const said = right.map((placed) => {
    const { paragraph, range, document } = placed;
    return { placed, by: check?.(paragraph, dateOf(document), range.start, range.end) ?? "same" };
  });
  const bySame = said.filter(({ by }) => by === "same").map(({ placed }) => placed);
  if (bySame.length === 0) {
    if (said.some(({ by }) => by === "unknown"))
      return answer("cannot-check", {
        reason: "the source does not say who said it",
        matches: right,
        warning: { code: "speaker-unknown", message: "the source does not say who said it" },
      });
    return answer("other-speaker", { matches: right });
  }
  const onDay = date === undefined ? bySame : bySame.filter(({ document }) => isOn(document, date));
  if (onDay.length === 0) {
    if (bySame.some(({ document }) => dateOf(document) === null))
      return answer("cannot-check", {
        reason: "the source has no date",
        matches: bySame,
        warning: { code: "date-unknown", message: "the source has no date" },
      });
    return answer("other-date", { matches: bySame });
  }
  const order: readonly Verdict[] = [
    "verbatim",
    "verbatim-typography",
    "edited-as-marked",
    "edited-meaning-at-risk",
  ];
  const verdict = order.find((one) => onDay.some(({ comparison }) => comparison.verdict === one));
  return answer(verdict ?? "cannot-check", { matches: onDay });
}

function isOn(document: Document, date: string): boolean {
  const own = dateOf(document);
  return own !== null && isWithin(own, date, date);
}

/** The places where all words stand as the claim marks them: within a paragraph, else within a turn; the source's own marks first. */
async function findChains(
  pattern: ClaimPattern,
  turns: readonly Turn[],
  store: CorpusStore,
): Promise<readonly Placed[]> {
  const found = turns.flatMap((turn) => chainIn(turn, pattern, store) ?? []);
  if (found.length > 0) return found;
  for (const { paragraph } of turns) {
    const placed = chainIn(await readTurn(paragraph, store), pattern, store);
    if (placed === undefined) continue;
    if (!found.some((other) => other.paragraph.id === placed.paragraph.id)) found.push(placed);
  }
  return found;
}

function chainIn(turn: Turn, pattern: ClaimPattern, store: CorpusStore): Placed | undefined {
  const tries: readonly (readonly Item[])[] =
    pattern.literal === undefined ? [pattern.items] : [pattern.literal, pattern.items];
  for (const items of tries) {
    const chain = findChain(items, turn.keys);
    if (chain !== undefined && isOneVoice(chain, turn, pattern.text))
      return place(turn, describeChain(pattern, items, turn, chain), store);
  }
  return undefined;
}

/**
 * Whether no gap of a claim leads from the words of one person whom a turn quotes to those of another, or to what the turn
 * itself says around them. A claim that has quotation marks inside is one of the whole.
 */
function isOneVoice(chain: Chain, turn: Turn, claim: string): boolean {
  if (chain.length < 2 || innerMarks.test(claim)) return true;
  const voices = chain.map(({ from, to }) =>
    quotedVoiceAt(turn, turn.words[from]?.start ?? 0, turn.words[to - 1]?.end ?? 0),
  );
  const quoted = new Set(voices.filter((voice) => voice !== null));
  return (
    quoted.size === 0 || (quoted.size === 1 && (turn.paragraph.speaker !== null || !voices.includes(null)))
  );
}

const innerMarks = /["“”„«»]/;

/** Each paragraph that has most of the claim's words in order, with what it has instead of the others. */
function alignAll(pattern: ClaimPattern, turns: readonly Turn[], store: CorpusStore): readonly Placed[] {
  const hasGaps = pattern.items.some(({ kind }) => kind !== "word");
  const text = hasGaps
    ? pattern.items.flatMap((item) => (item.kind === "gap" ? [] : item.printed)).join(" ")
    : pattern.text;
  const keys = readWords(text).map(({ key }) => key);
  return turns.flatMap((turn) => {
    const alignment = align(keys, turn.keys);
    if (alignment === undefined || alignment.equal < leastWords) return [];
    if (alignment.equal < keys.length * leastShare) return [];
    const comparison = describeAlignment(text, turn, alignment);
    const isSure = !hasGaps || comparison.verdict === "different-words";
    return isSure ? [place(turn, comparison, store)] : [];
  });
}

/** Where the first words of a claim stand in one place and all that follow in another, those two; gaps count for nothing. */
function findSplice(
  pattern: ClaimPattern,
  turns: readonly Turn[],
  store: CorpusStore,
): readonly Placed[] | undefined {
  const words = pattern.items.filter((item) => item.kind === "word");
  if (pattern.items.some(({ kind }) => kind === "edited") || words.length < 2 * leastWords) return undefined;
  const longest = (fromStart: boolean): { length: number; turn: Turn | undefined } => {
    let best: { length: number; turn: Turn | undefined } = { length: 0, turn: undefined };
    for (const turn of turns) {
      let length = best.length;
      while (length < words.length && findChain(part(words, length + 1, fromStart), turn.keys) !== undefined)
        length++;
      if (length > best.length) best = { length, turn };
    }
    return best;
  };
  const head = longest(true);
  const tail = longest(false);
  const isWhole = head.length + tail.length >= words.length && head.length >= 3 && tail.length >= 3;
  if (!isWhole || head.turn === undefined || tail.turn === undefined) return undefined;
  return [
    [head.turn, part(words, head.length, true)] as const,
    [tail.turn, part(words, tail.length, false)] as const,
  ].flatMap(([turn, items]) => {
    const chain = findChain(items, turn.keys);
    return chain === undefined ? [] : [place(turn, describeChain(pattern, items, turn, chain), store)];
  });
}

function part(items: readonly Item[], length: number, fromStart: boolean): readonly Item[] {
  return fromStart ? items.slice(0, length) : items.slice(items.length - length);
}

function place(turn: Turn, comparison: Comparison, store: CorpusStore): Placed {
  const { paragraph, offset } = paragraphAt(turn, comparison.start);
  const range = {
    start: comparison.start - offset,
    end: Math.min(comparison.end - offset, paragraph.text.length),
  };
  const document = store.document(paragraph.document);
  if (document === undefined) throw new Error(`the index has no document "${paragraph.document}"`);
  return { comparison, paragraph, range, document };
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
  return dated.slice(0, maxMatches).map(({ comparison, paragraph, document }) => {
    const { verdict: _verdict, start: _start, end: _end, ...shown } = comparison;
    const warnings = warning === undefined ? shown.warnings : [...shown.warnings, warning];
    const isShown = document.licence !== "metadata";
    return {
      paragraph: disclose(paragraph, document, shown.exact),
      document,
      ...shown,
      ...(!isShown && { exact: "", diff: [], omitted: [], replaced: [] }),
      warnings,
    };
  });
}

function coverageOf(store: CorpusStore): Coverage {
  const { documents, paragraphs, version } = store.info;
  return { documents, paragraphs, ...dateSpan(store.documents()), version };
}
