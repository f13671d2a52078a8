import { remember } from "../../domain/remember.ts";
import { isStopWordIn } from "../../text/stop-words.ts";
import { isOffice, readName } from "../names.ts";
import type { Block, NamedSpeaker } from "../parsed-document.ts";
import { endsAsking } from "./marks.ts";

/** A speaker's label taken off a block. */
export interface Label {
  /** As printed, without its colon. */
  readonly as: string;
  /** `question` and `answer` for `Q` and `A`, which name nobody. */
  readonly part: "question" | "answer" | "name";
  /** What remains of the block. */
  readonly text: string;
}

const parts: Readonly<Record<string, "question" | "answer">> = {
  Q: "question",
  Question: "question",
  P: "question",
  Pregunta: "question",
  A: "answer",
  Answer: "answer",
  R: "answer",
  Respuesta: "answer",
  PREGUNTA: "question",
  INTERLOCUTOR: "question",
  INTERLOCUTORA: "question",
  INTERVENCIÓN: "question",
  QUESTION: "question",
  RESPUESTA: "answer",
  ANSWER: "answer",
};

const letterLabel =
  /^(Q|A|P|R|Question|Answer|Pregunta|Respuesta|QUESTION|ANSWER|PREGUNTA|RESPUESTA|INTERLOCUTORA?|INTERVENCIÓN)(?:\s*[:.]\s+|\s{2,})(?=\S)/;
