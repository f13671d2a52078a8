import type { Folding, Verdict } from "../domain/verdict.ts";
import { changesWithHyphen } from "../text/homographs.ts";
import { type Alignment, fillEnds } from "./align.ts";
import { cutAsides } from "./asides.ts";
import type { ClaimPattern } from "./claim-pattern.ts";
import type { Chain } from "./find-chain.ts";
import { findOtherWords } from "./other-words.ts";
import { readWords, type SourceWord } from "./source-words.ts";
import type { Turn } from "./turn.ts";
import type { DiffPart, Match } from "./verification.ts";
import type { Warning } from "./warning.ts";
import {
  isCutFromDenial,
  warnOfBefore,
  warnOfChanges,
  warnOfEdit,
  warnOfGap,
  warnOfOuter,
} from "./warnings.ts";

/** What a comparison gives, without the place it was made in. */
export type Comparison = Omit<Match, "paragraph" | "document"> & { readonly verdict: Verdict };

/** The comparison of a claim whose words all stand in a turn, its gaps being marked. */
export function describeChain(pattern: ClaimPattern, turn: Turn, chain: Chain): Comparison {
  const { items, outer } = pattern;
  const first = turn.words[chain[0]?.from ?? 0];
  const last = turn.words[(chain.at(-1)?.to ?? 1) - 1];
  const start = first?.start ?? 0;
  const end = last?.end ?? 0;
  const exact = turn.text.slice(start, end);
  const textOf = (from: number, to: number): string =>
    turn.text.slice(turn.words[from]?.start ?? 0, turn.words[to - 1]?.end ?? 0);
  const saidIn = (from: number, to: number): string =>
    cutAsides(turn, turn.words[from]?.start ?? 0, turn.words[to - 1]?.end ?? 0);
  const omitted: string[] = [];
  const replaced: { claim: string; source: string }[] = [];
  const diff: DiffPart[] = [];
  const warnings: Warning[] = [];
  const gaps = items.filter((item) => item.kind === "gap");
  const { lang } = turn.paragraph;
  for (const { bracket, isBefore } of outer) {
    replaced.push({ claim: bracket, source: "" });
    const neighbour = isBefore ? wordBefore(turn, first) : wordBehind(turn, last);
    warnings.push(...warnOfOuter(neighbour, bracket, lang));
  }
  chain.forEach(({ from, to }, index) => {
    diff.push({ op: "equal", claim: saidIn(from, to), source: textOf(from, to) });
    const gap = gaps[index];
    const next = chain[index + 1];
    if (gap === undefined || next === undefined) return;
    const between = next.from > to ? textOf(to, next.from) : "";
    warnings.push(...warnOfGap(between, gap.bracket, lang));
    if (gap.bracket === null) {
      omitted.push(between);
      if (between !== "") diff.push({ op: "delete", source: between });
    } else {
      replaced.push({ claim: gap.bracket, source: between });
      diff.push({
        op: between === "" ? "insert" : "replace",
        claim: gap.bracket,
        ...(between !== "" && { source: between }),
      });
    }
  });
  const places = chain.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, word) => from + word));
  const edited = items
    .filter(({ kind }) => kind !== "gap")
    .flatMap((item, index) => (item.kind === "edited" ? [{ item, at: places[index] ?? 0 }] : []));
  for (const { item, at } of edited) {
    replaced.push({ claim: item.printed, source: textOf(at, at + 1) });
    warnings.push(...warnOfEdit(textOf(at, at + 1), item.whole, lang));
  }
  const isEdited = gaps.length > 0 || edited.length > 0 || outer.length > 0;
  const before = wordBefore(turn, first);
  const said = cutAsides(turn, start, end);
  const core = coreOf(pattern.text);
  const folded = isEdited ? [] : foldedIn(core, said, turn.text.slice(end, end + 8));
  if (!isEdited && said !== exact) folded.push("asides");
  const isAtRisk = warnings.length > 0 || isCutFromDenial(before, pattern.text, exact);
  const verdict = isEdited ? "edited-as-marked" : plainVerdict(folded, core, turn.text, start, end);
  return {
    verdict: isAtRisk ? "edited-meaning-at-risk" : verdict,
    exact,
    diff,
    folded,
    omitted,
    replaced,
    warnings: [...warnings, ...warnOfBefore(before)],
  };
}

