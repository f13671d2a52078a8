import { readPlainText } from "../read-plain-text.ts";
import { createMistakes, type SetFigures, share, toF1, toFigures } from "./figures.ts";
import { isSpeaker } from "./label-truth.ts";

/** An interview whose markup is stripped, with what the markup told of each paragraph. */
export interface Interview {
  readonly set: string;
  readonly document: string;
  readonly paragraphs: readonly {
    readonly text: string;
    readonly role: string;
    readonly speaker: string | null;
  }[];
}

/** Headings and notices are not counted: the truth was recovered from the markup, which does not tell them well. */
const uncounted = new Set(["heading", "notice", "boilerplate"]);

/** Reads the interviews of a set as plain text, and compares role and speaker of each paragraph. */
export function scoreRoles(set: string, interviews: readonly Interview[]): SetFigures {
  const mistakes = createMistakes();
  const questions = { right: 0, wrong: 0, missed: 0 };
  const count = { roles: 0, paragraphs: 0, speakers: 0, answered: 0, named: 0 };
  for (const { document, paragraphs } of interviews) {
    const texts = paragraphs.map(({ text }) => squeeze(text));
    const read = new Map(readPlainText(texts.join("\n\n")).map((one) => [squeeze(one.text), one]));
    paragraphs.forEach(({ role: expected, speaker }, index) => {
      if (uncounted.has(expected)) return;
      const text = texts[index] ?? "";
      const role = read.get(text)?.role;
      questions.right += Number(role === "question" && expected === "question");
      questions.wrong += Number(role === "question" && expected !== "question");
      questions.missed += Number(role !== "question" && expected === "question");
      count.roles += Number(role === expected);
      count.paragraphs++;
      if (speaker !== null) {
        const got = read.get(text)?.speaker ?? null;
        count.named++;
        count.answered += Number(got !== null);
        count.speakers += Number(isSpeaker(speaker, got));
      }
      if (role !== expected)
        mistakes.add(`${expected} as ${role}`, `${set}/${document}#${index} ${text.slice(0, 160)}`);
    });
  }
  return toFigures(
    {
      set,
      kind: "interviews",
      documents: interviews.length,
      paragraphs: count.paragraphs,
      questionF1: toF1(questions),
      roleAccuracy: share(count.roles, count.paragraphs),
      speakerAccuracy: share(count.speakers, count.named),
      speakerWhereAnswered: share(count.speakers, count.answered),
    },
    mistakes.counts,
  );
}

function squeeze(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(" ");
}
