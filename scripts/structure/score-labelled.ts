import type { Paragraph } from "../../src/domain/paragraph.ts";
import { createMistakes, type SetFigures, share, toF1, toFigures } from "./figures.ts";
import { isSpeaker, keyOf, type LabelledUnit } from "./label-truth.ts";

/** Counts over the documents of a set. */
export interface LabelledScore {
  add(units: readonly LabelledUnit[], paragraphs: readonly Paragraph[]): void;
  figures(): SetFigures;
}

/** Letters that may stand between two units: introductions, notices, headings. */
const reach = 100_000;

/** Compares what a simple reader takes from the labels with the paragraphs that were read; words that are not found are wrong. */
export function createLabelledScore(set: string): LabelledScore {
  const mistakes = createMistakes();
  const questions = { right: 0, wrong: 0, missed: 0 };
  const count = { documents: 0, paragraphs: 0, roles: 0, speakers: 0 };
  const judge = (unit: LabelledUnit, read: Paragraph | undefined): void => {
    const isRole = read !== undefined && fitsRole(unit, read);
    const isNamed = read !== undefined && isSpeaker(unit.speaker, read.speaker);
    count.paragraphs++;
    count.roles += Number(isRole);
    count.speakers += Number(isNamed);
    const asked = unit.role === "question";
    questions.right += Number(asked && read?.role === "question");
    questions.wrong += Number(unit.role === "answer" && read?.role === "question");
    questions.missed += Number(asked && read?.role !== "question");
    const where = `${unit.speaker ?? "–"} as ${read?.speaker?.as ?? "–"} ${read?.id ?? ""} ${unit.text.slice(0, 100)}`;
    if (read === undefined) mistakes.add("words not found", where);
    else if (!isRole) mistakes.add(`${unit.role} as ${read.role}`, where);
    else if (!isNamed) mistakes.add("another speaker", where);
  };
  return {
    add(units, paragraphs) {
      count.documents++;
      for (const [unit, read] of align(units, paragraphs)) judge(unit, read);
    },
    figures: () =>
      toFigures(
        {
          set,
          kind: "labelled",
          documents: count.documents,
          paragraphs: count.paragraphs,
          questionF1: toF1(questions),
          roleAccuracy: share(count.roles, count.paragraphs),
          speakerAccuracy: share(count.speakers, count.paragraphs),
        },
        mistakes.counts,
      ),
  };
}

/** Each unit with the paragraph in which its words stand, one behind the other. */
function* align(
  units: readonly LabelledUnit[],
  paragraphs: readonly Paragraph[],
): Iterable<readonly [LabelledUnit, Paragraph | undefined]> {
  const keys = paragraphs.map(({ text }) => keyOf(text));
  const ends: number[] = [];
  for (const key of keys) ends.push((ends.at(-1) ?? 0) + key.length);
  const all = keys.join("");
  let from = 0;
  let index = 0;
  for (const unit of units) {
    const key = keyOf(unit.text);
    if (key === "") continue;
    const at = all.indexOf(key, from);
    if (at < 0 || at > from + reach) {
      yield [unit, undefined];
      continue;
    }
    while ((ends[index] ?? all.length) <= at) index++;
    yield [unit, paragraphs[index]];
    from = at + key.length;
  }
}

/** Where nobody is labelled as asking, question, answer and statement all count as a turn. */
function fitsRole({ role }: LabelledUnit, paragraph: Paragraph): boolean {
  return role === "turn" ? /^(?:question|answer|statement)$/.test(paragraph.role) : role === paragraph.role;
}