/** The word of the same sentence beside what was found; empty where there is none. */
function wordBefore({ text, words }: Turn, first: SourceWord | undefined): string {
  const before = words.findLast(({ end }) => end <= (first?.start ?? 0));
  if (before === undefined || /[.!?…]/.test(text.slice(before.end, first?.start))) return "";
  return text.slice(before.start, before.end);
}

function wordBehind({ text, words }: Turn, last: SourceWord | undefined): string {
  const behind = words.find(({ start }) => start >= (last?.end ?? 0));
  if (behind === undefined || /[.!?…]/.test(text.slice(last?.end, behind.start))) return "";
  return text.slice(behind.start, behind.end);
}

function plainVerdict(
  folded: readonly Folding[],
  core: Core,
  text: string,
  start: number,
  end: number,
): Verdict {
  if (folded.length > 0) return "verbatim-typography";
  const isSame =
    text.slice(start, end).normalize("NFC") === core.core.normalize("NFC") &&
    text.slice(end).startsWith(core.tail.trimEnd()) &&
    text.slice(0, start).endsWith(core.head.trimStart());
  return isSame ? "verbatim" : "verbatim-typography";
}

/** A claim from its first to its last word, and what stands around them. */
interface Core {
  readonly head: string;
  readonly core: string;
  readonly tail: string;
}

function coreOf(claim: string): Core {
  const words = readWords(claim);
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? claim.length;
  return { head: claim.slice(0, start), core: claim.slice(start, end), tail: claim.slice(end) };
}

