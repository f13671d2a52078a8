import { toSpan } from "../../src/domain/civil-date.ts";
import { type Document, dateOf } from "../../src/domain/document.ts";
import type { Paragraph } from "../../src/domain/paragraph.ts";
import type { Person } from "../../src/domain/person.ts";
import type { SynonymRule } from "../../src/domain/synonyms.ts";
import type { Alike, All, Expression, Filter, Near, Query, Term } from "../../src/query/ast.ts";
import { type KnownNames, knownNames, toCondition } from "../../src/search/condition.ts";
import type {
  FacetCount,
  FacetName,
  SearchEngine,
  SearchRequest,
  SearchResult,
} from "../../src/search/engine.ts";
import { facetFields } from "../../src/search/facet-labels.ts";
import { isAskingWordIn, opensQuestionIn } from "../../src/text/asking-words.ts";
import { editDistanceWithin, editsOfBeginning, maxEdits } from "../../src/text/spelling.ts";
import { stemTerm } from "../../src/text/stem.ts";
import { isStopWordIn } from "../../src/text/stop-words.ts";
import { tokenize } from "../../src/text/tokenize.ts";

/** A corpus in memory, as tests write it. */
export interface ScannedCorpus {
  readonly documents: readonly Document[];
  readonly paragraphs: readonly Paragraph[];
  readonly persons: readonly Person[];
  readonly synonyms?: readonly SynonymRule[];
}

interface Scanned {
  readonly paragraph: Paragraph;
  readonly document: Document;
  /** Every term at each position. */
  readonly at: readonly (readonly string[])[];
  /** What was found out already, of this paragraph and of all. */
  readonly occurrences: Map<string, readonly Occurrence[]>;
  readonly answers: Map<string, boolean>;
  readonly keys: WeakMap<Term | Near, string>;
}

interface Occurrence {
  readonly start: number;
  readonly weight: number;
}

/** The slow, obvious engine: reads every paragraph for every term, once. The oracle of the others. */
export function createScanEngine(corpus: ScannedCorpus): SearchEngine {
  const answers = new Map<string, boolean>();
  const keys = new WeakMap<Term | Near, string>();
  const scanned = corpus.paragraphs.map((paragraph): Scanned => {
    const at: string[][] = [];
    for (const { term, position } of tokenize(paragraph.text)) {
      at[position] ??= [];
      at[position]?.push(term);
    }
    const document = corpus.documents.find(({ id }) => id === paragraph.document);
    if (document === undefined) throw new Error(`no document ${paragraph.document}`);
    return { paragraph, document, at, occurrences: new Map(), answers, keys };
  });
  const known = knownNames(corpus.persons, corpus.documents);
  return {
    name: "scan",
    capabilities: { phrases: true, proximity: true, spelling: true, explanation: false },
    lookups: () => [],
    search: async (request) => scan(scanned, known, request),
    within: async (documents) =>
      createScanEngine({
        ...corpus,
        documents: corpus.documents.filter(({ id }) => documents.has(id)),
        paragraphs: corpus.paragraphs.filter(({ document }) => documents.has(document)),
      }),
    close: async () => {},
  };
}

function scan(all: readonly Scanned[], known: KnownNames, request: SearchRequest): SearchResult {
  const { query, match, sort, after, offset, limit, facets } = request;
  const langs = mainLangs(all);
  const passes = (one: Scanned, filters: readonly Filter[]): boolean => passesFilters(one, filters, known);
  const matchesWords = (one: Scanned, widened: boolean): boolean =>
    query.expression === null || matches(query.expression, one, { all, langs, known, widened });
  const find = (widened: boolean): readonly Scanned[] =>
    all.filter((one) => matchesWords(one, widened) && passes(one, query.filters));
  const widenable = query.expression?.kind === "all" && !query.expression.explicit;
  const strict = find(false);
  const wide =
    widenable && (match === "any" || (match === "auto" && strict.length < enough(query.expression, langs)))
      ? find(true)
      : undefined;
  const isWide = wide !== undefined && (match === "any" || wide.length > strict.length);
  const found = isWide ? wide : strict;
  const ordered = order(found, query, sort, all, langs);
  const ranked = ordered.slice(ordered.findIndex(({ one }) => all.indexOf(one) === after?.paragraph) + 1);
  return {
    searched: all.length,
    total: found.length,
    documents: new Set(found.map(({ document }) => document.id)).size,
    hits: ranked
      .slice(offset, offset + limit)
      .map(({ one, score }) => ({ paragraph: all.indexOf(one), score })),
    matched: isWide ? "any" : "all",
    expansions: [],
    facets: Object.fromEntries(
      facets.map((name) => {
        const others = query.filters.filter(({ field }) => field !== facetFields[name]);
        const counted = all.filter((one) => matchesWords(one, isWide) && passes(one, others));
        return [name, countFacet(name, counted)];
      }),
    ),
  };
}

