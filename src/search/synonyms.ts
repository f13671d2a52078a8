import { type SynonymRule, synonymLimits } from "../domain/synonyms.ts";
import type { Alike, All, Expression, Query, Word } from "../query/ast.ts";
import { stemTerm } from "../text/stem.ts";
import { isStopWordIn } from "../text/stop-words.ts";
import { tokenize } from "../text/tokenize.ts";

/** Most synonyms that a query is widened by; the words after those are searched without. */
const maxSynonyms = 128;

/** What the words of a corpus mean, too. */
export interface Synonyms {
  /** What is said for words that stand in this order, in any of their forms; empty where nothing is. */
  find(words: readonly string[]): readonly string[];
  /** Whether a folded term is a stop word of the corpus. */
  isStop(term: string): boolean;
}

/** A corpus' rules, ready to look up; `langs` are its main languages, whose forms of a word are one. */
export function compileSynonyms(rules: readonly SynonymRule[], langs: readonly string[]): Synonyms {
  const isStop = (term: string): boolean => isStopWordIn(term, langs);
  const tables = langs.map((lang) => indexRules(rules, (words) => keyIn(lang, words)));
  return {
    isStop,
    find(words) {
      const found = tables.flatMap((find) => find(words)).filter((text) => !wordsOf(text).every(isStop));
      return [...new Set(found)];
    },
  };
}

function indexRules(
  rules: readonly SynonymRule[],
  keyOf: (words: readonly string[]) => string,
): (words: readonly string[]) => readonly string[] {
  const rulesOf = new Map<string, SynonymRule[]>();
  for (const rule of rules) {
    for (const key of new Set(rule.from.map((source) => keyOf(wordsOf(source))))) {
      const known = rulesOf.get(key);
      if (known === undefined) rulesOf.set(key, [rule]);
      else known.push(rule);
    }
  }
  return (words) => {
    const key = keyOf(words);
    const targets = (rulesOf.get(key) ?? []).flatMap(({ to }) => to);
    const byKey = new Map(targets.map((text) => [keyOf(wordsOf(text)), text]));
    byKey.delete(key);
    return [...byKey.values()];
  };
}

function keyIn(lang: string, words: readonly string[]): string {
  return words.map((word) => stemTerm(word, lang)).join(" ");
}

/**
 * The query with what the corpus says its words mean, too: for words and lists of words, not for phrases, prefixes, `NEAR`
 * and what is excluded. A stop word has synonyms only where it is written with a capital or a dot (`US`, `U.S.`).
 */
export function withSynonyms(query: Query, synonyms: Synonyms): Query {
  if (query.expression === null) return query;
  return { ...query, expression: widen(query.expression, { synonyms, room: maxSynonyms }) };
}

interface Widening {
  readonly synonyms: Synonyms;
  /** Synonyms that may still come. */
  room: number;
}

function widen(node: Expression, widening: Widening): Expression {
  switch (node.kind) {
    case "word":
      return widenRun([node], widening)?.[0] ?? node;
    case "any":
      return { ...node, operands: node.operands.map((operand) => widen(operand, widening)) };
    case "all":
      return widenList(node, widening);
    default:
      return node;
  }
}

/** The longest words that have synonyms together come first: `North Atlantic Treaty Organization` before `treaty`. */
function widenList(node: All, widening: Widening): All {
  const operands: Expression[] = [];
  let at = 0;
  while (at < node.operands.length) {
    const run = longestRun(node, at, widening);
    const operand = node.operands[at] as Expression;
    operands.push(...(run ?? [widen(operand, widening)]));
    at += run?.length ?? 1;
  }
  return { ...node, operands };
}

function longestRun(
  { operands, explicit }: All,
  at: number,
  widening: Widening,
): readonly Expression[] | undefined {
  if (explicit) return undefined;
  const following = operands.slice(at, at + synonymLimits.words);
  const end = following.findIndex(({ kind }) => kind !== "word");
  const words = following.slice(0, end < 0 ? following.length : end) as readonly Word[];
  for (let length = words.length; length > 1; length--) {
    const run = widenRun(words.slice(0, length), widening);
    if (run !== undefined) return run;
  }
  return undefined;
}

/** Words with the synonyms they have together; `undefined` where they have none. Stop words among others stay as they are. */
function widenRun(words: readonly Word[], widening: Widening): readonly (Word | Alike)[] | undefined {
  const { synonyms } = widening;
  const source = words.map(({ text }) => text).join(" ");
  const terms = wordsOf(source);
  const onlyStops = terms.every(synonyms.isStop);
  if (onlyStops && !/[\p{Lu}.]/u.test(source)) return undefined;
  const found = synonyms.find(terms).slice(0, widening.room);
  if (found.length === 0) return undefined;
  widening.room -= found.length;
  let isFirst = true;
  return words.map((word): Word | Alike => {
    if (!onlyStops && wordsOf(word.text).every(synonyms.isStop)) return word;
    const alike = toAlike(word, source, found, isFirst);
    isFirst = false;
    return alike;
  });
}

function toAlike(word: Word, source: string, texts: readonly string[], isFirst: boolean): Alike {
  const { start, end } = word;
  const synonyms = texts.map((text): Word => ({ kind: "word", text, isFixed: true, start, end }));
  return { kind: "alike", operand: { ...word, isFixed: true }, source, synonyms, isFirst, start, end };
}

function wordsOf(text: string): readonly string[] {
  return tokenize(text)
    .filter(({ width }) => width === 1)
    .map(({ term }) => term);
}
