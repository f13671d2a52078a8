import { isWordAt } from "../../text/letters.ts";
import type { ParagraphLook } from "./paragraph-look.ts";
import type { Voices } from "./sequence-voices.ts";

/** A paragraph in the run of a conversation. */
export interface Place {
  readonly own: ParagraphLook;
  readonly before: ParagraphLook | undefined;
  readonly after: ParagraphLook | undefined;
  readonly voices: Voices;
}

/** Whether a paragraph shows a cue. */
export type Test = (place: Place) => boolean | undefined;

/** What a paragraph shows by itself. */
const ownCues = {
  any: () => true,
  isAsking: ({ own }) => own.isAsking,
  asks: ({ own }) => own.asks,
  asksTwice: ({ own }) => own.wording.questionMarks > 1,
  asksYou: ({ own }) => own.asks && own.wording.counts.secondPerson > 0,
  asksInside: ({ own }) => asksInside(own),
  asksYouInside: ({ own }) => asksInside(own) && own.wording.counts.secondPerson > 0,
  asksThenMuch: ({ own }) => asksInside(own) && own.text.length - own.wording.lastQuestionMark > 120,
  asksAloud: ({ own }) => own.asks && own.text.length > 120,
  saysYou: ({ own }) => own.wording.counts.secondPerson > 0,
  saysYouMore: ({ own }) => own.wording.counts.secondPerson > 1,
  saysI: ({ own }) => own.wording.counts.firstPerson > 0,
  saysIMore: ({ own: { wording } }) => wording.counts.firstPerson > wording.counts.secondPerson,
  asking1: ({ own }) => own.wording.counts.askingWords > 0,
  asking2: ({ own }) => own.wording.counts.askingWords > 1,
  asking4: ({ own }) => own.wording.counts.askingWords > 3,
  answering1: ({ own }) => own.wording.counts.answeringWords > 0,
  answering2: ({ own }) => own.wording.counts.answeringWords > 1,
  answering4: ({ own }) => own.wording.counts.answeringWords > 3,
  leansAsking: ({ own }) => leaning(own) > 0,
  leansAsking2: ({ own }) => leaning(own) > 1,
  leansAsking4: ({ own }) => leaning(own) > 3,
  leansAnswering: ({ own }) => leaning(own) < 0,
  leansAnswering2: ({ own }) => leaning(own) < -1,
  leansAnswering4: ({ own }) => leaning(own) < -3,
  requests: ({ own }) => own.requests,
  tells: ({ own }) => own.tells,
  addresses: ({ own, voices }) =>
    !voices.isCrowd && own.wording.counts.firstPerson === 0 && own.tests.begins.addresses.test(own.lower),
  greets: ({ own }) => own.greets,
  followsUp: ({ own }) => own.tests.begins.followUps.test(own.lower),
  beginsAnd: ({ own }) => own.tests.begins.conjunctions.test(own.lower),
  interrogates: ({ own }) => own.tests.begins.interrogatives.test(own.lower),
  replies: ({ own }) => own.replies,
  nods: ({ own }) => own.nods,
  tags: ({ own }) => own.tests.tags.some((tag) => own.lower.endsWith(tag)),
  quotes: ({ own }) => own.wording.hasQuotes,
  reports: ({ own }) => own.wording.hasQuotes && own.wording.counts.reports > 0,
  asksAbout: ({ own }) => own.tests.holds.subjects.test(own.lower),
  callsByName: ({ own }) => /^(?:[\p{L} ]{0,14}, )?\p{Lu}\p{L}+,\s/u.test(own.text),
  introduces: ({ own }) => own.introduces,
  callsAnswerer: ({ own, voices }) => voices.callsAnswerer(own),
  callsAsker: ({ own, voices }) => voices.callsAsker(own),
  handsOver: ({ own }) => own.handsOver,
  calls: ({ own }) => own.calls,
  opens: ({ own }) => own.opens,
  inaudible: ({ own }) => own.isInaudible,
  oneSentence: ({ own }) => own.wording.sentences === 1,
  twoSentences: ({ own }) => own.wording.sentences === 2,
  manySentences: ({ own }) => own.wording.sentences > 4,
  breaksOff: ({ own }) => own.breaksOff,
  goesOn: ({ own }) => own.goesOn,
  under15: ({ own }) => own.text.length < 15,
  under40: ({ own }) => own.text.length < 40,
  under100: ({ own }) => own.text.length < 100,
  under160: ({ own }) => own.text.length < 160,
  over300: ({ own }) => own.text.length > 300,
  over450: ({ own }) => own.text.length > 450,
} satisfies Record<string, Test>;

/** What the paragraph before and the one after show. */
const neighbourCues = {
  afterHandover: ({ before }) => before?.handsOver,
  afterAsking: ({ before }) => before?.asks,
  asksAfterAsking: ({ own, before }) => before?.asks && own.asks,
  afterNod: ({ before }) => before?.nods,
  afterUnder40: ({ before }) => before && before.text.length < 40,
  afterUnder100: ({ before }) => before && before.text.length < 100,
  afterOver200: ({ before }) => before && before.text.length > 200,
  afterBreak: ({ before }) => before?.breaksOff,
  afterGreeting: ({ before }) => before?.greets,
  beforeReply: ({ after }) => after?.replies,
  afterCall: ({ before }) => before?.calls,
  beforeOpener: ({ after }) => after?.opens,
  beforeCall: ({ after }) => after?.calls,
  beforeNod: ({ after }) => after?.nods,
  beforeBreak: ({ after }) => after?.goesOn,
  beforeAsking: ({ after }) => after?.asks,
  beforeHandover: ({ after }) => after?.handsOver && after.text.length < 60,
  beforeUnder40: ({ after }) => after && after.text.length < 40,
  beforeOver200: ({ after }) => after && after.text.length > 200,
  beforeGreeting: ({ after }) => after?.greets,
  afterIntroduction: ({ before }) => before?.introduces,
  beforeIntroduction: ({ after }) => after?.introduces,
  isFirst: ({ before }) => before === undefined,
  isLast: ({ after }) => after === undefined,
  echoes: ({ own, before }) => before && isEcho(own, before),
  isEchoed: ({ own, after }) => after && isEcho(after, own),
} satisfies Record<string, Test>;

/** What may tell the part of a paragraph, in the order in which it is weighed. */
export const cues: Readonly<Record<Cue, Test>> = { ...ownCues, ...neighbourCues };

/** The name of a cue. */
export type Cue = keyof typeof ownCues | keyof typeof neighbourCues;

function asksInside({ asks, wording }: ParagraphLook): boolean {
  return !asks && wording.questionMarks > 0;
}

/** Whether its words are more of those who ask, above 0, or of those who answer. */
function leaning({ wording: { counts } }: ParagraphLook): number {
  return counts.askingWords - counts.answeringWords;
}

/** Whether most words of a short text were just said. */
function isEcho({ lower, text }: ParagraphLook, before: ParagraphLook): boolean {
  if (text.length >= 60) return false;
  const words = (lower.match(/[\p{L}’'-]{2,}/gu) ?? []).filter(({ length }) => length > 3);
  return words.length > 0 && words.filter((word) => hasWord(before.lower, word)).length * 2 >= words.length;
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isWordAt(text, at - 1) && !isWordAt(text, at + word.length)) return true;
  return false;
}
