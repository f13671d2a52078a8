import type { Role } from "../../domain/paragraph.ts";
import { remember } from "../../domain/remember.ts";
import { findQuotations } from "../../text/quotations/find-quotations.ts";
import { beginsQuoted } from "../../text/quoted-spans.ts";
import { type LanguagePhrases, phrasesOf } from "../data/phrases.ts";
import type { SourceDocument, SpeakerMention, StructuredParagraph } from "../parsed-document.ts";
import { creditsOf, isClosing } from "./credits.ts";
import { findInterviewee } from "./interviewee.ts";
import { areTranscriptLabels, findLabels, joinLabelLines } from "./labels.ts";
import { endsAsking, endsIntroduction, isDirection } from "./marks.ts";
import { lookAt } from "./paragraph-look.ts";
import { isBoldQuestion, readFormatting } from "./read-formatting.ts";
import { readLabels } from "./read-labels.ts";
import { type Drafted, mention, type Reading } from "./reading.ts";
import { bestParts } from "./sequence.ts";
import { findVoices } from "./sequence-voices.ts";

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
const proseRoles: ReadonlyMap<string, Role> = new Map([
  ["article", "narration"],
  ["transcript", "statement"],
]);

function readProse({ blocks, kind, speakers, words }: Reading): readonly Drafted[] {
  const [only] = speakers;
  const speaks = kind === "speech" && speakers.length === 1 && only !== undefined;
  const speaker: SpeakerMention | null = speaks
    ? { ...mention(only, only.name), method: "metadata", confidence: 0.95 }
    : null;
  const isRecorded = blocks.some(({ start }) => start !== undefined);
  const prose = proseRoles.get(kind) ?? (isRecorded ? "statement" : "unknown");
  return blocks.map((block): Drafted => {
    const { text } = block;
    if (isDirection(text, words)) return { block, text, role: "direction", speaker: null };
    if (block.kind === "heading") return { block, text, role: "narration", speaker: null };
    return { block, text, role: speaks ? "statement" : prose, speaker };
  });
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
