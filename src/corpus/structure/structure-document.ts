import type { Role } from "../../domain/paragraph.ts";
import { remember } from "../../domain/remember.ts";
import { findQuotations } from "../../text/quotations/find-quotations.ts";
import { beginsQuoted } from "../../text/quoted-spans.ts";
import { type LanguagePhrases, phrasesOf } from "../data/phrases.ts";
import type { PrintedName } from "../names.ts";
import type {
  Block,
  NamedSpeaker,
  SourceDocument,
  SpeakerMention,
  StructuredParagraph,
} from "../parsed-document.ts";
import { findInterviewee } from "./interviewee.ts";
import { initialsOf, labelNames } from "./label-names.ts";
import { areTranscriptLabels, findLabels, joinLabelLines, type Label } from "./labels.ts";
import { endsAsking, endsIntroduction, isDirection, isNotice } from "./marks.ts";
import { lookAt, type ParagraphLook } from "./paragraph-look.ts";
import { bestParts } from "./sequence.ts";
import { findVoices } from "./sequence-voices.ts";

/** What a paragraph is and who says it, before it knows its question. */
interface Drafted {
  readonly block: Block;
  readonly text: string;
  readonly role: Role;
  readonly speaker: SpeakerMention | null;
}

interface Reading {
  readonly blocks: readonly Block[];
  readonly labels: readonly (Label | undefined)[];
  readonly speakers: readonly NamedSpeaker[];
  readonly kind: string;
  readonly title: string;
  readonly lang: string | undefined;
  readonly words: LanguagePhrases;
  /** What a block's words tell; looked at once. */
  readonly lookOf: (block: Block) => ParagraphLook;
}

/**
 * The paragraphs of a document with their roles and speakers. What the file states is kept; else labels tell, else
 * formatting, else, in a conversation without either, the run of the whole. A speaker's label is markup of the
 * conversation, not words that were said: it leaves the text and stays as the speaker's `as`.
 */
export function structureDocument({
  metadata,
  blocks: read,
}: SourceDocument): readonly StructuredParagraph[] {
  const blocks = joinLabelLines(read);
  const speakers = metadata.speakers ?? [];
  const words = phrasesOf(metadata.lang);
  const reading: Reading = {
    blocks,
    speakers,
    labels: findLabels(blocks, speakers),
    kind: metadata.kind?.toLowerCase() ?? "",
    title: metadata.title ?? "",
    lang: metadata.lang,
    words,
    lookOf: remember(({ text }) => lookAt(text, words)),
  };
  const drafts = closeWithNotices(chooseReading(reading).map(keepStated), words);
  const quotations = findQuotations(
    drafts.map(({ text, block: { lang } }) => (lang === undefined ? { text } : { text, lang })),
    metadata.lang,
  );
  return pairAnswers(drafts, quotations);
}

function chooseReading(reading: Reading): readonly Drafted[] {
  const { blocks, labels, kind } = reading;
  const labelled = labels.filter((label) => label !== undefined).length;
  if (labelled >= 2 && labelled * 12 >= blocks.length) return readLabels(reading);
  if (kind !== "article" && areTranscriptLabels(labels)) return readLabels(reading);
  const bold = blocks.filter(isBoldQuestion).length;
  const isInterview = reading.speakers.some(({ part }) => part !== undefined);
  if (bold >= 2 || (bold === 1 && isInterview)) return readFormatting(reading);
  if (kind === "interview" || looksLikeConversation(reading)) return readSequence(reading);
  return readProse(reading);
}

/**
 * Many short paragraphs that ask, or some that ask somebody ("you" or one whom they call), or a line that says that a
 * conversation follows.
 * Captions break where time passes, not where somebody stops: they tell nothing.
 */
