import type { Paragraph } from "../../src/domain/paragraph.ts";
import { readPlainText } from "../read-plain-text.ts";
import { createMistakes, type SetFigures, toF1, toFigures } from "./figures.ts";

/** Counts over the documents of a set. */
export interface StrippedScore {
  add(lang: string, paragraphs: readonly Paragraph[]): void;
  /** One line, or none where no document had questions enough. */
  figures(): readonly SetFigures[];
}

/** Questions of nobody named that a document must have to be measured. */
const leastQuestions = 5;
/** Paragraphs read that are passed over, at most, to find the next one of the truth again. */
const maxSkipped = 50;

/**
 * Takes the labels off press conferences, reads what is left as plain text, and counts how many of the questions that the labels
 * told are still found. What the labels told is taken for the truth.
 */
export function createStrippedScore(set: string): StrippedScore {
  const mistakes = createMistakes();
  const questions = { right: 0, wrong: 0, missed: 0 };
  const count = { documents: 0, spanish: 0, paragraphs: 0 };
  return {
    add(lang, paragraphs) {
      if (!isPressConference(paragraphs)) return;
      count.documents++;
      count.spanish += Number(lang.startsWith("es"));
      count.paragraphs += paragraphs.length;
      const read = readPlainText(paragraphs.map(({ text }) => text).join("\n\n"));
      const roles = alignRoles(paragraphs, read);
      paragraphs.forEach(({ id, text, role }, index) => {
        const got = roles[index];
        questions.right += Number(got === "question" && role === "question");
        questions.wrong += Number(got === "question" && role !== "question");
        questions.missed += Number(got !== "question" && role === "question");
        if ((got === "question") !== (role === "question"))
          mistakes.add(`${role} as ${got ?? "nothing"}`, `${id} ${text.slice(0, 160)}`);
      });
    },
    figures() {
      const { documents, spanish, paragraphs } = count;
      if (documents === 0) return [];
      const kind = spanish * 2 > documents ? "strippedSpanish" : "stripped";
      return [toFigures({ set, kind, documents, paragraphs, questionF1: toF1(questions) }, mistakes.counts)];
    },
  };
}

/** Whether labels tell the names of those who answer, and none of those who ask. */
function isPressConference(paragraphs: readonly Paragraph[]): boolean {
  const asked = paragraphs.filter(({ role, speaker }) => role === "question" && speaker === null);
  const isAnswered = paragraphs.some(({ role, speaker }) => role === "answer" && speaker?.method === "label");
  return isAnswered && asked.length >= leastQuestions;
}

/** The role that each paragraph got, in the order of both: the same words may come back in another role. */
function alignRoles(
  paragraphs: readonly Paragraph[],
  found: readonly Paragraph[],
): readonly (Paragraph["role"] | undefined)[] {
  let next = 0;
  return paragraphs.map(({ text }) => {
    const skipped = found.slice(next, next + maxSkipped).findIndex((paragraph) => paragraph.text === text);
    if (skipped < 0) return undefined;
    next += skipped + 1;
    return found[next - 1]?.role;
  });
}
