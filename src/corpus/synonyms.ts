import { isNode, isSeq, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { CorpusProblem } from "../domain/problem.ts";
import { type SynonymRule, synonymLimits } from "../domain/synonyms.ts";
import { isNestedDeep, nestedDeep } from "../domain/yaml-nesting.ts";
import { tokenize } from "../text/tokenize.ts";

const maxLength = 100;

const entrySchema = z
  .preprocess((value) => (typeof value === "number" ? String(value) : value), z.string("must be words"))
  .transform((text) => text.trim())
  .refine((text) => text.length <= maxLength, `is longer than ${maxLength} characters`)
  .refine((text) => text.length > maxLength || countWords(text) > 0, "has no word")
  .refine(
    (text) => text.length > maxLength || countWords(text) <= synonymLimits.words,
    `has more than ${synonymLimits.words} words`,
  );

const entriesSchema = z
  .array(entrySchema)
  .max(synonymLimits.entries, `has more than ${synonymLimits.entries} synonyms; part it in two`);

const groupSchema = entriesSchema.min(2, "needs two synonyms or more, which then mean the same");

const sideSchema = z.preprocess(
  (value) => (Array.isArray(value) ? value : [value]),
  entriesSchema.min(1, "names no words"),
);

const oneWaySchema = z.strictObject(
  { from: sideSchema, to: sideSchema },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `has the key "${issue.keys[0]}"; only from and to are known`
        : "must be a list of words that mean the same, or have from and to",
  },
);

/**
 * The rules in a text of `synonyms.yaml`: a list whose entries are lists of words that mean the same, or `{from, to}`. An
 * entry that is neither is reported with its line and its number and left out.
 */
export function readSynonyms(text: string, path: string, problems: CorpusProblem[]): readonly SynonymRule[] {
  const lines = new LineCounter();
  const lineOf = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const report = (line: number, code: "invalid-yaml" | "invalid-value", message: string): void => {
    problems.push({ severity: "error", path, line, code, message });
  };
  if (isNestedDeep(text)) {
    report(1, "invalid-yaml", nestedDeep);
    return [];
  }
  const document = parseDocument(text, { schema: "core", customTags: [], lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) {
    report(lineOf(error.pos[0]), "invalid-yaml", error.message.split("\n")[0] ?? "not YAML");
    return [];
  }
  if (document.contents === null) return [];
  if (!isSeq(document.contents)) {
    report(1, "invalid-value", "must be a list of synonyms");
    return [];
  }
  const { items } = document.contents;
  if (items.length > synonymLimits.rules) {
    const place = lineOf(startOf(items[synonymLimits.rules]));
    report(place, "invalid-value", `only the first ${synonymLimits.rules} entries are read`);
  }
  return items.slice(0, synonymLimits.rules).flatMap((item, index): readonly SynonymRule[] => {
    const rule = toRule(plain(item, document));
    if (typeof rule !== "string") return [rule];
    report(lineOf(startOf(item)), "invalid-value", `entry ${index + 1}: ${rule}`);
    return [];
  });
}

function plain(item: unknown, document: ReturnType<typeof parseDocument>): unknown {
  try {
    return isNode(item) ? item.toJS(document, { maxAliasCount: 20 }) : item;
  } catch {
    return undefined;
  }
}

function startOf(item: unknown): number {
  return isNode(item) ? (item.range?.[0] ?? 0) : 0;
}

/** The rule that an entry states, or what is wrong with it. */
function toRule(entry: unknown): SynonymRule | string {
  if (Array.isArray(entry)) {
    const group = groupSchema.safeParse(entry);
    return group.success ? { from: group.data, to: group.data } : describe(group.error);
  }
  const oneWay = oneWaySchema.safeParse(entry);
  return oneWay.success ? oneWay.data : describe(oneWay.error);
}

/** The first problem and its place: `to[2] has no word`. */
function describe({ issues }: z.ZodError): string {
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
  const place = (issue?.path ?? []).map((part) =>
    typeof part === "number" ? `[${part + 1}]` : String(part),
  );
  return [place.join(""), issue?.message].filter(Boolean).join(" ");
}

function countWords(text: string): number {
  return tokenize(text).filter(({ width }) => width === 1).length;
}
