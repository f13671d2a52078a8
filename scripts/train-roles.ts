import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { phrasesOf } from "../src/corpus/data/phrases.ts";
import { lookAt } from "../src/corpus/structure/paragraph-look.ts";
import { states } from "../src/corpus/structure/sequence.ts";
import { cues, type Place } from "../src/corpus/structure/sequence-cues.ts";
import { findVoices } from "../src/corpus/structure/sequence-voices.ts";
import { interview, type Register } from "../src/corpus/structure/sequence-weights.ts";
import { emptyModel, likeliest, type Model, type Step, update } from "./structure/perceptron.ts";
import type { Interview } from "./structure/score-roles.ts";

/** Passes over the examples; the order is that of the file, so the same file gives the same weights. */
const passes = 10;

const [folder] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
if (folder === undefined || !existsSync(join(folder, "roles.jsonl"))) {
  console.error(
    `usage: node dist/scripts/train-roles.js DIR   finds weights of cues on every second interview of DIR/roles.jsonl`,
  );
  process.exitCode = 2;
} else train(readInterviews(folder));

/**
 * Finds weights of the cues on every second interview, measures them and those that stand on the others, and prints them as
 * `sequence-weights.ts` has them: one worth for each cue and state against an answer that goes on, in tenths. An averaged structured perceptron
 * (Collins 2002, "Discriminative training methods for hidden Markov models").
 */
function train(interviews: readonly Interview[]): void {
  const examples = interviews.map(toSteps).filter((steps) => steps.length > 0);
  const model = emptyModel();
  for (let pass = 0; pass < passes; pass++)
    examples.forEach((steps, index) => {
      if (index % 2 === 0) update(model, steps);
    });
  const found = model.average();
  const others = examples.filter((_, index) => index % 2 === 1);
  console.log(JSON.stringify({ set: "held back", ...measure(found, others) }));
  console.log(JSON.stringify({ set: "held back, standing weights", ...measure(toModel(interview), others) }));
  console.log(JSON.stringify(toRegister(found), null, 2));
}

function toSteps({ paragraphs }: Interview): readonly Step[] {
  const words = phrasesOf("en");
  const judged = paragraphs.filter(({ role }) => /^(?:question|answer|narration)$/.test(role));
  const looks = judged.map(({ text }) => lookAt(text.split(/\s+/).filter(Boolean).join(" "), words));
  const voices = findVoices(looks, words);
  return looks.map((own, index) => {
    const place: Place = { own, before: looks[index - 1], after: looks[index + 1], voices };
    const shown = Object.entries(cues).flatMap(([cue, test]) => (test(place) ? [cue] : []));
    return { cues: shown, isAsking: own.isAsking, part: judged[index]?.role ?? "narration" };
  });
}

function measure(model: Model, examples: readonly (readonly Step[])[]): Record<string, number> {
  const count = { right: 0, wrong: 0, missed: 0 };
  for (const steps of examples)
    likeliest(model, steps).forEach(({ part }, index) => {
      const asked = steps[index]?.part === "question";
      count.right += Number(asked && part === "question");
      count.wrong += Number(!asked && part === "question");
      count.missed += Number(asked && part !== "question");
    });
  const { right, wrong, missed } = count;
  return { questionF1: Math.round((20_000 * right) / Math.max(1, 2 * right + wrong + missed)) / 10_000 };
}

function toModel({ worth, moves, opening }: Register): Model {
  const weights = new Map<string, number>();
  for (const [cue, values] of Object.entries(worth))
    for (const [index, value] of values.entries()) weights.set(`${cue} ${states[index]}`, value);
  for (const from of states)
    for (const to of states) weights.set(`${from} > ${to}`, moves[from][to] ?? Number.NEGATIVE_INFINITY);
  return { weights, opening };
}

function toRegister({ weights, opening }: Model): Register {
  const tenth = (key: string): number => Math.round((weights.get(key) ?? 0) * 10) / 10;
  const cues = new Set(
    [...weights.keys()].filter((key) => !key.includes(" > ")).map((key) => key.split(" ")[0] ?? ""),
  );
  const worth = [...cues].map((cue) => {
    const answer = tenth(`${cue} answer`);
    const [narration = 0, leading = 0, asking = 0, remark = 0, reply = 0] = states.map(
      (state) => Math.round((tenth(`${cue} ${state}`) - answer) * 10) / 10,
    );
    return [cue, [narration, leading, asking, remark, reply]] as const;
  });
  const moves = states.map((from) => [
    from,
    Object.fromEntries(
      states
        .filter((to) => interview.moves[from][to] !== undefined)
        .map((to) => [to, tenth(`${from} > ${to}`)]),
    ),
  ]);
  return { opening, moves: Object.fromEntries(moves) as Register["moves"], worth: Object.fromEntries(worth) };
}

function readInterviews(dir: string): readonly Interview[] {
  return readFileSync(join(dir, "roles.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Interview);
}
