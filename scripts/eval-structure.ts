import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readPlainText } from "./read-plain-text.ts";

interface Interview {
  readonly set: string;
  readonly document: string;
  readonly paragraphs: readonly { readonly text: string; readonly role: string }[];
}

interface Article {
  readonly text: string;
  readonly quotes: readonly {
    readonly start: number;
    readonly end: number;
    readonly speaker: string | null;
  }[];
}

const showsMisses = process.argv.includes("--misses");

/** What a set came out as: one line of the table. */
type Figures = Readonly<Record<string, string | number>>;

/**
 * Prints a table and one JSON line for each set in a folder of ground truth: roles of interviews whose markup is
 * stripped (`roles.jsonl`), and who said what is quoted in prose (`attribution.jsonl`). `--misses` lists the wrong ones.
 */
export function evaluateStructure(folder: string): void {
  const interviews = readLines<Interview>(join(folder, "roles.jsonl"));
  const lines = [
    ...[...new Set(interviews.map(({ set }) => set))].map((set) =>
      scoreRoles(
        set,
        interviews.filter((interview) => interview.set === set),
      ),
    ),
    scoreAttribution(readLines<Article>(join(folder, "attribution.jsonl"))),
  ];
  for (const line of lines) console.log(toTable(line));
  for (const line of lines) console.log(JSON.stringify(line));
}

/** A Markdown table of one line: sets are measured by different figures. */
function toTable(figures: Figures): string {
  const row = (cells: readonly unknown[]): string => `| ${cells.join(" | ")} |\n`;
  const names = Object.keys(figures);
  return row(names) + row(names.map(() => "---")) + row(Object.values(figures));
}

/** Headings and notices are not counted: the truth was recovered from the markup, which does not tell them well. */
const uncounted = new Set(["heading", "notice", "boilerplate"]);

function scoreRoles(set: string, interviews: readonly Interview[]): Figures {
  const count = { true: 0, false: 0, missed: 0, right: 0, all: 0 };
  for (const { document, paragraphs } of interviews) {
    const texts = paragraphs.map(({ text }) => squeeze(text));
    const roles = new Map(readPlainText(texts.join("\n\n")).map(({ text, role }) => [squeeze(text), role]));
    paragraphs.forEach(({ role: expected }, index) => {
      if (uncounted.has(expected)) return;
      const role = roles.get(texts[index] ?? "");
      count.true += Number(role === "question" && expected === "question");
      count.false += Number(role === "question" && expected !== "question");
      count.missed += Number(role !== "question" && expected === "question");
      count.right += Number(role === expected);
      count.all++;
      if (role !== expected && showsMisses)
        console.error(`${set}/${document}#${index} ${expected} as ${role}: ${texts[index]?.slice(0, 160)}`);
    });
  }
  const f1 = (2 * count.true) / Math.max(1, 2 * count.true + count.false + count.missed);
  return { set, questionF1: round(f1), roleAccuracy: round(count.right / count.all), paragraphs: count.all };
}

const titles = new Set("the a mr ms mrs dr sen rep gov president of and".split(" "));

function scoreAttribution(articles: readonly Article[]): Figures {
  const count = { gold: 0, found: 0, answered: 0, right: 0 };
  for (const { text, quotes } of articles) {
    const points = [...text];
    const quotations = readPlainText(text).flatMap((paragraph) =>
      paragraph.quotations.map((quotation) => ({
        ...quotation,
        text: paragraph.text.slice(quotation.start, quotation.end),
      })),
    );
    for (const { start, end, speaker } of quotes) {
      if (speaker === null) continue;
      count.gold++;
      const wanted = points.slice(start, end).join("");
      const got = quotations.find((quotation) => isAlike(wordsOf(wanted), wordsOf(quotation.text)));
      if (got === undefined) {
        if (showsMisses) console.error(`MISSED ${speaker}: ${wanted.slice(0, 120)}`);
        continue;
      }
      count.found++;
      const names = namesOf(`${got.speaker?.name ?? ""} ${got.speaker?.as ?? ""}`);
      if (names.length === 0) {
        if (showsMisses) console.error(`UNANSWERED ${speaker}: ${around(points, start, end)}`);
        continue;
      }
      count.answered++;
      const isRight = namesOf(speaker).some((name) => names.includes(name));
      count.right += Number(isRight);
      if (!isRight && showsMisses)
        console.error(
          `WRONG ${speaker} as ${got.speaker?.as} (${got.method}): ${around(points, start, end)}`,
        );
    }
  }
  const { gold, found, answered, right } = count;
  return {
    set: "attribution",
    spanRecall: round(found / gold),
    endToEnd: round(right / gold),
    whereAnswered: round(right / Math.max(1, answered)),
    quotations: gold,
  };
}

function around(points: readonly string[], start: number, end: number): string {
  const quoted = points.slice(start, end).join("");
  const short = quoted.length > 70 ? `${quoted.slice(0, 30)}[…]${quoted.slice(-30)}` : quoted;
  return `${points.slice(Math.max(0, start - 130), start).join("")}<<${short}>>${points.slice(end, end + 90).join("")}`.replaceAll(
    "\n",
    "¶",
  );
}

function isAlike(a: readonly string[], b: readonly string[]): boolean {
  const all = new Set([...a, ...b]);
  const shared = [...new Set(a)].filter((word) => b.includes(word)).length;
  return (
    all.size > 0 && shared / all.size >= 0.8 && Math.abs(a.length - b.length) <= Math.max(2, 0.2 * a.length)
  );
}

function namesOf(text: string): readonly string[] {
  return wordsOf(text).filter((word) => !titles.has(word));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function squeeze(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(" ");
}

function readLines<T>(path: string): readonly T[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