/** Ten for a list of at least four words that are no stop words (or have nothing else beside them), else one. */
function enough(expression: Expression | null, langs: readonly string[]): number {
  if (expression?.kind !== "all") return 1;
  const words = expression.operands.filter((operand) => !isCondition(operand));
  const telling = words.filter((word) => !isStop(word, langs));
  return (telling.length > 0 ? telling : words).length >= 4 ? 10 : 1;
}

interface MatchContext {
  readonly all: readonly Scanned[];
  readonly langs: readonly string[];
  readonly known: KnownNames;
  readonly widened: boolean;
}

function matches(node: Expression, one: Scanned, context: MatchContext): boolean {
  const inner = { ...context, widened: false };
  switch (node.kind) {
    case "not":
      return !matches(node.operand, one, inner);
    case "any":
      return node.operands.some((operand) => matches(operand, one, inner));
    case "all":
      return matchesAll(node, one, context);
    case "filter":
      return passesFilters(one, [node], context.known);
    case "alike":
      return [node.operand, ...node.synonyms].some((word) => matches(word, one, inner));
    default:
      return occurrences(node, one, context.all).length > 0;
  }
}

/** Whether an expression searches for no word. */
function isCondition(node: Expression): boolean {
  if (node.kind === "any" || node.kind === "all") return node.operands.every(isCondition);
  return node.kind === "not" || node.kind === "filter";
}

function matchesAll(node: All, one: Scanned, context: MatchContext): boolean {
  const inner = { ...context, widened: false };
  const telling = node.operands.filter((operand) => !isStop(operand, context.langs));
  const needed = !node.explicit && telling.some((operand) => !isCondition(operand)) ? telling : node.operands;
  if (!context.widened) return needed.every((operand) => matches(operand, one, inner));
  const words = needed.filter((operand) => !isCondition(operand));
  return (
    needed.filter(isCondition).every((operand) => matches(operand, one, inner)) &&
    (words.length === 0 || words.some((operand) => matches(operand, one, inner)))
  );
}

/** Positions at which a term or a stretch of near terms begins, with what each counts. */
function occurrences(node: Term | Near, one: Scanned, all: readonly Scanned[]): readonly Occurrence[] {
  const key = one.keys.get(node) ?? toKey(node);
  one.keys.set(node, key);
  const known = one.occurrences.get(key);
  if (known !== undefined) return known;
  const found = findOccurrences(node, one, all);
  one.occurrences.set(key, found);
  return found;
}

/** Names what a term searches for, wherever it stands in a query. */
function toKey(node: Term | Near): string {
  return JSON.stringify(node, (name, value: unknown) =>
    name === "start" || name === "end" ? undefined : value,
  );
}

function findOccurrences(node: Term | Near, one: Scanned, all: readonly Scanned[]): readonly Occurrence[] {
  if (node.kind === "near") return nearOccurrences(node, one, all).map((start) => ({ start, weight: 1 }));
  const tokens = tokenize(node.text);
  const words = tokens.filter(({ width }) => width === 1).map(({ term }) => term);
  const joined =
    node.kind === "phrase" ? undefined : tokens.find(({ width }) => width > 1 && width === words.length);
  if (words.length === 0) return [];
  const found: Occurrence[] = [];
  for (let start = 0; start < one.at.length; start++) {
    const weights = words.map((word, index) =>
      weightOf(node, word, index, words.length, one, start + index, all),
    );
    if (weights.every((weight) => weight > 0))
      found.push({ start, weight: words.length === 1 ? (weights[0] ?? 0) : 1 });
    if (joined !== undefined && one.at[start]?.includes(joined.term)) found.push({ start, weight: 1 });
  }
  return found;
}

