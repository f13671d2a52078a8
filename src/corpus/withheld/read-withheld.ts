import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { parseCivilDate } from "../../domain/civil-date.ts";
import { AppError } from "../../domain/errors.ts";
import type { Withheld } from "../../domain/withheld.ts";
import { isNestedDeep, nestedDeep } from "../../domain/yaml-nesting.ts";
import { tokenize } from "../../text/tokenize.ts";

/** What a rule may name; each rule names one of them. */
export const withheldKinds = ["document", "paragraph", "person", "phrase", "text"] as const;

/** One line of what is withheld. */
export interface WithheldRule extends Withheld {
  /** Of the file, from 1. */
  readonly line: number;
  readonly kind: (typeof withheldKinds)[number];
  readonly value: string;
  /** Of a person only the name, or only the words. */
  readonly part?: "name" | "words";
  /** Whether a claim of these words is told that they are withheld. */
  readonly confirm: boolean;
}

/** The file in a corpus folder that names what is withheld. */
export const withheldFile = "withheld.yaml";

const values = z.union([z.string().trim().min(1), z.array(z.string().trim().min(1)).min(1)]).optional();
const ruleSchema = z.strictObject({
  document: values,
  paragraph: values,
  person: values,
  phrase: values,
  text: values,
  part: z.enum(["name", "words"]).optional(),
  confirm: z.boolean().default(true),
  reason: z.string().trim().min(1),
  date: z.coerce
    .string()
    .refine((date) => parseCivilDate(date) !== undefined)
    .optional(),
});

/** What each key must be, without a word of what was written: the message may end in a public log. */
const wanted: Readonly<Record<string, string>> = {
  part: '"part" must be name or words',
  confirm: '"confirm" must be true or false',
  reason: '"reason" must say why; it is shown to everybody',
  date: '"date" must be a date such as 2024, 2024-05 or 2024-05-17',
};

/** Most mistakes that a message lists. */
const maxListed = 5;

/**
 * What `withheld.yaml` of a corpus says; nothing where there is none.
 * @throws {AppError} `withheld-invalid` naming each line that is wrong: what cannot be understood must not be published.
 */
export async function readWithheld(root: string): Promise<readonly WithheldRule[]> {
  const text = await readFile(join(root, withheldFile), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return "";
    throw invalid([{ line: 1, message: `cannot be read (${error.code ?? "unknown"})` }]);
  });
  return parseWithheld(text);
}

interface Mistake {
  readonly line: number;
  readonly message: string;
}

/** The rules in a text. @throws {AppError} `withheld-invalid` */
export function parseWithheld(text: string): readonly WithheldRule[] {
  if (isNestedDeep(text)) throw invalid([{ line: 1, message: `is ${nestedDeep}` }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: "core", customTags: [], lineCounter: lines });
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node = document.getIn(path, true);
    return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  };
  if (document.errors.length > 0)
    throw invalid(
      document.errors.map(({ pos, code }) => ({
        line: lines.linePos(pos[0]).line,
        message: `is not YAML (${code})`,
      })),
    );
  const items = toItems(document);
  if (items === null || items === undefined) return [];
  if (!Array.isArray(items)) throw invalid([{ line: 1, message: "must be a list of what is withheld" }]);
  const mistakes: Mistake[] = [];
  const rules = items.flatMap((item: unknown, index) => {
    const read = readRule(item, lineOf([index]));
    if (Array.isArray(read)) return read as readonly WithheldRule[];
    const { path, message } = read as { path: readonly PropertyKey[]; message: string };
    mistakes.push({ line: lineOf([index, ...path]), message });
    return [];
  });
  if (mistakes.length > 0) throw invalid(mistakes);
  return rules;
}

function toItems(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    throw invalid([{ line: 1, message: "has, here or below, an alias (`*…`) of nothing, or too many" }]);
  }
}

function readRule(
  item: unknown,
  line: number,
): readonly WithheldRule[] | { readonly path: readonly PropertyKey[]; readonly message: string } {
  const parsed = ruleSchema.safeParse(item);
  if (!parsed.success) {
    const { issues } = parsed.error;
    const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
    const key = String(issue?.path[0] ?? "");
    const isKind = withheldKinds.some((kind) => kind === key);
    const listed = [...withheldKinds, "part", "confirm", "reason", "date"].join(", ");
    const other = isKind ? `"${key}" must be text, or a list of texts` : `must have keys of these: ${listed}`;
    return { path: key === "reason" ? [] : (issue?.path.slice(0, 1) ?? []), message: wanted[key] ?? other };
  }
  const { part, confirm, reason, date = null } = parsed.data;
  const named = withheldKinds.filter((kind) => parsed.data[kind] !== undefined);
  const [kind] = named;
  if (kind === undefined || named.length > 1)
    return { path: [], message: `must name one of ${withheldKinds.join(", ")}` };
  if (part !== undefined && kind !== "person")
    return { path: ["part"], message: '"part" is of a person only' };
  const all = [parsed.data[kind] ?? []].flat();
  if (kind === "phrase" && all.some((phrase) => tokenize(phrase).length === 0))
    return { path: [kind], message: '"phrase" must have words; "text" takes other characters' };
  return all.map((value) => ({ line, kind, value, ...(part && { part }), confirm, reason, date }));
}

function invalid(mistakes: readonly Mistake[]): AppError {
  const listed = mistakes
    .slice(0, maxListed)
    .map(({ line, message }) => `${withheldFile}:${line}: ${message}`);
  const more = mistakes.length > maxListed ? [`and ${mistakes.length - maxListed} more`] : [];
  return new AppError("withheld-invalid", `${[...listed, ...more].join("; ")}; nothing was published`, {
    name: withheldFile,
  });
}