function looksLikeConversation({ blocks, words, lookOf }: Reading): boolean {
  if (blocks.some(({ start }) => start !== undefined)) return false;
  if (blocks.some(({ text }) => endsIntroduction(text, words))) return true;
  const asking = blocks.filter(({ text }) => text.length < 400 && endsAsking(text) && !beginsQuoted(text));
  const addressed = asking
    .map(lookOf)
    .filter(({ wording, requests }) => wording.counts.secondPerson > 0 || requests);
  return (
    (asking.length >= 3 && asking.length * 7 >= blocks.length) ||
    (addressed.length >= 2 && (addressed.length * 20 >= blocks.length || addressed.length >= 5)) ||
    (asking.length >= 5 && findVoices(blocks.map(lookOf), words).isCrowd)
  );
}

function readLabels({ blocks, labels, speakers, title, words }: Reading): readonly Drafted[] {
  let turn: Pick<Drafted, "role" | "speaker"> = { role: "narration", speaker: null };
  let asked = false;
  const answerer = findInterviewee(speakers, { texts: [], closing: [], title }, words);
  const introduction = [
    title,
    ...blocks.slice(0, labels.findIndex(Boolean) + introducingTurns).map(({ text }) => text),
  ];
  const nameOf = labelNames(
    labels.flatMap((label) => (label?.part === "name" ? label.as : [])),
    introduction,
    [title, ...blocks.map(({ text }) => text)],
  );
  const asker = findAsker(blocks, labels, nameOf);
  const named = nameSpeakers(speakers);
  const asking = speakers.filter(({ part }) => part === "interviewer");
  const only = asking.length === 1 ? asking[0] : undefined;
  const hasAskers = labels.some((label) => label?.part === "question");
  const speakerOf = remember((as: string) => speakerNamed(as, named.get(as), nameOf));
  return blocks.map((block, index): Drafted => {
    const label = labels[index];
    if (label === undefined && (isDirection(block.text, words) || block.kind === "heading")) {
      return {
        block,
        text: block.text,
        role: block.kind === "heading" ? "narration" : "direction",
        speaker: null,
      };
    }
    if (label === undefined) return { block, text: block.text, ...turn };
    turn = {
      role:
        asker !== undefined && nameOf(label.as).name === asker
          ? "question"
          : roleOfTurn(label, asked, named.get(label.as) ?? named.get(label.as.toLowerCase()), hasAskers),
      speaker: speakerOfTurn(label, only, answerer, speakerOf),
    };
    asked = turn.role === "question" || (asked && turn.role === "answer");
    return { block, text: label.text, ...turn };
  });
}

/** Paragraphs from the first label on that may still say who is who. */
const introducingTurns = 4;
/** Share of turns that ask, for one who does nothing but ask; turns needed to tell; voices beyond which it is a crowd. */
const askingShare = 0.7;
const askingTurns = 2;
const maxVoices = 8;

/** Who among a few labelled voices asks in nearly every turn, where nothing else says who asks; the others answer. */
function findAsker(
  blocks: readonly Block[],
  labels: readonly (Label | undefined)[],
  nameOf: (as: string) => PrintedName,
): string | undefined {
  const turns = new Map<string, { all: number; asking: number }>();
  labels.forEach((label, index) => {
    if (label === undefined) return;
    const { name } = nameOf(label.as);
    const turn = turns.get(name) ?? { all: 0, asking: 0 };
    turn.all++;
    turn.asking += Number(/[?？]/.test(blocks[index]?.text ?? ""));
    turns.set(name, turn);
  });
  if (turns.size < 2 || turns.size > maxVoices || labels.some((label) => label && label.part !== "name"))
    return undefined;
  const [first, second] = [...turns]
    .filter(([, { all, asking }]) => all >= askingTurns && asking >= all * askingShare)
    .sort((a, b) => b[1].asking - a[1].asking);
  return second === undefined ? first?.[0] : undefined;
}

/** The speakers of a document's own data by their initials and by their names in small letters. */
function nameSpeakers(speakers: readonly NamedSpeaker[]): ReadonlyMap<string, NamedSpeaker> {
  const named = new Map<string, NamedSpeaker>();
  for (const speaker of speakers)
    for (const key of [initialsOf(speaker.name), speaker.name.toLowerCase()])
      if (!named.has(key)) named.set(key, speaker);
  return named;
}

