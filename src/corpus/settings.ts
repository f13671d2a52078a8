import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { parseCivilDate } from "../domain/civil-date.ts";
import type { Person, Title } from "../domain/person.ts";
import type { CorpusProblem } from "../domain/problem.ts";
import { toSlug } from "../domain/slug.ts";
import type { SynonymRule } from "../domain/synonyms.ts";
import { isScalar, parseYaml, type Report, toMetadata } from "./metadata.ts";
import type { Metadata } from "./parsed-document.ts";
import { createPathTest } from "./path-pattern.ts";
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

/** Settings, and what in them is wrong. */
interface ReadSettings {
  readonly settings: CorpusSettings;
  readonly problems: readonly CorpusProblem[];
}

/** Reads the settings of a corpus; what is not there has its default, what is wrong is reported. */
export async function readCorpusSettings(root: string): Promise<ReadSettings> {
  const paths = ["corpus.yaml", "speakers.yaml", "synonyms.yaml"];
  const texts = await Promise.all(
    paths.map((path) => readFile(join(root, path), "utf8").catch(() => undefined)),
  );
  return parseCorpusSettings(basename(resolve(root)), (path) => texts[paths.indexOf(path)]);
}

/** The settings that the files of a corpus state, whose name is `name` where they give it none. */
export function parseCorpusSettings(
  name: string,
  textOf: (path: string) => string | undefined,
): ReadSettings {
  const problems: CorpusProblem[] = [];
  const read = (path: string): unknown => {
    const text = textOf(path);
    const report: Report = (code, severity, message) => problems.push({ severity, path, code, message });
    return text === undefined ? undefined : parseYaml(text, report);
  };
  const corpus = toRecord(read("corpus.yaml"));
  const defaults = toMetadata(corpus.defaults, "corpus.yaml");
  problems.push(...defaults.problems);
  const excluded = readTexts(corpus.exclude, '"exclude"', (message) => {
    problems.push({ severity: "warning", path: "corpus.yaml", code: "invalid-value", message });
  }).map(createPathTest);
  const limit = toRecord(corpus.limits).maxFileBytes;
  const settings: CorpusSettings = {
    name: typeof corpus.name === "string" ? corpus.name : name,
    description: typeof corpus.description === "string" ? corpus.description.trim() : "",
    defaults: defaults.metadata,
    persons: readPersons(read("speakers.yaml"), problems),
    synonyms: readSynonyms(textOf("synonyms.yaml") ?? "", "synonyms.yaml", problems),
    maxFileBytes: typeof limit === "number" && limit > 0 ? limit : maxFileBytes,
    maxLinesBytes,
    excludes: (path) => excluded.some((isOf) => isOf(path)),
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
        aliases: readTexts(aliases, `"aliases" of ${name.trim()}`, wrong),
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
    const parsed = isScalar(value) ? parseCivilDate(String(value)) : undefined;
    if (parsed === undefined && value !== undefined && value !== null)
      wrong(`"${key}" of ${name} is no date${isScalar(value) ? `: ${value}` : ""}`);
    return parsed;
  };
  const from = date("from");
  const to = date("to");
  return [{ title: record.title, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
}

/** The texts of a list; what is none is reported. */
function readTexts(value: unknown, what: string, wrong: (message: string) => void): readonly string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every(isScalar)) wrong(`${what} must be a list of texts`);
  return [value].flat().filter(isScalar).map(String);
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
