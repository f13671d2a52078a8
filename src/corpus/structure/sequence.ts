import type { LanguagePhrases } from "../data/phrases.ts";
import { findCues, type ParagraphCues } from "./sequence-cues.ts";
import { findVoices } from "./sequence-voices.ts";
import { interview, press, type Register, type State } from "./sequence-weights.ts";

/** The parts of an unlabelled conversation. */
export type Part = "narration" | "question" | "answer";

/**
 * A question's paragraphs lead up to the asking, ask, or remark without asking anything; an answer's first paragraph
 * replies, the others go on.
 */
const partOf: Readonly<Record<State, Part>> = {
  narration: "narration",
  leading: "question",
  asking: "question",
  remark: "question",
  reply: "answer",
  answer: "answer",
};

const states = Object.keys(partOf) as readonly State[];

type Scores = Readonly<Record<State, number>>;

const impossible = Number.NEGATIVE_INFINITY;

/**
 * The likeliest run of parts over the paragraphs of a conversation without labels: each paragraph is scored for each
 * state, each move has a price, and the best path is kept (Viterbi, 1967). Linear in the number of paragraphs.
 * `introduction` paragraphs at the start are narration whatever they look like; so is what is said before anybody asks.
 */
export function bestParts(
  texts: readonly string[],
  introduction: number,
  words: LanguagePhrases,
): readonly Part[] {
  const voices = findVoices(texts, words);
  const talk = findCues(texts, words, voices).slice(introduction);
  const parts = bestStates(talk, voices.isCrowd ? press : interview, introduction > 0).map(
    (state) => partOf[state],
  );
  const asked = parts.indexOf("question");
  const said = parts.map((part, index): Part => (asked < 0 || index < asked ? "narration" : part));
  return [...Array<Part>(texts.length - talk.length).fill("narration"), ...said];
}

function bestStates(
  talk: readonly ParagraphCues[],
  register: Register,
  isIntroduced: boolean,
): readonly State[] {
  const back: Record<State, State>[] = [];
  let scores: Scores = startOf(register, isIntroduced);
  talk.forEach((paragraph, index) => {
    const from = {} as Record<State, State>;
    const next = scoreStates(paragraph, register);
    for (const state of states) {
      from[state] = index === 0 ? state : bestBefore(scores, state, register);
      next[state] += index === 0 ? scores[state] : scoreMove(scores, from[state], state, register);
    }
    back.push(from);
    scores = next;
  });
  return trace(back, { ...scores, leading: impossible });
}

/** Nobody replies yet; before the first question somebody narrates or speaks, as the kind of conversation has it. */
function startOf({ opening }: Register, isIntroduced: boolean): Scores {
  const start = {
    narration: impossible,
    leading: 0,
    asking: 0,
    remark: 0,
    reply: impossible,
    answer: impossible,
  };
  return isIntroduced && opening === "narration" ? start : { ...start, [opening]: 0 };
}

function scoreStates({ cues, isAsking }: ParagraphCues, { worth }: Register): Record<State, number> {
  const scores = { narration: 0, leading: 0, asking: 0, remark: 0, reply: 0, answer: 0 };
  for (const cue of cues) {
    const weights = worth[cue];
    if (weights === undefined) continue;
    scores.narration += weights[0];
    scores.leading += weights[1];
    scores.asking += weights[2];
    scores.remark += weights[3];
    scores.reply += weights[4];
  }
  if (isAsking) {
    scores.leading = impossible;
    scores.remark = impossible;
  } else scores.asking = impossible;
  return scores;
}

function scoreMove(scores: Scores, from: State, to: State, { moves }: Register): number {
  return scores[from] + (moves[from][to] ?? impossible);
}

function bestBefore(scores: Scores, state: State, register: Register): State {
  return states.reduce((best, other) =>
    scoreMove(scores, other, state, register) > scoreMove(scores, best, state, register) ? other : best,
  );
}

function trace(back: readonly Readonly<Record<State, State>>[], last: Scores): readonly State[] {
  let state = states.reduce((best, other) => (last[other] > last[best] ? other : best));
  const path: State[] = [];
  for (let index = back.length - 1; index >= 0; index--) {
    path.push(state);
    state = back[index]?.[state] ?? state;
  }
  return path.reverse();
}
