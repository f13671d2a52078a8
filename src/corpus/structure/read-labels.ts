import type { Role } from "../../domain/paragraph.ts";
import { remember } from "../../domain/remember.ts";
import type { PrintedName } from "../names.ts";
import type { Block, NamedSpeaker, SpeakerMention } from "../parsed-document.ts";
import { findInterviewee } from "./interviewee.ts";
import { initialsOf, labelNames } from "./label-names.ts";
import type { Label } from "./labels.ts";
import { isDirection } from "./marks.ts";
import { type Drafted, mention, type Reading } from "./reading.ts";

/** The paragraphs of a document whose turns are labelled. */
export function readLabels({ blocks, labels, speakers, title, words }: Reading): readonly Drafted[] {
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
