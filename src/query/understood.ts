import type { Range } from "../domain/range.ts";
import type { Alike, Expression, Filter, Near, Query, Term } from "./ast.ts";
import { describeFilters } from "./understood-filters.ts";

/** What came of a query, for the sentence that says it. */
export interface QueryDetails {
  readonly matched: "all" | "any";
  readonly expansions: readonly (Range & {
    readonly kind: "prefix" | "spelling";
    readonly terms: readonly string[];
    /** Whether there were more than were searched. */
    readonly capped?: boolean;
  })[];
  /** What a person reads for a filter's value, where there is something better. */
  labels?(filter: Filter): string | undefined;
}

/** A sentence that says what is searched: `all of: harbour, dredge; exactly "before the winter"; said by Ilse Brandt`. */
export function describeQuery({ expression, filters }: Query, details: QueryDetails): string {
  const words = expression === null ? ["everything"] : describeWhole(expression, details);
  return [...words, ...describeSynonyms(expression), ...describeFilters(filters, details)].join("; ");
}

/** What is looked for beside the words, as the corpus has it: `also car ferry or boat for ferry`. */
function describeSynonyms(node: Expression | null): readonly string[] {
  switch (node?.kind) {
    case "all":
    case "any":
      return node.operands.flatMap(describeSynonyms);
    case "alike":
      return node.isFirst ? [`also ${nameSynonyms(node)} for ${node.source}`] : [];
    default:
      return [];
  }
}

function nameSynonyms({ synonyms }: Alike): string {
  const named = synonyms.slice(0, maxSynonymsNamed).map(({ text }) => text);
  const more = synonyms.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(" or ");
}

/** Synonyms of a word named in a sentence. */
const maxSynonymsNamed = 8;

/** The clauses of the sentence: what is listed, what stands on its own, what is left out. */
function describeWhole(expression: Expression, details: QueryDetails): readonly string[] {
  const operands = expression.kind === "all" ? expression.operands : [expression];
  const wanted = operands.filter(({ kind }) => kind !== "not" && kind !== "filter");
  const excluded = operands.flatMap((operand) => (operand.kind === "not" ? [operand.operand] : []));
  const conditions = operands.filter((operand) => operand.kind === "filter");
  return [
    ...describeWanted(wanted, details),
    ...(excluded.length > 0 ? [`without: ${describeEach(excluded, details).join(", ")}`] : []),
    ...describeFilters(conditions, details),
  ];
}

function describeWanted(wanted: readonly Expression[], details: QueryDetails): readonly string[] {
  const widened = details.matched === "any" && wanted.length > 1;
  const listed = wanted.filter(({ kind }) => widened || ["word", "variants", "alike"].includes(kind));
  const others = wanted.filter((operand) => !listed.includes(operand));
  const list = describeEach(listed, details).join(", ");
  return [
    ...(listed.length > 1 ? [`${widened ? "any" : "all"} of: ${list}`] : []),
    ...(listed.length === 1 ? [list] : []),
    ...others.map((operand) =>
      operand.kind === "any"
        ? `any of: ${describeEach(operand.operands, details).join(", ")}`
        : describe(operand, details),
    ),
  ];
}

function describeEach(nodes: readonly Expression[], details: QueryDetails): readonly string[] {
  return nodes.map((node) => describe(node, details));
}

/** An expression inside a sentence. */
function describe(node: Expression, details: QueryDetails): string {
  switch (node.kind) {
    case "any":
      return `(${describeEach(node.operands, details).join(" or ")})`;
    case "all":
      return `(${describeEach(node.operands, details).join(" and ")})`;
    case "not":
      return `not ${describe(node.operand, details)}`;
    case "filter":
      return describeFilters([node], details).join("");
    case "alike":
      return describeTerm(node.operand, details);
    default:
      return describeTerm(node, details);
  }
}

function describeTerm(node: Term | Near, details: QueryDetails): string {
  switch (node.kind) {
    case "phrase":
      return `exactly "${node.text}"`;
    case "prefix":
      return `words that begin with ${node.text}${wereCapped(node, details) ? " (the most frequent of them)" : ""}`;
    case "near":
      return describeNear(node, details);
    case "variants": {
      const terms = spellings(node, details);
      return terms === undefined ? `${node.text} in any spelling` : `${node.text}, also spelt ${terms}`;
    }
    case "word": {
      const terms = spellings(node, details);
      return terms === undefined ? node.text : `${terms} (for ${node.text})`;
    }
  }
}

function describeNear({ operands, distance }: Near, details: QueryDetails): string {
  const each = describeEach(operands, details);
  const words = distance === 1 ? "1 word" : `${distance} words`;
  return each.length === 2
    ? `${each[0]} within ${words} of ${each[1]}`
    : `${each.join(", ")} within ${words} of one another`;
}

/** Spelling variants named in a sentence. */
const maxNamed = 3;

function spellings({ start }: Range, { expansions }: QueryDetails): string | undefined {
  const spelt = expansions.find((expansion) => expansion.kind === "spelling" && expansion.start === start);
  return spelt === undefined || spelt.terms.length === 0
    ? undefined
    : spelt.terms.slice(0, maxNamed).join(" or ");
}

function wereCapped({ start }: Range, { expansions }: QueryDetails): boolean {
  return expansions.some(
    (expansion) => expansion.kind === "prefix" && expansion.start === start && expansion.capped,
  );
}
