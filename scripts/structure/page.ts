import { readFileSync, writeFileSync } from "node:fs";
import { type FigureName, figureNames, type SetFigures } from "./figures.ts";

const page = "docs/quality.md";
const begins = "<!-- figures of structure: written by a command -->";
const ends = "<!-- end of the figures of structure -->";

const headings: Readonly<Record<FigureName, string>> = {
  questionF1: "question F1",
  roleAccuracy: "role",
  speakerAccuracy: "speaker",
  spanPrecision: "span precision",
  spanRecall: "span recall",
  speakerEndToEnd: "speaker end to end",
  speakerWhereAnswered: "speaker where answered",
};

/** One table of all sets: a dash where a set's truth does not tell a figure, bold what is below its goal. */
export function toTable(sets: readonly SetFigures[]): string {
  const rows = sets.map((figures) => [
    figures.set,
    figures.documents,
    figures.paragraphs?.toLocaleString("en") ?? "–",
    figures.quotations?.toLocaleString("en") ?? "–",
    ...figureNames.map((name) => toCell(figures[name], figures.below.includes(name))),
  ]);
  return toRows(["set", "documents", "paragraphs", "quotations", ...Object.values(headings)], rows);
}

/** The commonest kinds of mistake of each set. */
export function toMistakes(sets: readonly SetFigures[]): string {
  const rows = sets.map(({ set, mistakes }) => [
    set,
    Object.entries(mistakes)
      .slice(0, 6)
      .map(([what, count]) => `${what} ${count.toLocaleString("en")}`)
      .join(", ") || "none",
  ]);
  return toRows(["set", "mistakes: what the truth says, what was read"], rows);
}

/** Puts both tables into the page, with the day on which they were made. */
export function writePage(sets: readonly SetFigures[]): void {
  const text = readFileSync(page, "utf8");
  const [start, end] = [text.indexOf(begins), text.indexOf(ends)];
  if (start < 0 || end < start) throw new Error(`${page} has no place for the figures: ${begins}`);
  const day = new Date().toISOString().slice(0, 10);
  const made = `Measured on ${day} with \`npm run eval -- structure --write FOLDER...\`; bold is below what is wanted.`;
  const tables = `${made}\n\n${toTable(sets)}\n\n${toMistakes(sets)}`;
  writeFileSync(page, `${text.slice(0, start)}${begins}\n${tables}\n${text.slice(end)}`);
}

function toCell(value: number | null, isBelow: boolean): string {
  if (value === null) return "–";
  return isBelow ? `**${value}**` : String(value);
}

function toRows(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