/** What the eye sees of a text, one aspect at a time: where two texts differ in one, it was folded. */
const aspects: readonly (readonly [Folding, (text: string) => string])[] = [
  ["quotation-marks", (text) => (text.match(/["'“”„‘’«»]/g) ?? []).join("")],
  ["dashes", (text) => (text.match(/[-‐-―−]+/g) ?? []).join(" ")],
  ["spacing", (text) => (text.match(/\s+|[\u00ad\u200b-\u200d\u2060\ufeff]/g) ?? []).join("|")],
  ["case", (text) => (text.match(/\p{Lu}/gu) ?? []).join("")],
  ["punctuation", (text) => (text.match(/[.,;:!?…()[\]¿¡]+/g) ?? []).join(" ")],
  ["diacritics", (text) => (text.normalize("NFD").match(/\p{L}\p{M}+/gu) ?? []).join("").toLowerCase()],
  ["number-form", (text) => (text.match(/[\d.,]*\d%?|percent|per cent/g) ?? []).join(" ")],
];

function foldedIn({ core, tail }: Core, source: string, behind: string): Folding[] {
  const seen = core === source ? [] : aspects.filter(([, see]) => see(core) !== see(source));
  const folded = seen.map(([folding]) => folding);
  const closing = tail.trimEnd();
  if (closing !== "" && !behind.startsWith(closing) && !folded.includes("punctuation"))
    folded.push("punctuation");
  return folded;
}

/** The comparison of a claim that is near to the words of a turn, but has others. */
export function describeAlignment(claim: Stretch, turn: Turn, { steps }: Alignment): Comparison {
  const asLaid = describeSteps(claim, turn, steps);
  if (asLaid.verdict !== "different-words") return asLaid;
  const filled = fillEnds(steps, turn.words.length);
  return filled === steps ? asLaid : describeSteps(claim, turn, filled);
}

/** A text with its words. */
interface Stretch {
  readonly text: string;
  readonly words: readonly SourceWord[];
}

function describeSteps(
  { text: claimText, words: claimWords }: Stretch,
  turn: Turn,
  steps: Alignment["steps"],
): Comparison {
  const sources = steps.map(({ source }) => source).filter((source) => source >= 0);
  const start = turn.words[sources[0] ?? 0]?.start ?? 0;
  const end = turn.words[sources.at(-1) ?? 0]?.end ?? 0;
  const others = otherSteps(steps, claimWords, { claim: claimText, turn });
  const groups = groupSteps(
    steps,
    (step) => claimWords[step.claim]?.key === turn.words[step.source]?.key && !others.has(step),
  );
  const otherWords = new Set([...others].map(({ claim }) => claim));
  const isJoint = (group: Group): boolean =>
    !group.claims.some((word) => otherWords.has(word)) &&
    differInHyphens(
      { text: claimText, words: group.claims.flatMap((index) => claimWords[index] ?? []) },
      { text: turn.text, words: group.sources.flatMap((index) => turn.words[index] ?? []) },
    );
  const sliceOf = (text: string, words: Turn["words"], places: readonly number[]): string =>
    places.length === 0 ? "" : text.slice(words[places[0] ?? 0]?.start, words[places.at(-1) ?? 0]?.end);
  const diff = groups.map((group): DiffPart => {
    const claim = sliceOf(claimText, claimWords, group.claims);
    const source = sliceOf(turn.text, turn.words, group.sources);
    if (group.isEqual || isJoint(group)) return { op: "equal", claim, source };
    if (claim === "") return { op: "delete", source };
    return source === "" ? { op: "insert", claim } : { op: "replace", claim, source };
  });
  const changed = diff.filter(({ op }) => op !== "equal");
  return {
    verdict: changed.length === 0 ? "verbatim-typography" : "different-words",
    exact: turn.text.slice(start, end),
    diff,
    folded: groups.some((group) => !group.isEqual && isJoint(group)) ? ["hyphenation"] : [],
    omitted: [],
    replaced: [],
    warnings: changed.length === 0 ? [] : warnOfChanges(changed, turn.paragraph.lang),
  };
}

/** The steps whose words have the same letters and are others. */
function otherSteps(
  steps: Alignment["steps"],
  claimWords: readonly SourceWord[],
  { claim, turn }: { readonly claim: string; readonly turn: Turn },
): ReadonlySet<Alignment["steps"][number]> {
  const met = steps.flatMap((step) => {
    const [one, other] = [claimWords[step.claim], turn.words[step.source]];
    return one !== undefined && one.key === other?.key ? [{ step, pair: { claim: one, source: other } }] : [];
  });
  const texts = { claim, source: turn.text, lang: turn.paragraph.lang };
  const others = findOtherWords(
    met.map(({ pair }) => pair),
    texts,
  );
  return new Set(met.flatMap(({ step }, index) => (others.has(index) ? [step] : [])));
}

/** Whether two stretches have the same letters, and wherever one parts them and the other does not, a hyphen stands. */
function differInHyphens(one: Stretch, two: Stretch): boolean {
  const [letters, others] = [one, two].map(({ words }) => words.map(({ key }) => key).join(""));
  if (letters !== others || letters === "" || /\p{N}/u.test(letters ?? "")) return false;
  if (isOtherWhole(one, two) || isOtherWhole(two, one)) return false;
  const [cuts, otherCuts] = [cutsOf(one), cutsOf(two)];
  const areHyphens = (own: ReadonlyMap<number, string>, other: ReadonlyMap<number, string>): boolean =>
    [...own].every(([at, between]) => other.has(at) || /^[-‐‑\u00ad]\s*$/.test(between));
  return areHyphens(cuts, otherCuts) && areHyphens(otherCuts, cuts);
}

/** Whether a word of one is another than what the other has with a hyphen inside, unless a line ended there. */
function isOtherWhole({ words }: Stretch, other: Stretch): boolean {
  const isParted = [...cutsOf(other).values()].some((between) => /^[-‐‑]$/.test(between));
  return isParted && words.some(({ key }) => changesWithHyphen(key));
}

/** What stands between two words, by the letters before it. */
function cutsOf({ text, words }: Stretch): ReadonlyMap<number, string> {
  const cuts = new Map<number, string>();
  let letters = 0;
  words.forEach(({ key, end }, index) => {
    letters += key.length;
    const next = words[index + 1];
    if (next !== undefined) cuts.set(letters, text.slice(end, next.start));
  });
  return cuts;
}

interface Group {
  readonly isEqual: boolean;
  readonly claims: number[];
  readonly sources: number[];
}

function groupSteps(
  steps: Alignment["steps"],
  isEqual: (step: Alignment["steps"][number]) => boolean,
): Group[] {
  const groups: Group[] = [];
  for (const step of steps) {
    const equal = step.claim >= 0 && step.source >= 0 && isEqual(step);
    let group = groups.at(-1);
    if (group === undefined || group.isEqual !== equal) {
      group = { isEqual: equal, claims: [], sources: [] };
      groups.push(group);
    }
    if (step.claim >= 0) group.claims.push(step.claim);
    if (step.source >= 0) group.sources.push(step.source);
  }
  return groups;
}