/** Where a transcript parts the letter by no more than a space: only where it comes back. */
const bareQuestion = /^Q (?=[\p{Lu}“"[(—–-])/u;
const capitalsLabel = /^(\p{Lu}[\p{Lu}\d .,’'&()/-]{1,200}?)\s*:(?:\s+(?=\S)|(?=[\p{L}¿¡“"«]))/u;
const nameLabel = /^(\p{Lu}[\p{L}.’'-]*(?: [\p{L}.’'-]+){0,5}(?: \(\p{Lu}{2,4}\))?)\s*:\s+(?=\S)/u;
/** In bold also with what somebody is or how the name is shortened: `Ruth Calder, PhD:`, `Ruth (RC):`. */
const boldLabel =
  /^(\p{Lu}[\p{L}.’'-]*(?: (?:\p{Lu}|d[eai]l? |la |v[ao]n )[\p{L}.’'-]*){0,4}(?:, [\p{L}. ’'&-]{2,60})?(?: \([^()]{1,30}\))?)\s*:\s+(?=\S)/u;

/** Words that stand before a colon without naming a speaker. */
const noSpeakers =
  /^(note|nota|break|breaking|breaking news|developing|exclusive|opinion|analysis|live updates|read more|related|update|correction|corrección|editor’s note|editor's note|ps|p\.s|source|photo|http|https|edit|warning|example|tip)$/i;

/**
 * For each block its label, or `undefined`; none where the file states who speaks. Capitals and bold labels count wherever they stand; other names only where
 * they come back, or where the document's own data names the speaker; never where questions stand without a label
 * and no label on a question, such are the headings of a list; nor where the document has its labels in capitals. In a dialogue a full name counts even once. `A:` counts only where `Q:` is, `R:` where `P:`.
 */
export function findLabels(
  blocks: readonly Block[],
  speakers: readonly NamedSpeaker[],
): readonly (Label | undefined)[] {
  const isCapitals = remember(isWrittenInCapitals);
  const found = blocks.map((block) => labelOf(block, isCapitals));
  const counts = new Map<string, number>();
  for (const label of found) if (label !== undefined) counts.set(label.as, (counts.get(label.as) ?? 0) + 1);
  const asking = new Set(found.flatMap((label) => (label?.part === "question" ? label.as.charAt(0) : [])));
  const isAside = areAsides(blocks, found);
  const known = new Set(speakers.flatMap(({ name }) => foldedWords(name)));
  const isSparse = found.filter((label) => label !== undefined).length * 3 < blocks.length;
  const plain = found.filter(
    (label) => label !== undefined && (label.sure || (counts.get(label.as) ?? 0) > 1),
  ).length;
  const inCapitals = found.filter((label) => label?.sure && !/\p{Ll}{2}/u.test(label.as)).length;
  const areTranscript = areTranscriptLabels(found);
  const isOfStyle = (as: string): boolean =>
    (inCapitals < 5 && !areTranscript && !isPhrase(as)) || honorificStart.test(as);
  const isFullName = remember(isWholeName);
  const named = found.filter((label) => label?.part === "name" && isFullName(label.as)).length;
  const isDialogue =
    (plain >= 3 && plain * 4 >= blocks.length) || (named >= 3 && named * 4 >= blocks.length * 3);
  return found.map((label) => {
    if (label === undefined) return undefined;
    if (label.part === "question")
      return (counts.get(label.as) ?? 0) > 1 || counts.size > 1 ? label : undefined;
    if (label.part === "answer") return isAsked(label.as, asking) ? label : undefined;
    if (known.size > 0 && known.has(foldedWords(label.as).at(-1) ?? "")) return label;
    if (label.sure) return isAside && isSparse && !areTranscript ? undefined : label;
    if (isAside || !isOfStyle(label.as)) return undefined;
    return (counts.get(label.as) ?? 0) > 1 || (isDialogue && isFullName(label.as)) ? label : undefined;
  });
}

/** Whether what stands before a colon begins as a sentence does: `And one more thing:`. */
function isPhrase(as: string): boolean {
  const [first = "", ...others] = as.toLowerCase().split(" ");
  return others.length > 0 && !/^(?:the|el|la|los|las)$/.test(first) && isStopWordIn(first, ["en", "es"]);
}

/** Whether questions are labelled as such answers are: `Q` goes with `A`, `P` and its like with `R`; a list may have an `A.`, too. */
function isAsked(as: string, asking: ReadonlySet<string>): boolean {
  return as.startsWith("A") ? asking.has("Q") : asking.has("P") || asking.has("I");
}

const honorificStart = /^(?:Mr|Ms|Mrs|Dr|Sr|Sra|Dra)\.? /;

function isWholeName(as: string): boolean {
  return /^\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){1,3}$/u.test(as);
}

/**
 * Takes lines that are nothing but a speaker in capitals (`ANA RUIZ, MAYOR`) for labels of the paragraph behind them,
 * where a document has several such.
 */
export function joinLabelLines(blocks: readonly Block[]): readonly Block[] {
  const isLike = blocks.map(({ text }) => isLabelLine(text));
  const isLine = blocks.map(
    ({ kind, speaker }, index) =>
      kind === "paragraph" && speaker === undefined && isLike[index] && !isLike[index + 1],
  );
  if (isLine.filter(Boolean).length < 3) return blocks;
  return blocks.flatMap((block, index) => {
    if (isLine[index]) return [];
    const label = isLine[index - 1] ? blocks[index - 1]?.text.replace(/[:.]?$/, ": ") : undefined;
    if (label === undefined) return [block];
    const { emphasis: _, ...plain } = block;
    return [{ ...plain, text: label + block.text }];
  });
}

function isLabelLine(text: string): boolean {
  return text.length < 204 && labelLine.test(text) && /\p{Lu}{3}/u.test(text);
}

const labelLine = /^\p{Lu}[\p{Lu}\d .,’'&()/-]{2,200}:?$/u;

/** Blocks at the start of a document in which a single label in capitals tells whose speech it is. */
const openingBlocks = 8;

/**
 * Whether labels in capitals are those of a transcript however few they are, as speeches have them: with an
 * honorific or an office, once at the start or more than once anywhere.
 */
export function areTranscriptLabels(labels: readonly (Label | undefined)[]): boolean {
  const areCapitals = remember(isInCapitals);
  const places = labels.flatMap((label, index) =>
    label?.part === "name" && areCapitals(label.as) ? [index] : [],
  );
  const [first] = places;
  if (first === undefined) return false;
  const isAddressed = places.some((place) => isOfOffice(labels[place]?.as ?? ""));
  return isAddressed && (places.length > 1 || first < openingBlocks);
}

function isOfOffice(as: string): boolean {
  const { title, gender } = readName(as);
  return title !== null || gender !== null || isOffice(as);
}

function isInCapitals(as: string): boolean {
  return !/\p{Ll}{2}/u.test(as) && /\p{Lu}{3}/u.test(as);
}

/** Whether questions stand without a label and no label on a question. */
function areAsides(blocks: readonly Block[], labels: readonly (Label | undefined)[]): boolean {
  const asking = blocks.map(({ text }) => text.length < 400 && endsAsking(text));
  const bare = asking.filter((asks, index) => asks && labels[index] === undefined).length;
  return bare >= 2 && !asking.some((asks, index) => asks && labels[index] !== undefined);
}

function foldedWords(text: string): readonly string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== "");
}

/** Whether a name is in capitals but for its honorific. */
function isWrittenInCapitals(as: string): boolean {
  const bare = as.replace(honorificStart, "");
  return /\p{Lu}{2}/u.test(bare) && !/[\p{Ll}\d]/u.test(bare);
}

function labelOf(
  block: Block,
  isCapitals: (as: string) => boolean,
): (Label & { readonly sure: boolean }) | undefined {
  const { text, emphasis, kind } = block;
  const isStated = block.role !== undefined || block.speaker !== undefined;
  if (kind === "heading" || isStated) return undefined;
  const letter = letterLabel.exec(text) ?? bareQuestion.exec(text);
  const part = parts[letter?.[1] ?? letter?.[0].trim() ?? ""];
  if (letter !== null && part !== undefined)
    return { as: letter[1] ?? "Q", part, text: text.slice(letter[0].length), sure: false };
  if (!text.includes(":")) return undefined;
  const bold = emphasis?.[0];
  const boldText = bold?.start === 0 && bold.style === "bold" ? text.slice(0, bold.end).trim() : "";
  const match =
    capitalsLabel.exec(text) ?? nameLabel.exec(text) ?? (boldText === "" ? null : boldLabel.exec(text));
  if (match?.[1] === undefined || noSpeakers.test(match[1])) return undefined;
  const as = match[1].trim();
  const isBold = boldText !== "" && (boldText === as || boldText === `${as}:`);
  const isShortened = /\(\p{Lu}{2,4}\)$/u.test(as);
  const sure = isBold || isShortened || isCapitals(as);
  return { as, part: "name", text: text.slice(match[0].length), sure };
}
