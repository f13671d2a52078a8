import { partOf, states } from "../../src/corpus/structure/sequence.ts";
import { interview, type Register, type State } from "../../src/corpus/structure/sequence-weights.ts";

/** A paragraph as it is learned from: what it shows, and the part that it has in truth. */
export interface Step {
  readonly cues: readonly string[];
  readonly isAsking: boolean;
  readonly part: string;
}

/** A weight for each cue in each state (`asks asking`) and for each move (`asking > reply`). */
export interface Model {
  readonly weights: ReadonlyMap<string, number>;
  readonly opening: Register["opening"];
}

/** A model that is being found. */
export interface Learning extends Model {
  readonly weights: Map<string, number>;
  add(key: string, by: number): void;
  step(): void;
  /** The mean of the weights over all steps. */
  average(): Model;
}

/** A state of the best path, with its part. */
export interface Placed {
  readonly state: State;
  readonly part: string;
}

/** All weights naught. */
export function emptyModel(): Learning {
  const weights = new Map<string, number>();
  const sums = new Map<string, number>();
  let steps = 1;
  return {
    weights,
    opening: "narration",
    add(key, by) {
      weights.set(key, (weights.get(key) ?? 0) + by);
      sums.set(key, (sums.get(key) ?? 0) + by * steps);
    },
    step() {
      steps++;
    },
    average: () => ({
      opening: "narration",
      weights: new Map([...weights].map(([key, value]) => [key, value - (sums.get(key) ?? 0) / steps])),
    }),
  };
}

/** Moves the weights towards the best path through the true parts, away from the best path of all, where their parts differ. */
export function update(model: Learning, example: readonly Step[]): void {
  const truth = likeliest(model, example, true);
  const found = likeliest(model, example);
  if (truth.length > 0 && truth.some(({ part }, index) => part !== found[index]?.part)) {
    addPath(model, example, truth, 1);
    addPath(model, example, found, -1);
  }
  model.step();
}

function addPath(model: Learning, example: readonly Step[], path: readonly Placed[], by: number): void {
  path.forEach(({ state }, index) => {
    for (const cue of example[index]?.cues ?? []) model.add(`${cue} ${state}`, by);
    const before = path[index - 1];
    if (before !== undefined) model.add(`${before.state} > ${state}`, by);
  });
}

/** The best path (Viterbi, 1967), all of it or only through the true parts; empty where no path keeps to them. */
export function likeliest(model: Model, example: readonly Step[], isTrue = false): readonly Placed[] {
  const back: Map<State, State>[] = [];
  let scores = new Map<State, number>(
    states.filter((state) => state !== "reply" && state !== "answer").map((state) => [state, 0]),
  );
  example.forEach((step, index) => {
    const from = new Map<State, State>();
    const next = new Map<State, number>();
    for (const state of states.filter((one) => isOpen(one, step, isTrue))) {
      const best = index === 0 ? startIn(state, scores) : bestBefore(model, state, scores);
      if (best === undefined) continue;
      from.set(state, best.from);
      next.set(state, best.score + worthOf(model, state, step));
    }
    back.push(from);
    scores = next;
  });
  return trace(back, scores);
}

function isOpen(state: State, { isAsking, part }: Step, isTrue: boolean): boolean {
  if (isTrue && partOf[state] !== part) return false;
  return isAsking ? state !== "leading" && state !== "remark" : state !== "asking";
}

interface Best {
  readonly from: State;
  readonly score: number;
}

function startIn(state: State, scores: ReadonlyMap<State, number>): Best | undefined {
  const score = scores.get(state);
  return score === undefined ? undefined : { from: state, score };
}

function bestBefore({ weights }: Model, to: State, scores: ReadonlyMap<State, number>): Best | undefined {
  let best: Best | undefined;
  for (const [from, score] of scores) {
    if (interview.moves[from][to] === undefined) continue;
    const whole = score + (weights.get(`${from} > ${to}`) ?? 0);
    if (best === undefined || whole > best.score) best = { from, score: whole };
  }
  return best;
}

function worthOf({ weights }: Model, state: State, { cues }: Step): number {
  return cues.reduce((sum, cue) => sum + (weights.get(`${cue} ${state}`) ?? 0), 0);
}

function trace(
  back: readonly ReadonlyMap<State, State>[],
  scores: ReadonlyMap<State, number>,
): readonly Placed[] {
  const last = [...scores].filter(([state]) => state !== "leading");
  if (last.length === 0) return [];
  let [state] = last.reduce((best, one) => (one[1] > best[1] ? one : best));
  const path: Placed[] = [];
  for (let index = back.length - 1; index >= 0; index--) {
    path.push({ state, part: partOf[state] });
    state = back[index]?.get(state) ?? state;
  }
  return path.reverse();
}