/** A moderator asks only where nobody else does (`hasAskers`). */
function roleOfTurn(
  { part, as }: Label,
  asked: boolean,
  named: NamedSpeaker | undefined,
  hasAskers: boolean,
): Role {
  if (part !== "name") return part;
  if (
    named?.part === "interviewer" ||
    /^(interviewer|reporter|entrevistador|entrevistadora)$/i.test(as) ||
    (!hasAskers && /^(moderator|moderador|moderadora)$/i.test(as))
  )
    return "question";
  return asked ? "answer" : "statement";
}

function speakerOfTurn(
  { part, as }: Label,
  asker: NamedSpeaker | undefined,
  answerer: SpeakerMention | null,
  speakerOf: (as: string) => SpeakerMention,
): SpeakerMention | null {
  if (part === "answer") return answerer && { ...answerer, as };
  if (part === "question") return asker === undefined ? null : mention(asker, as);
  return speakerOf(as);
}

function speakerNamed(
  as: string,
  named: NamedSpeaker | undefined,
  nameOf: (as: string) => PrintedName,
): SpeakerMention {
  if (named !== undefined) return mention(named, as);
  const { name, title, gender, addressed } = nameOf(as);
  return {
    as,
    name,
    ...(title !== null && { title }),
    ...(gender !== null && { gender }),
    ...(addressed !== name && { addressed }),
    method: "label",
    confidence: 0.95,
  };
}

function mention({ id, name }: NamedSpeaker, as: string): SpeakerMention {
  return { as, name, ...(id !== undefined && { id }), method: "label", confidence: 0.95 };
}

/** A paragraph set in bold or as a heading that asks. */
function isBoldQuestion({ text, emphasis, kind }: Block): boolean {
  if (kind === "heading") return endsAsking(text);
  const bold =
    emphasis?.filter(({ style }) => style === "bold").reduce((sum, { start, end }) => sum + end - start, 0) ??
    0;
  return bold * 10 >= text.length * 9;
}

const numbering = /^\d{1,3}[.)]\s+/;

/** Whether a heading is a question without a mark: numbered as others that ask, or a request. */
function asksByTelling(text: string, isNumbered: boolean, { imperatives }: LanguagePhrases): boolean {
  if (isNumbered && numbering.test(text)) return true;
  const lower = text.replace(numbering, "").toLowerCase();
  return imperatives.some((imperative) => lower.startsWith(imperative));
}

function readFormatting({ blocks, speakers, words, title, lang }: Reading): readonly Drafted[] {
  const isNumbered = blocks.filter((block) => numbering.test(block.text) && isBoldQuestion(block)).length > 1;
  const isQuestion = (block: Block): boolean =>
    isBoldQuestion(block) || (block.kind === "heading" && asksByTelling(block.text, isNumbered, words));
  const first = blocks.findIndex(isQuestion);
  const introduction = blocks.slice(0, first).map(({ text }) => text);
  const answerer = findInterviewee(
    speakers,
    { texts: introduction, closing: creditsOf(blocks, words), title },
    words,
    lang,
  );
  const asking = speakers.filter(({ part }) => part === "interviewer");
  const [only] = asking;
  const asker: SpeakerMention | null =
    only === undefined || asking.length > 1
      ? null
      : { ...mention(only, only.name), method: "metadata", confidence: 0.8 };
  return blocks.map((block, index): Drafted => {
    const { text } = block;
    if (isDirection(text, words)) return { block, text, role: "direction", speaker: null };
    if (isQuestion(block)) return { block, text, role: "question", speaker: asker };
    if (index < first || block.kind === "heading") return { block, text, role: "narration", speaker: null };
    return { block, text, role: "answer", speaker: answerer };
  });
}

