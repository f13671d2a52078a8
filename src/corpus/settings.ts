import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { parseCivilDate } from "../domain/civil-date.ts";
import type { Person, Title } from "../domain/person.ts";
import type { CorpusProblem } from "../domain/problem.ts";
import { toSlug } from "../domain/slug.ts";
import type { SynonymRule } from "../domain/synonyms.ts";
import { parseYaml, type Report, toMetadata } from "./metadata.ts";
import type { Metadata } from "./parsed-document.ts";
import { readSynonyms } from "./synonyms.ts";

/** What `corpus.yaml`, `speakers.yaml` and `synonyms.yaml` say. */
export interface CorpusSettings {
  readonly name: string;
  readonly description: string;
  /** For every document that does not say otherwise. */
  readonly defaults: Metadata;
  readonly persons: readonly Person[];
  /** What words mean, too, by `synonyms.yaml`. */
  readonly synonyms: readonly SynonymRule[];
  readonly maxFileBytes: number;
  /** For files of one document a line. */
  readonly maxLinesBytes: number;
  /** Whether a path is named as not part of the corpus. */
  excludes(path: string): boolean;
}

const maxFileBytes = 64 * 1024 * 1024;
const maxLinesBytes = 1024 * 1024 * 1024;

/** Reads the settings of a corpus; what is not there has its default, what is wrong is reported. */
export async function readCorpusSettings(
  root: string,
): Promise<{ readonly settings: CorpusSettings; readonly problems: readonly CorpusProblem[] }> {
  const problems: CorpusProblem[] = [];
  const readText = (path: string): Promise<string | undefined> =>
    readFile(join(root, path), "utf8").catch(() => undefined);
  const read = async (path: string): Promise<unknown> => {
    const text = await readText(path);
    const report: Report = (code, severity, message) => problems.push({ severity, path, code, message });
    return text === undefined ? undefined : parseYaml(text, report);
  };
  const corpus = toRecord(await read("corpus.yaml"));
  const defaults = toMetadata(corpus.defaults, "corpus.yaml");
  problems.push(...defaults.problems);
  const limit = toRecord(corpus.limits).maxFileBytes;
  const settings: CorpusSettings = {
    name: typeof corpus.name === "string" ? corpus.name : basename(resolve(root)),
    description: typeof corpus.description === "string" ? corpus.description.trim() : "",
    defaults: defaults.metadata,
    persons: readPersons(await read("speakers.yaml"), problems),
    synonyms: readSynonyms((await readText("synonyms.yaml")) ?? "", "synonyms.yaml", problems),
    maxFileBytes: typeof limit === "number" && limit > 0 ? limit : maxFileBytes,
    maxLinesBytes,
    excludes: toMatcher(Array.isArray(corpus.exclude) ? corpus.exclude.map(String) : []),
  };
  return { settings, problems };
}

function readPersons(value: unknown, problems: CorpusProblem[]): readonly Person[] {
  if (value === undefined || value === null) return [];
  const wrong = (message: string): void => {
    problems.push({ severity: "warning", path: "speakers.yaml", code: "invalid-value", message });
  };
  if (!Array.isArray(value)) {
    wrong("must be a list of speakers, each with a name");
    return [];
  }
  return value.map(toRecord).flatMap((record): readonly Person[] => {
    const { name, aliases, titles, family, group } = record;
    if (typeof name !== "string" || name.trim() === "") {
      wrong("a speaker has no name");
      return [];
    }
    return [
      {
        id: toSlug(typeof record.id === "string" ? record.id : name),
        name: name.trim(),
        aliases: Array.isArray(aliases) ? aliases.map(String) : [],
        ...(typeof family === "string" && { family: family.trim() }),
        ...(typeof group === "boolean" && { isGroup: group }),
        titles: (Array.isArray(titles) ? titles : [])
          .map(toRecord)
          .flatMap((title) => readTitle(title, name, wrong)),
      },
    ];
  });
}

function readTitle(
  record: Readonly<Record<string, unknown>>,
  name: string,
  wrong: (message: string) => void,
): readonly Title[] {
  if (typeof record.title !== "string") {
    wrong(`a title of ${name} has no words`);
    return [];
  }
  const date = (key: "from" | "to"): string | undefined => {
    const value = record[key];
    const parsed = value === undefined || value === null ? undefined : parseCivilDate(String(value));
    if (parsed === undefined && value !== undefined && value !== null)
      wrong(`"${key}" of ${name} is no date: ${String(value)}`);
    return parsed;
  };
  const from = date("from");
  const to = date("to");
  return [{ title: record.title, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
}

/** `*` stands for anything within a name, `**` for any folders. */
function toMatcher(patterns: readonly string[]): (path: string) => boolean {
  const expressions = patterns.map((pattern) => {
    const escaped = pattern.replace(/[.+^${}()|[\]\\?]/g, "\\$&");
    return new RegExp(`^${escaped.replace(/\*\*\/?|\*/g, (star) => (star === "*" ? "[^/]*" : ".*"))}$`);
  });
  return (path) => expressions.some((expression) => expression.test(path));
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