function weightOf(
  node: Term,
  word: string,
  index: number,
  words: number,
  one: Scanned,
  position: number,
  all: readonly Scanned[],
): number {
  const terms = one.at[position] ?? [];
  const isLast = index === words - 1;
  if (node.kind === "prefix" && isLast) return terms.filter((term) => term.startsWith(word)).length;
  if (words > 1 || node.kind === "phrase" || node.kind === "prefix") return terms.includes(word) ? 1 : 0;
  return terms.reduce((sum, term) => sum + looseWeight(node, word, term, one, all), 0);
}

function looseWeight(node: Term, word: string, term: string, one: Scanned, all: readonly Scanned[]): number {
  if (term === word) return 1;
  if (isForm(word, term, one)) return 0.9;
  const hasSome = (what: string, test: (other: string, where: Scanned) => boolean): boolean => {
    const key = `${what} ${word}`;
    const answer =
      one.answers.get(key) ??
      all.some((where) => where.at.some((terms) => terms.some((other) => test(other, where))));
    one.answers.set(key, answer);
    return answer;
  };
  const known = hasSome("known", (other, where) => other === word || isForm(word, other, where));
  if (node.kind === "word" && (known || node.isFixed)) return 0;
  const edits = variantEdits(word, term);
  if (edits !== undefined) return edits === 1 ? 0.7 : 0.5;
  const isSpelt = hasSome("spelt", (other) => variantEdits(word, other) !== undefined);
  const goesOn =
    node.kind === "word" &&
    maxEdits(word) > 0 &&
    term.length > word.length &&
    term.startsWith(word.charAt(0)) &&
    editsOfBeginning(word, term, maxEdits(word)) !== undefined;
  return !isSpelt && goesOn ? 0.4 : 0;
}

function variantEdits(word: string, term: string): number | undefined {
  const edits = editDistanceWithin(word, term, maxEdits(word));
  const kept = maxEdits(word) !== 1 || term.startsWith(word.charAt(0));
  return edits === undefined || edits === 0 || !kept ? undefined : edits;
}

function isForm(word: string, term: string, { paragraph }: Scanned): boolean {
  return stemTerm(term, paragraph.lang) === stemTerm(word, paragraph.lang);
}

/** Where a choice of one occurrence for each operand, none on another's words, is short enough; once for a paragraph. */
function nearOccurrences(node: Near, one: Scanned, all: readonly Scanned[]): readonly number[] {
  const operands = node.operands.map((operand) => ({
    starts: occurrences(operand, one, all).map(({ start }) => start),
    width: tokenize(operand.text).filter(({ width }) => width === 1).length,
  }));
  let choices: { start: number; end: number }[][] = [[]];
  for (const { starts, width } of operands) {
    choices = choices.flatMap((chosen) =>
      starts
        .map((start) => ({ start, end: start + width }))
        .filter((span) => chosen.every((other) => span.start >= other.end || span.end <= other.start))
        .map((span) => [...chosen, span]),
    );
  }
  const width = operands.reduce((sum, operand) => sum + operand.width, 0);
  return choices
    .map((spans) => ({
      start: Math.min(...spans.map(({ start }) => start)),
      end: Math.max(...spans.map(({ end }) => end)),
    }))
    .filter(({ start, end }) => end - start <= width + node.distance)
    .map(({ start }) => start)
    .slice(0, 1);
}

function isStop(node: Expression, langs: readonly string[]): boolean {
  if (node.kind !== "word") return false;
  const terms = tokenize(node.text).filter(({ width }) => width === 1);
  return terms.length > 0 && terms.every(({ term }) => isStopWordIn(term, langs));
}

function passesFilters(one: Scanned, filters: readonly Filter[], known: KnownNames): boolean {
  const meets = (filter: Filter): boolean => {
    const condition = toCondition(filter, known);
    const { paragraph, document } = one;
    switch (condition.of) {
      case "document":
        return condition.test(document);
      case "role":
        return condition.test(paragraph.role);
      case "lang":
        return condition.test(paragraph.lang);
      case "speaker":
        return [
          paragraph.speaker?.id ?? null,
          ...paragraph.quotations.flatMap(({ speaker }) => speaker?.id ?? []),
        ].some((id) => condition.test(id, dateOf(document)));
    }
  };
  const wanted = filters.filter(({ exclude }) => !exclude);
  return (
    filters.filter(({ exclude }) => exclude).every((filter) => !meets(filter)) &&
    wanted.every(({ field }) => wanted.filter((other) => other.field === field).some(meets))
  );
}

