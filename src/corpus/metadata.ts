import { parseDocument } from "yaml";
import { parseCivilDate } from "../domain/civil-date.ts";
import { licencePolicies, transcriptKinds } from "../domain/document.ts";
import type { CorpusProblem } from "../domain/problem.ts";
import { isNestedDeep, nestedDeep } from "../domain/yaml-nesting.ts";
import type { Metadata, NamedSpeaker } from "./parsed-document.ts";
import type { CorpusProblemCode } from "./problem-codes.ts";

/** What a piece of metadata says, and what in it says nothing. */
export interface ParsedMetadata {
  readonly metadata: Metadata;
  readonly problems: readonly CorpusProblem[];
}

/** Reports a problem of one file. */
export type Report = (code: CorpusProblemCode, severity: CorpusProblem["severity"], message: string) => void;

const textKeys = ["title", "kind", "source", "place"] as const;
const urlKeys = ["url", "archived", "media"] as const;

/** Keys that sites and editors write and that mean nothing here. */
const foreignKeys = new Set(
  "layout tags tag categories category excerpt slug permalink author authors byline image summary description draft weight type aliases comments toc hero_image published_at updated credits".split(
    " ",
  ),
);
const knownKeys =
  "id title kind lang date said published corrected source url archived media transcript place licence license interviewer interviewee speakers speaker paragraphs".split(
    " ",
  );

/** The YAML in a text as plain data, or `undefined` with a problem reported; timestamps stay text, aliases are bounded. */
export function parseYaml(text: string, report: Report): unknown {
  if (isNestedDeep(text)) {
    report("invalid-yaml", "warning", nestedDeep);
    return undefined;
  }
  try {
    const document = parseDocument(text, { schema: "core", customTags: [], prettyErrors: true });
    const [error] = document.errors;
    if (error !== undefined) {
      report("invalid-yaml", "warning", error.message.split("\n")[0] ?? "not YAML");
      return undefined;
    }
    return document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    report("invalid-yaml", "warning", error instanceof Error ? error.message : "not YAML");
    return undefined;
  }
}

