import type { LanguagePhrases } from "../data/phrases.ts";
import type { ParagraphLook } from "./paragraph-look.ts";
import { type Cue, cues, type Place, type Test } from "./sequence-cues.ts";
import { findVoices } from "./sequence-voices.ts";
import { interview, press, type Register, type State, type Worth } from "./sequence-weights.ts";

/** The parts of an unlabelled conversation. */
export type Part = "narration" | "question" | "answer";

/**
 * A question's paragraphs lead up to the asking, ask, or remark without asking anything; an answer's first paragraph
 * replies, the others go on.
 */
export const partOf: Readonly<Record<State, Part>> = {
  narration: "narration",
  leading: "question",
  asking: "question",
  remark: "question",
  reply: "answer",
  answer: "answer",
};

/** The states, in the order in which a register writes them. */
export const states = Object.keys(partOf) as readonly State[];

/** One number for each state, in the order of `states`. */
type Scores = readonly number[];

const impossible = Number.NEGATIVE_INFINITY;

/**
 * The likeliest run of parts over the paragraphs of a conversation without labels: each paragraph is scored for each
 * state, each move has a price, and the best path is kept (Viterbi, 1967). Linear in the number of paragraphs.
 * `introduction` paragraphs at the start are narration whatever they look like; so is what is said before anybody asks.
 */
export function bestParts(
  paragraphs: readonly ParagraphLook[],
  introduction: number,
  words: LanguagePhrases,
): readonly Part[] {
  const voices = findVoices(paragraphs, words);
  const places = paragraphs.map(
    (own, index): Place => ({ own, before: paragraphs[index - 1], after: paragraphs[index + 1], voices }),
  );
  const talk = places.slice(introduction);
  const parts = bestStates(talk, voices.isCrowd ? press : interview, introduction > 0).map(
    (state) => partOf[state],
  );
  const asked = parts.indexOf("question");
  const said = parts.map((part, index): Part => (asked < 0 || index < asked ? "narration" : part));
  return [...Array<Part>(paragraphs.length - talk.length).fill("narration"), ...said];
}

function bestStates(talk: readonly Place[], register: Register, isIntroduced: boolean): readonly State[] {
  const moves = states.map((to) => movesTo(to, register));
  const weighed = weighCues(register);
  const back: (readonly number[])[] = [];
  let scores = startOf(register, isIntroduced);
  for (const place of talk) {
    const own = scoreStates(place, weighed);
    const isFirst = back.length === 0;
    const best = isFirst ? scores.map(stay) : moves.map((into) => bestMove(scores, into));
    back.push(best.map(({ from }) => from));
    scores = best.map(({ score }, state) => at(own, state) + score);
  }
  return trace(
    back,
    scores.map((score, state) => (states[state] === "leading" ? impossible : score)),
  );
}

/** A state that another is reached from, and what that is worth, or all that led there. */
interface Move {
  readonly from: number;
  readonly score: number;
}

function movesTo(to: State, { moves }: Register): readonly Move[] {
  return states.flatMap((state, from) => {
    const score = moves[state][to];
    return score === undefined ? [] : { from, score };
  });
}

function stay(score: number, from: number): Move {
  return { from, score };
}

/** The best way into a state; the first of several that are as good. */
function bestMove(scores: Scores, moves: readonly Move[]): Move {
  let from = 0;
  let best = impossible;
  for (const move of moves) {
    const score = at(scores, move.from) + move.score;
    if (score <= best) continue;
    best = score;
    from = move.from;
  }
  return { from, score: best };
}

/** Nobody replies yet; before the first question somebody narrates or speaks, as the kind of conversation has it. */
function startOf({ opening }: Register, isIntroduced: boolean): Scores {
  const possible: readonly State[] = ["leading", "asking", "remark"];
  const isOpen = !isIntroduced || opening !== "narration";
  return states.map((state) => (possible.includes(state) || (isOpen && state === opening) ? 0 : impossible));
}

/** The cues that a register weighs. */
function weighCues({ worth }: Register): readonly { readonly shows: Test; readonly worth: Worth }[] {
  return (Object.keys(cues) as readonly Cue[]).flatMap((cue) => {
    const own = worth[cue];
    return own === undefined ? [] : { shows: cues[cue], worth: own };
  });
}

function scoreStates(place: Place, weighed: ReturnType<typeof weighCues>): Scores {
  const { isAsking } = place.own;
  let [narration, leading, asking, remark, reply] = [0, 0, 0, 0, 0];
  for (const { shows, worth } of weighed) {
    if (!shows(place)) continue;
    narration += worth[0];
    leading += worth[1];
    asking += worth[2];
    remark += worth[3];
    reply += worth[4];
  }
  return isAsking
    ? [narration, impossible, asking, impossible, reply, 0]
    : [narration, leading, impossible, remark, reply, 0];
}

function trace(back: readonly Scores[], last: Scores): readonly State[] {
  let state = last.indexOf(Math.max(...last));
  const path: State[] = [];
  for (const from of back.toReversed()) {
    path.push(states[state] as State);
    state = at(from, state);
  }
  return path.reverse();
}

function at(scores: Scores, state: number): number {
  return scores[state] as number;
}