function order(
  found: readonly Scanned[],
  query: Query,
  sort: SearchRequest["sort"],
  all: readonly Scanned[],
  langs: readonly string[],
): readonly { one: Scanned; score: number }[] {
  const byDate = ({ document }: Scanned): number => {
    const date = dateOf(document);
    if (date === null) return Number.POSITIVE_INFINITY;
    const day = Number(toSpan(date).first.replaceAll("-", ""));
    return sort === "newest" ? -day : day;
  };
  if (sort === "newest" || sort === "oldest") {
    return [...found]
      .sort((a, b) => (byDate(a) === byDate(b) ? 0 : byDate(a) - byDate(b)))
      .map((one) => ({ one, score: 0 }));
  }
  if (sort === "document" || query.expression === null) return found.map((one) => ({ one, score: 0 }));
  const isLesser = lesserTerms(query, query.expression, langs);
  const score = createScorer(query.expression, all, isLesser);
  const ranked = found.map((one) => ({ one, score: score(one) })).sort((a, b) => b.score - a.score);
  return [...rankByNearness(ranked.slice(0, 100), query.expression, all, isLesser), ...ranked.slice(100)];
}

/** Stop words; in a question also the words that only ask, unless that is all it has. */
function lesserTerms(
  query: Query,
  expression: Expression,
  langs: readonly string[],
): (term: Expression) => boolean {
  const first = tokenize(query.text)[0]?.term ?? "";
  const isQuestion = query.text.trim().endsWith("?") || opensQuestionIn(first, langs);
  const isLesser = (term: Expression): boolean => {
    if (isStop(term, langs)) return true;
    if (!isQuestion || term.kind !== "word") return false;
    const words = tokenize(term.text).filter(({ width }) => width === 1);
    return words.length > 0 && words.every((word) => isAskingWordIn(word.term, langs));
  };
  return scored(expression).every(isLesser) ? (term) => isStop(term, langs) : isLesser;
}

/** The best hundred by nearness, as the documents of ranking say it. */
function rankByNearness(
  hits: readonly { one: Scanned; score: number }[],
  expression: Expression,
  all: readonly Scanned[],
  isLesser: (term: Expression) => boolean,
): readonly { one: Scanned; score: number }[] {
  const asked = scored(expression).map((term) => {
    const holding = all.filter((one) => occurrences(term, one, all).length > 0).length;
    const rarity = Math.log(1 + (all.length - holding + 0.5) / (holding + 0.5));
    return { term, holding, rarity, stop: isLesser(term) };
  });
  const terms = asked.slice(0, 64).filter(({ term, holding }) => term.kind !== "near" && holding > 0);
  if (terms.length < 2) return hits;
  const starts = (term: Term | Near, one: Scanned): readonly number[] => [
    ...new Set(occurrences(term, one, all).map(({ start }) => start)),
  ];
  const following = (a: readonly number[], b: readonly number[], reach: number): number =>
    b.flatMap((at) => a.filter((before) => before < at && before >= at - reach)).length;
  const telling = terms.filter(({ stop }) => !stop);
  const pairs = ({ one, score }: { one: Scanned; score: number }): number =>
    telling.slice(1).reduce((sum, second, index) => {
      const first = telling[index] as (typeof telling)[number];
      const times = following(starts(first.term, one), starts(second.term, one), 2);
      return sum + (0.5 * Math.min(first.rarity, second.rarity) * times) / (times + 1);
    }, score);
  const opening = (one: Scanned): number =>
    telling.reduce((sum, { term, rarity }) => {
      const position = Math.min(20, ...starts(term, one));
      return sum + 0.3 * rarity * (1 - position / 20);
    }, 0);
  const cover = (one: Scanned): number => {
    const places = terms.map(({ term }) => starts(term, one));
    const width = Math.round(terms.length * 1.5) + 2;
    const dense = Math.max(
      0,
      ...places
        .flat()
        .map((from) =>
          terms.reduce(
            (sum, { rarity }, index) =>
              sum + (places[index]?.some((at) => at >= from && at < from + width) ? rarity : 0),
            0,
          ),
        ),
    );
    const ordered = terms.reduce(
      (sum, { rarity }, index) =>
        index > 0 && following(places[index - 1] ?? [], places[index] ?? [], 3) > 0
          ? sum + Math.min(rarity, terms[index - 1]?.rarity ?? 0)
          : sum,
      0,
    );
    return (dense * 0.7 + ordered * 0.3) / terms.reduce((sum, { rarity }) => sum + rarity, 0);
  };
  const isSentence = terms.length >= 4 && asked.filter(({ stop }) => stop).length >= asked.length * 0.35;
  const covers = hits.map(({ one }) => (isSentence ? cover(one) : 0));
  const sorted = [...covers].sort((a, b) => a - b);
  const leads = (sorted.at(-1) ?? 0) - (sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) >= 0.15;
  return hits
    .map((hit, index) => ({
      one: hit.one,
      score: (pairs(hit) + opening(hit.one)) * (isSentence && leads ? 1 + 6 * (covers[index] ?? 0) : 1),
    }))
    .sort((a, b) => b.score - a.score || all.indexOf(a.one) - all.indexOf(b.one));
}

