import type { LanguagePhrases } from "../data/phrases.ts";
import type { Block, SpeakerMention } from "../parsed-document.ts";
import { creditsOf } from "./credits.ts";
import { findInterviewee } from "./interviewee.ts";
import { endsAsking, isDirection } from "./marks.ts";
import { type Drafted, mention, type Reading } from "./reading.ts";

/** A paragraph set in bold or as a heading that asks. */
export function isBoldQuestion({ text, emphasis, kind }: Block): boolean {
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

/** The paragraphs of an interview whose questions are set in bold or as headings. */
export function readFormatting({ blocks, speakers, words, title, lang }: Reading): readonly Drafted[] {
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