function readSequence({ blocks, speakers, words, lookOf, title, lang }: Reading): readonly Drafted[] {
  const ends = blocks.findIndex(
    ({ text }, index) => index < blocks.length / 2 && endsIntroduction(text, words),
  );
  const isFixed = blocks.map(
    ({ text }, index) => isDirection(text, words) || isClosing(blocks, index, words),
  );
  const free = blocks.filter((_, index) => !isFixed[index]);
  const parts = bestParts(free.map(lookOf), ends + 1, words);
  const introduction = free.filter((_, index) => parts[index] === "narration").map(({ text }) => text);
  const answerer = findInterviewee(
    speakers,
    { texts: introduction, closing: creditsOf(blocks, words), title },
    words,
    lang,
  );
  let next = 0;
  return blocks.map((block, index): Drafted => {
    const { text } = block;
    if (isFixed[index])
      return { block, text, role: isDirection(text, words) ? "direction" : "notice", speaker: null };
    const role = parts[next++] ?? "unknown";
    return { block, text, role, speaker: role === "answer" ? answerer : null };
  });
}

/** What the paragraphs of a kind of document are where nothing tells them apart. */
const proseRoles: Readonly<Record<string, Role>> = { article: "narration", transcript: "statement" };

function readProse({ blocks, kind, speakers, words }: Reading): readonly Drafted[] {
  const [only] = speakers;
  const speaks = kind === "speech" && speakers.length === 1 && only !== undefined;
  const speaker: SpeakerMention | null = speaks
    ? { ...mention(only, only.name), method: "metadata", confidence: 0.95 }
    : null;
  const isRecorded = blocks.some(({ start }) => start !== undefined);
  const prose = proseRoles[kind] ?? (isRecorded ? "statement" : "unknown");
  return blocks.map((block): Drafted => {
    const { text } = block;
    if (isDirection(text, words)) return { block, text, role: "direction", speaker: null };
    if (block.kind === "heading") return { block, text, role: "narration", speaker: null };
    return { block, text, role: speaks ? "statement" : prose, speaker };
  });
}

/** Whether a block stands in the run of credits that ends a text. */
function isClosing(blocks: readonly Block[], index: number, words: LanguagePhrases): boolean {
  return index >= blocks.length - 8 && blocks.slice(index).every(({ text }) => isNotice(text, words));
}

/** The run of credits that ends a text. */
function creditsOf(blocks: readonly Block[], words: LanguagePhrases): readonly string[] {
  return blocks.filter((_, index) => isClosing(blocks, index, words)).map(({ text }) => text);
}

function closeWithNotices(drafts: readonly Drafted[], words: LanguagePhrases): readonly Drafted[] {
  const blocks = drafts.map(({ block }) => block);
  return drafts.map((draft, index) =>
    draft.block.role === undefined && draft.block.speaker === undefined && isClosing(blocks, index, words)
      ? { ...draft, role: "notice", speaker: null, text: draft.block.text }
      : draft,
  );
}

/** What the file itself states beats what was worked out. */
function keepStated(draft: Drafted): Drafted {
  const { role, speaker } = draft.block;
  const stated: SpeakerMention | null =
    speaker === undefined ? null : { as: speaker, name: speaker, method: "stated", confidence: 1 };
  const isUnsure = draft.role === "unknown" || draft.role === "narration";
  const isNobodys = role === "direction" || role === "notice" || role === "narration";
  return {
    ...draft,
    speaker: stated ?? (isNobodys ? null : draft.speaker),
    role: role ?? (stated !== null && isUnsure ? "statement" : draft.role),
  };
}

/** Each answer with the question before it, whatever interrupts; several paragraphs that ask in a row are one question. */
function pairAnswers(
  drafts: readonly Drafted[],
  quotations: readonly StructuredParagraph["quotations"][],
): readonly StructuredParagraph[] {
  let question: number | null = null;
  let previous: Role | undefined;
  return drafts.map(({ block, text, role, speaker }, index): StructuredParagraph => {
    if (role === "question" && previous !== "question") question = index;
    if (role !== "direction") previous = role;
    if (role === "statement" || role === "notice") question = null;
    const paragraph = {
      text,
      role,
      speaker,
      question: role === "answer" ? question : null,
      quotations: quotations[index] ?? [],
    };
    const { lang, start, end } = block;
    if (lang === undefined && start === undefined && end === undefined) return paragraph;
    return {
      ...paragraph,
      ...(lang !== undefined && { lang }),
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
    };
  });
}
