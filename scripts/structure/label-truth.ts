import { SaxesParser } from "saxes";
import type { Paragraph } from "../../src/domain/paragraph.ts";

/** Words of one voice as a file's own labels tell it, read in another and simpler way than the service reads them. */
export interface LabelledUnit {
  readonly text: string;
  /** As printed, or as the file's list of persons says; `null` for a label that names nobody (`Q`). */
  readonly speaker: string | null;
  readonly role: "question" | "answer" | "turn" | "direction";
}

/** Labels that ask and name nobody. */
const askers = /^(?:Q|QUESTION|PREGUNTA|INTERLOCUTORA?|INTERVENCI[OÓ]N)$/i;

/** What the labels of a file say; nothing where it has none. `name` is the file's. */
export function readLabels(name: string, text: string): readonly LabelledUnit[] {
  if (/\.xml$/.test(name)) return readElements(text);
  if (/\.(?:vtt|srt)$/.test(name)) return readCues(text);
  return /\.(?:md|markdown|txt|said)$/.test(name) ? readParagraphs(text, name.endsWith(".said")) : [];
}

/** `u@who`, `speech@by`, `question@by`, `answer@by`. */
function readElements(xml: string): readonly LabelledUnit[] {
  const units: LabelledUnit[] = [];
  const names = new Map<string, string>();
  const path: string[] = [];
  let turn: { role: LabelledUnit["role"]; who: string } | undefined;
  let text = "";
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    path.push(name);
    const { who, by, eId, showAs } = attributes as Record<string, string>;
    if (name === "TLCPerson") names.set(eId ?? "", showAs ?? "");
    if (name === "u" || name === "speech") turn = { role: "turn", who: who ?? by ?? "" };
    if (name === "question" || name === "answer") turn = { role: name, who: by ?? "" };
    if (name === "seg" || name === "p") text = "";
  });
  parser.on("text", (part) => {
    if (!path.some((name) => /^(?:note|kinesic|vocal|incident|desc|gap|from)$/.test(name))) text += part;
  });
  parser.on("closetag", ({ name }) => {
    path.pop();
    if ((name === "seg" || name === "p") && turn !== undefined) {
      const id = turn.who.replace(/^#/, "");
      units.push({ text, speaker: id === "" ? null : (names.get(id) ?? id), role: turn.role });
    }
    if (/^(?:u|speech|question|answer)$/.test(name)) turn = undefined;
  });
  parser.on("error", () => undefined);
  parser.write(xml).close();
  return units;
}

/** `<v Name>` and `Name:` at the start of a cue's line. */
function readCues(text: string): readonly LabelledUnit[] {
  const units: LabelledUnit[] = [];
  let speaker: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (/-->|^\d+$|^WEBVTT|^\s*$/.test(line)) continue;
    const label = /^<v(?:\.\S+)? ([^>]+)>|^(\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3}): /u.exec(line);
    speaker = label?.[1] ?? label?.[2] ?? speaker;
    const words = line.slice(label?.[0].length ?? 0).replace(/<[^>]*>/g, "");
    if (speaker !== undefined) units.push({ text: words, speaker, role: "turn" });
  }
  return units;
}

/** One pattern for each way to write a label at the start of a paragraph. */
const labels = [
  /^\*\*(\p{Lu}{2,3}):\s+/u,
  /^\*\*([^*]+?):?\*\*:?\s+/,
  /^(Q)(?:\s{2,}|[:.]\s+| (?=[\p{Lu}\\(—–]))/u,
  /^(\p{Lu}[\p{Lu}.,’' ()-]+):\s+/u,
  /^(\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3}): /u,
];

/** `isSaid` where each paragraph has its label. */
function readParagraphs(text: string, isSaid: boolean): readonly LabelledUnit[] {
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, "").replace(/\r/g, "");
  const paragraphs = hasLabelLines(body) ? joinLabelLines(body) : body.split(/\n[\s\u00a0]*\n/);
  const found = paragraphs.map((paragraph) => {
    const plain = paragraph.replace(/&nbsp;/g, "\u00a0").trim();
    const label = labels.map((pattern) => pattern.exec(plain)).find((match) => match !== null);
    return { plain, label: label?.[1]?.trim(), size: label?.[0].length ?? 0 };
  });
  const counts = new Map<string, number>();
  for (const { label } of found) if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  const isLabel = (label: string): boolean =>
    isSaid || (counts.get(label) ?? 0) > 1 || label.toUpperCase() === label;
  const hasAskers = [...counts.keys()].some((label) => askers.test(label));
  const units: LabelledUnit[] = [];
  let turn: Pick<LabelledUnit, "speaker" | "role"> | undefined;
  let asked = false;
  for (const { plain, label, size } of found) {
    if (/^#|^!|^<|^\*{3}$|^-{3}$|^END\b|^\d+:\d\d [AP]\.?M/.test(plain)) continue;
    if (label !== undefined && isLabel(label)) {
      if (/^break$/i.test(label)) {
        units.push({ text: plain, speaker: null, role: "direction" });
        continue;
      }
      const asks = askers.test(label);
      asked ||= asks;
      const answers = hasAskers && asked ? "answer" : "turn";
      const role = asks ? "question" : answers;
      turn = { speaker: asks ? null : label, role };
      units.push({ ...turn, text: plain.slice(size) });
    } else if (/^[*_]?\\?[[(][^[\]()]*[\])]\.?[*_]?$/.test(plain))
      units.push({ text: plain, speaker: null, role: "direction" });
    else if (turn !== undefined) units.push({ ...turn, text: plain });
  }
  return units;
}

/** Blocks between lines of hyphens, each under a line in capitals that says who speaks. */
function hasLabelLines(body: string): boolean {
  return body.split(/^---$/m).filter((block) => /^\s*\p{Lu}[\p{Lu} .,()-]{3,}\n/u.test(block)).length > 2;
}

function joinLabelLines(body: string): readonly string[] {
  return body.split(/^---$/m).flatMap((block) => {
    const [first = "", ...lines] = block.trim().split("\n");
    return /^\p{Lu}[\p{Lu} .,()-]{3,}$/u.test(first)
      ? [`${first}: ${lines[0] ?? ""}`, ...lines.slice(1)]
      : [];
  });
}

/** Whether that is the label as printed, or a name that holds all words of it but offices, or whose initials it is. */
export function isSpeaker(label: string | null, read: Paragraph["speaker"]): boolean {
  if (label === null || read === null) return label === null && read === null;
  if (keyOf(read.as) === keyOf(label)) return true;
  const name = wordsOf(read.name);
  const initials = name.map((word) => word.charAt(0)).join("");
  return wordsOf(label).every((word) => name.includes(word)) || initials === label.toLowerCase();
}

/** The letters and digits of a text, without what markup adds. */
export function keyOf(text: string): string {
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