/** BM25 as the documents of ranking say it, in double precision. */
function createScorer(
  expression: Expression,
  all: readonly Scanned[],
  isLesser: (term: Expression) => boolean,
): (one: Scanned) => number {
  const terms = scored(expression);
  const meanLength = all.reduce((sum, { at }) => sum + at.length, 0) / all.length;
  const onlyStops = terms.every(isLesser);
  const parts = terms.map((term): { terms: readonly (Term | Near)[]; factor: number } => {
    const holding = all.filter((one) => occurrences(term, one, all).length > 0).length;
    const rarity = Math.log(1 + (all.length - holding + 0.5) / (holding + 0.5));
    return { terms: [term], factor: 2.2 * rarity * (isLesser(term) && !onlyStops ? 0.3 : 1) };
  });
  for (const { operand, synonyms } of firstAlikes(expression)) {
    const count = (words: readonly Term[]): number =>
      all.filter((one) => words.some((word) => occurrences(word, one, all).length > 0)).length;
    const rarity = (holding: number): number => Math.log(1 + (all.length - holding + 0.5) / (holding + 0.5));
    const [word, others] = [count([operand]), count(synonyms)];
    const share = word === 0 ? 0.7 : 0.1 * Math.min(1, rarity(word) / rarity(others));
    const stop = isLesser(operand) && !onlyStops ? 0.3 : 1;
    parts.push({ terms: synonyms, factor: 2.2 * rarity(others) * share * stop });
  }
  return (one) =>
    parts.reduce((sum, { terms: counted, factor }) => {
      const weight = counted
        .flatMap((term) => occurrences(term, one, all))
        .reduce((total, part) => total + part.weight, 0);
      return sum + (factor * weight) / (weight + 1.2 * (0.25 + (0.75 * one.at.length) / meanLength) || 1);
    }, 0);
}

function firstAlikes(node: Expression): readonly Alike[] {
  if (node.kind === "all" || node.kind === "any") return node.operands.flatMap(firstAlikes);
  return node.kind === "alike" && node.isFirst ? [node] : [];
}

function scored(node: Expression): readonly (Term | Near)[] {
  if (node.kind === "alike") return [node.operand];
  if (node.kind === "all" || node.kind === "any") return node.operands.flatMap(scored);
  return node.kind === "not" || node.kind === "filter" ? [] : [node];
}

function countFacet(name: FacetName, found: readonly Scanned[]): readonly FacetCount[] {
  const read = ({ paragraph, document }: Scanned): string => {
    if (name === "speaker") return paragraph.speaker?.id ?? "";
    if (name === "role" || name === "lang") return paragraph[name];
    if (name === "document") return document.id;
    return (name === "year" ? dateOf(document)?.slice(0, 4) : document[name]) ?? "";
  };
  const values = found.map(read);
  return [...new Set(values)]
    .map((value) => ({ value, count: values.filter((other) => other === value).length }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function mainLangs(all: readonly Scanned[]): readonly string[] {
  const langs = all.map(({ paragraph }) => paragraph.lang);
  return [...new Set(langs)].filter(
    (lang) => langs.filter((other) => other === lang).length * 10 >= langs.length,
  );
}
