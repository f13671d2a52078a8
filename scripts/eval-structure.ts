import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SetFigures } from "./structure/figures.ts";
import { toMistakes, toTable, writePage } from "./structure/page.ts";
import { scoreCorpus } from "./structure/score-corpus.ts";
import { type Article, scoreQuotations } from "./structure/score-quotations.ts";
import { type Interview, scoreRoles } from "./structure/score-roles.ts";

/**
 * Prints one table over all sets, one of the mistakes, and one JSON line for each set. A folder with `roles.jsonl`
 * (interviews whose markup is stripped) or `attribution.jsonl` (who said what is quoted in prose) is ground truth; any other is a labelled
 * corpus, measured as it is and with its labels taken off. `--misses` lists each mistake, `--write` puts the tables into `docs/quality.md`.
 */
export async function evaluateStructure(folders: readonly string[]): Promise<void> {
  const sets: SetFigures[] = [];
  for (const folder of folders) sets.push(...(scoreTruth(folder) ?? (await scoreCorpus(folder))));
  console.log(`${toTable(sets)}\n\n${toMistakes(sets)}\n`);
  for (const figures of sets) console.log(JSON.stringify(figures));
  if (process.argv.includes("--write")) writePage(sets);
}

/** `undefined` of a folder without ground truth. */
function scoreTruth(folder: string): readonly SetFigures[] | undefined {
  const interviews = readLines<Interview>(join(folder, "roles.jsonl"));
  const articles = readLines<Article>(join(folder, "attribution.jsonl"));
  if (interviews === undefined && articles === undefined) return undefined;
  const names = [...new Set(interviews?.map(({ set }) => set))];
  return [
    ...names.map((name) => scoreRoles(name, interviews?.filter(({ set }) => set === name) ?? [])),
    ...(articles === undefined ? [] : [scoreQuotations("attribution", articles)]),
  ];
}

function readLines<T>(path: string): readonly T[] | undefined {
  if (!existsSync(path)) return undefined;
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}