/** The metadata in a YAML text; of one that is damaged, whatever key can be read by itself. */
export function parseMetadata(text: string, report: Report): unknown {
  const record = parseYaml(text, report);
  if (record !== undefined) return record;
  const entries = text.split(/^(?=[\w-]+:)/m).map((entry) => entry.replace(/\n(?=\S)/g, "\n  "));
  const readable = entries.map((entry) => parseYaml(entry, () => 0)).filter(isRecord);
  return Object.assign({}, ...readable);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is text, or a number that is meant as text. */
export function isScalar(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

/** What a record of metadata says; values that are none are reported and left out. */
export function toMetadata(values: unknown, path: string): ParsedMetadata {
  const problems: CorpusProblem[] = [];
  const report: Report = (code, severity, message) => problems.push({ severity, path, code, message });
  if (values === null || values === undefined) return { metadata: {}, problems };
  if (!isRecord(values)) {
    report("invalid-yaml", "warning", "metadata must be keys and values");
    return { metadata: {}, problems };
  }
  const metadata: { -readonly [Key in keyof Metadata]: Metadata[Key] } = {};
  const text = (key: string): string | undefined => readText(values[key], key, report);
  const id = text("id");
  if (id !== undefined) metadata.id = id;
  for (const key of textKeys) {
    const value = text(key);
    if (value !== undefined) metadata[key] = value;
  }
  for (const key of urlKeys) {
    const value = readUrl(text(key), key, report);
    if (value !== undefined) metadata[key] = value;
  }
  const dates = {
    said: values.said ?? values.date,
    published: values.published,
    corrected: values.corrected,
  };
  for (const [key, value] of Object.entries(dates) as [keyof typeof dates, unknown][]) {
    const date = readDate(value, key, report);
    if (date !== undefined) metadata[key] = date;
  }
  const lang = readLang(text("lang"), report);
  if (lang !== undefined) metadata.lang = lang;
  const licence = readLicence(text("licence") ?? text("license"), report);
  if (licence !== undefined) metadata.licence = licence;
  const transcript = readTranscript(text("transcript"), report);
  if (transcript !== undefined) metadata.transcript = transcript;
  const speakers = readSpeakers(values, report);
  if (speakers.length > 0) metadata.speakers = speakers;
  for (const key of Object.keys(values)) {
    if (!knownKeys.includes(key) && !foreignKeys.has(key))
      report("unknown-key", "note", `nothing reads the key "${key}"`);
  }
  return { metadata, problems };
}

function readText(value: unknown, key: string, report: Report): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return value.trim() || undefined;
  if (typeof value === "number") return String(value);
  report("invalid-value", "warning", `"${key}" must be text`);
  return undefined;
}

function readUrl(value: string | undefined, key: string, report: Report): string | undefined {
  if (value === undefined || (/^https?:\/\//i.test(value) && URL.canParse(value))) return value;
  report("invalid-value", "warning", `"${key}" must be an http or https address, not ${quoted(value)}`);
  return undefined;
}

const mostQuoted = 80;

/** A value for a message. A long one is told by its length, as a piece of it might end within a word that is withheld. */
function quoted(value: string): string {
  return value.length <= mostQuoted ? `"${value}"` : `one of ${value.length} characters`;
}

/** A civil date; of an instant, its day as written. */
function readDate(value: unknown, key: string, report: Report): string | undefined {
  if (value === undefined || value === null || typeof value === "boolean") return undefined;
  const text = isScalar(value) ? String(value).trim() : "a list or a mapping";
  const date = parseCivilDate(/^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?$/.exec(text)?.[1] ?? text);
  if (date === undefined && text !== "") {
    report(
      "invalid-value",
      "warning",
      `"${key}" must be a date such as 2024, 2024-05 or 2024-05-17, not ${quoted(text)}`,
    );
  }
  return date;
}

/** A language tag as the corpus writes them: `en`, `pt-BR`. */
export const langTag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

function readLang(value: string | undefined, report: Report): string | undefined {
  if (value === undefined || langTag.test(value)) return value?.toLowerCase();
  report(
    "invalid-value",
    "warning",
    `"lang" must be a language tag such as en or pt-br, not ${quoted(value)}`,
  );
  return undefined;
}

function readLicence(value: string | undefined, report: Report): Metadata["licence"] {
  const licence = licencePolicies.find((policy) => policy === value);
  if (value === undefined || licence !== undefined) return licence;
  report(
    "invalid-value",
    "warning",
    `"licence" must be one of ${licencePolicies.join(", ")}; "metadata" is taken, so that nothing leaks`,
  );
  return "metadata";
}

function readTranscript(value: string | undefined, report: Report): Metadata["transcript"] {
  const kind = transcriptKinds.find((known) => known === value);
  if (value !== undefined && kind === undefined)
    report("invalid-value", "warning", `"transcript" must be one of ${transcriptKinds.join(", ")}`);
  return kind;
}

function readSpeakers(values: Readonly<Record<string, unknown>>, report: Report): readonly NamedSpeaker[] {
  const list = (value: unknown): readonly unknown[] => {
    if (value === undefined || value === null) return [];
    return Array.isArray(value) ? value : [value];
  };
  const read =
    (part?: NamedSpeaker["part"]) =>
    (value: unknown): readonly NamedSpeaker[] => {
      const stated = part === undefined ? {} : { part };
      if (typeof value === "string" && value.trim() !== "") return [{ name: value.trim(), ...stated }];
      if (typeof value === "object" && value !== null && "name" in value && typeof value.name === "string") {
        const { id, title } = value as { id?: unknown; title?: unknown };
        return [
          {
            name: value.name.trim(),
            ...(typeof id === "string" && { id }),
            ...(typeof title === "string" && { title }),
            ...stated,
          },
        ];
      }
      report("invalid-value", "warning", "a speaker must be a name, or have one");
      return [];
    };
  return [
    ...list(values.interviewer).flatMap(read("interviewer")),
    ...list(values.interviewee).flatMap(read("interviewee")),
    ...list(values.speaker).flatMap(read()),
    ...list(values.speakers).flatMap(read()),
  ];
}
