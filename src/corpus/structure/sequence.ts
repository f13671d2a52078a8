import type { LanguagePhrases } from "../data/phrases.ts";
import { findCues } from "./sequence-cues.ts";

/** The parts of an unlabelled conversation. */
export type Part = "narration" | "question" | "answer";

/** A question's paragraphs: what leads up to the asking, the asking itself, and a remark that asks nothing. */
type State = "narration" | "leading" | "asking" | "remark" | "answer";

const states: readonly State[] = ["narration", "leading", "asking", "remark", "answer"];

const partOf: Readonly<Record<State, Part>> = {
  narration: "narration",
  leading: "question",
  asking: "question",
  remark: "question",
  answer: "answer",
};

const impossible = -99;

/**
 * What moving from one state to the next is worth: nobody answers before somebody asked, who leads up to a question
 * asks it, and an introduction does not come back.
 */
const moves: Readonly<Record<State, Readonly<Record<State, number>>>> = {
  narration: { narration: 0.4, leading: 1, asking: 1.8, remark: 0.2, answer: impossible },
  leading: { narration: impossible, leading: -0.4, asking: 0, remark: impossible, answer: impossible },
  asking: { narration: impossible, leading: 0.6, asking: 0, remark: 0, answer: 0.2 },
  remark: { narration: impossible, leading: -1, asking: -1.8, remark: 0.2, answer: 0.4 },
  answer: { narration: impossible, leading: -0.4, asking: -0.4, remark: 0, answer: -0.4 },
};

const start: Readonly<Record<State, number>> = {
  narration: 0,
  leading: 0,
  asking: 0,
  remark: 0,
  answer: impossible,
};

/** What each cue is worth, for each state, against an answer; found on edited interviews and press conferences, in fifths. */
const worth: Readonly<
  Record<string, readonly [narration: number, leading: number, asking: number, remark: number]>
> = {
  any: [2.8, -1.8, -0.4, -3],
  asks: [-6.6, -2, 1.2, -2],
  asksYou: [-3.8, -1.2, 0.4, -1.2],
  asksInside: [-0.6, -0.4, -0.8, -0.4],
  asksYouInside: [0.8, 0.4, 0.4, 0.4],
  saysYou: [-1.4, 0.4, 0, 0.2],
  saysI: [-0.8, -0.6, -0.2, -0.2],
  saysIMore: [-1.2, -0.8, -0.8, -0.6],
  requests: [-1.8, -0.6, 0.2, -0.6],
  tells: [-0.4, 0, 2, 0],
  addresses: [0.2, 0.6, 1.6, 2.4],
  greets: [-1, 1.8, 1.4, 1],
  followsUp: [-1.8, -0.2, 0, 0],
  replies: [-2, -0.6, -0.2, 0],
  tags: [-0.6, -0.6, -1.2, -0.6],
  reports: [2.6, 1, 0.2, 0.8],
  asksAbout: [-1, -0.2, 0.8, 0.4],
  callsByName: [-1.4, 0, -0.2, 0],
  toMany: [0, 1.2, 0.2, 0.4],
  callsAnswerer: [-0.2, -0.4, 0.4, -0.4],
  handsOver: [0.6, -0.8, 0.2, 0.2],
  afterHandover: [1.6, 0.6, 0.8, 0.4],
  afterAsking: [-4.6, -1.4, -0.6, 0],
  asksAfterAsking: [2, -0.8, -0.4, -3.2],
  afterShort: [-1.6, 0.4, 0.2, 0.4],
  beforeReply: [-0.8, 0, 0.6, 0.4],
  oneSentence: [-0.2, 0.2, 0.8, 0],
  breaksOff: [-0.4, 0.4, 1, 1.2],
  goesOn: [-1.4, 0.2, 0.6, 0.4],
  under40: [-1.6, -0.6, 0, 0.2],
  under100: [0, -0.2, -0.6, 0.4],
  under160: [-0.8, 0, -0.2, 0.2],
  over300: [0, 0, -0.2, -0.4],
  over450: [0.4, -0.2, -0.6, -0.4],
};

/**
 * The likeliest run of parts over the paragraphs of a conversation without labels: each paragraph is scored for each
 * state, each move has a price, and the best path is kept (Viterbi, 1967). Linear in the number of paragraphs.
 * `introduction` paragraphs at the start are narration whatever they look like.
 */
export function bestParts(
  texts: readonly string[],
  introduction: number,
  words: LanguagePhrases,
): readonly Part[] {
  const back: Record<State, State>[] = [];
  let scores: Record<State, number> | undefined;
  findCues(texts, words).forEach(({ cues, isAsking }, index) => {
    const from = {} as Record<State, State>;
    const next = {} as Record<State, number>;
    const own = scoreStates(cues, isAsking, index, introduction);
    for (const state of states) {
      from[state] = scores === undefined ? state : bestBefore(scores, state);
      const before = scores === undefined ? start[state] : scores[from[state]] + moves[from[state]][state];
      next[state] = before + own[state];
    }
    back.push(from);
    scores = next;
  });
  return trace(back, { ...(scores ?? start), leading: Number.NEGATIVE_INFINITY });
}

function scoreStates(
  cues: readonly string[],
  isAsking: boolean,
  index: number,
  introduction: number,
): Record<State, number> {
  const scores = { narration: 0, leading: 0, asking: 0, remark: 0, answer: 0 };
  for (const cue of cues) {
    const [narration, leading, asking, remark] = worth[cue] ?? [0, 0, 0, 0];
    scores.narration += narration;
    scores.leading += leading;
    scores.asking += asking;
    scores.remark += remark;
  }
  if (isAsking) {
    scores.leading += impossible;
    scores.remark += impossible;
  } else scores.asking += impossible;
  if (index < introduction) scores.narration += -5 * impossible;
  else if (introduction > 0) scores.narration += impossible;
  return scores;
}

function bestBefore(scores: Record<State, number>, state: State): State {
  return states.reduce((best, other) =>
    scores[other] + moves[other][state] > scores[best] + moves[best][state] ? other : best,
  );
}

function trace(back: readonly Record<State, State>[], last: Record<State, number>): readonly Part[] {
  let state = states.reduce((best, other) => (last[other] > last[best] ? other : best));
  const parts: Part[] = [];
  for (let index = back.length - 1; index >= 0; index--) {
    parts.push(partOf[state]);
    state = back[index]?.[state] ?? state;
  }
  return parts.reverse();
}
