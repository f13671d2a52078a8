import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assembleDocument } from "../src/corpus/assemble.ts";
import { createSpeakerRegistry } from "../src/corpus/speakers.ts";
import { ask } from "./ask.ts";
import { withTrialIndex } from "./trial-index.ts";

/** Test collections and Lucene's English BM25 on the same files: nDCG@10, or MRR@10 for remembered quotes (`ki-`). */
const lucene: Readonly<Record<string, number>> = {
  cranfield: 0.359,
  "scifact-train": 0.699,
  "qmsum-val": 0.236,
  "xquad-en": 0.9685,
  "ki-tune": 0.713,
};

interface Collection {
  readonly documents: readonly { readonly id: string; readonly text: string }[];
  readonly queries: readonly { readonly id: string; readonly text: string }[];
  /** Query, then document, to grade. */
  readonly grades: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Prints one JSON line for each collection below a folder; with `url`, of the cluster there. */
export async function evaluateRelevance(
  folder: string,
  names: readonly string[],
  url?: string,
): Promise<void> {
  for (const name of names.length > 0 ? names : Object.keys(lucene)) {
    const collection = readCollection(join(folder, name));
    const figure = await evaluate(collection, name.startsWith("ki-"), url);
    const reference = lucene[name] ?? null;
    console.log(
      JSON.stringify({ set: name, figure, lucene: reference, ratio: reference && figure / reference }),
    );
  }
}

async function evaluate(
  { documents, queries, grades }: Collection,
  isKnownItem: boolean,
  url: string | undefined,
): Promise<number> {
  return withTrialIndex({ url }, async (index) => {
    const sink = await index.createSink();
    const speakers = createSpeakerRegistry([]);
    for (const { id, text } of documents) {
      const paragraphs = [{ text, role: "unknown", speaker: null, question: null, quotations: [] }] as const;
      const read = assembleDocument({ metadata: { id }, paragraphs, problems: [] }, id, speakers);
      await sink.add(read.document, read.paragraphs);
    }
    await sink.finish({ name: "evaluation", description: "" }, []);
    const { engine } = await index.open();
    const asked = queries.filter(({ id }) => grades.has(id));
    let sum = 0;
    for (const { id, text } of asked) {
      const { hits } = await ask(engine, text);
      const wanted = grades.get(id) ?? new Map<string, number>();
      const found = hits.map(({ paragraph }) => wanted.get(documents[paragraph]?.id ?? "") ?? 0);
      sum += isKnownItem ? reciprocalRank(found) : discountedGain(found, wanted);
    }
    return sum / asked.length;
  });
}

function reciprocalRank(grades: readonly number[]): number {
  const place = grades.findIndex((grade) => grade > 0);
  return place < 0 ? 0 : 1 / (place + 1);
}

/** nDCG@10 with linear gains. */
function discountedGain(grades: readonly number[], wanted: ReadonlyMap<string, number>): number {
  const gain = (all: readonly number[]): number =>
    all.reduce((sum, grade, place) => sum + grade / Math.log2(place + 2), 0);
  return gain(grades) / gain([...wanted.values()].sort((a, b) => b - a).slice(0, 10));
}

function readCollection(folder: string): Collection {
  const lines = (name: string): readonly string[] =>
    readFileSync(join(folder, name), "utf8")
      .split("\n")
      .filter((line) => line !== "");
  const grades = new Map<string, Map<string, number>>();
  for (const line of lines("qrels.tsv")) {
    const [query = "", document = "", grade = "0"] = line.split("\t");
    const graded = grades.get(query) ?? new Map<string, number>();
    grades.set(query, graded.set(document, Number(grade)));
  }
  const documents = lines("docs.jsonl").map((line) => {
    const { id, title = "", text } = JSON.parse(line) as { id: string; title?: string; text: string };
    return { id, text: `${title} ${text}`.trim() || "-" };
  });
  return { documents, queries: lines("queries.jsonl").map((line) => JSON.parse(line)), grades };
}
