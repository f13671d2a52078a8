import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { withTemporaryCache } from "../src/cli/document-cache.ts";
import { openCorpus } from "../src/cli/read-corpus.ts";
import type { Paragraph } from "../src/domain/paragraph.ts";
import { type LabelledUnit, readLabels } from "./label-truth.ts";

const showsMisses = process.argv.includes("--misses");

interface Count {
  documents: number;
  units: number;
  lost: number;
  role: number;
  speaker: number;
}

/**
 * Compares the roles and speakers of a labelled corpus with what a second, simpler reader takes from the labels, and prints
 * one JSON line for each kind of file. `--misses` lists the differences.
 */
export async function evaluateLabelled(corpusDir: string): Promise<void> {
  const counts = new Map<string, Count>();
  await withTemporaryCache(async (cache) => {
    const { documents } = await openCorpus(corpusDir, cache);
    for await (const { document, paragraphs } of documents()) {
      const units = readLabels(document.path, readFileSync(join(corpusDir, document.path), "utf8"));
      if (new Set(units.map(({ speaker }) => speaker)).size < 2) continue;
      const kind = extname(document.path);
      const count = counts.get(kind) ?? { documents: 0, units: 0, lost: 0, role: 0, speaker: 0 };
      counts.set(kind, count);
      count.documents++;
      compare(units, paragraphs, count);
    }
  });
  for (const [kind, { documents, units, lost, role, speaker }] of counts)
    console.log(
      JSON.stringify({
        set: `labelled ${kind}`,
        documents,
        paragraphs: units,
        role: share(role, units),
        speaker: share(speaker, units),
        lost,
      }),
    );
}

/** Finds the words of each unit in what was read, one behind the other, and counts what agrees. */
function compare(units: readonly LabelledUnit[], paragraphs: readonly Paragraph[], count: Count): void {
  const keys = paragraphs.map(({ text }) => keyOf(text));
  const ends: number[] = [];
  for (const key of keys) ends.push((ends.at(-1) ?? 0) + key.length);
  const all = keys.join("");
  let from = 0;
  let index = 0;
  for (const unit of units) {
    const key = keyOf(unit.text);
    if (key === "") continue;
    count.units++;
    const at = all.indexOf(key, from);
    if (at < 0 || at > from + reach) {
      count.lost++;
      miss("LOST", unit);
      continue;
    }
    while ((ends[index] ?? all.length) <= at) index++;
    const paragraph = paragraphs[index] as Paragraph;
    const isRole = fitsRole(unit, paragraph);
    const isSpeaker = fitsSpeaker(unit, paragraph);
    count.role += Number(isRole);
    count.speaker += Number(isSpeaker);
    if (!isRole || !isSpeaker) miss(isRole ? "SPEAKER" : "ROLE", unit, paragraph);
    from = at + key.length;
  }
}

/** Letters that may stand between two units: introductions, notices, headings. */
const reach = 100_000;

function fitsRole({ role }: LabelledUnit, paragraph: Paragraph): boolean {
  return role === "turn" ? /^(?:question|answer|statement)$/.test(paragraph.role) : role === paragraph.role;
}

/** The label as printed, or a name that holds all words of it but offices, or whose initials it is. */
function fitsSpeaker({ speaker }: LabelledUnit, { speaker: read }: Paragraph): boolean {
  if (speaker === null || read === null) return speaker === null && read === null;
  if (keyOf(read.as) === keyOf(speaker)) return true;
  const name = wordsOf(read.name);
  const initials = name.map((word) => word.charAt(0)).join("");
  return wordsOf(speaker).every((word) => name.includes(word)) || initials === speaker.toLowerCase();
}

function miss(what: string, { speaker, role, text }: LabelledUnit, paragraph?: Paragraph): void {
  if (!showsMisses) return;
  const read = paragraph && ` as ${paragraph.role}/${paragraph.speaker?.as ?? "–"} ${paragraph.id}`;
  console.error(
    `${what} ${role}/${speaker ?? "–"}${read ?? ""}: ${text.slice(0, 100).replaceAll("\n", "¶")}`,
  );
}

/** The letters and digits of a text, without what markup adds. */
function keyOf(text: string): string {
  return text
    .replace(/\]\([^)]*\)|<[^>]*>|&\w+;/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
}

function share(part: number, whole: number): number {
  return Math.round((part / Math.max(1, whole)) * 10000) / 10000;
}
