import type { FormScore, ScoreExplanation, TermScore } from "../../search/explanation.ts";
import { count, wrap } from "./text.ts";

/** What a score is made of, a line for each part, for a terminal. */
export function explanationLines(
  score: number,
  { terms, pairs, openings, sentence }: ScoreExplanation,
): readonly string[] {
  const parts = [
    ...terms.map((term) => ({ score: term.score, text: termText(term) })),
    ...pairs.map(({ terms: [first, second], times, score: added }) => ({
      score: added,
      text: `${first} and ${second} stand together${timesText(times)}`,
    })),
    ...openings.map(({ term, position, score: added }) => ({
      score: added,
      text: `${term} among the first words, ${position} before it`,
    })),
    ...(sentence === null
      ? []
      : [
          {
            score: sentence.score,
            text: `a remembered sentence, ${Math.round(sentence.cover * 100)}% of it here: × ${round(sentence.factor)}`,
          },
        ]),
  ];
  return [
    `    score ${score.toFixed(3)}`,
    ...parts.flatMap(({ score: added, text }) => {
      const number = added.toFixed(3);
      return wrap(`${number} ${text}`, Math.max(0, 11 - number.length), 12);
    }),
  ];
}

function termText({ term, forms, frequency, paragraphs, rarity, lengthNorm, weight }: TermScore): string {
  const less = weight === 1 ? "" : ` × ${weight}`;
  const formula = `${round(rarity)}${less} × 2.2 × ${round(frequency)} / (${round(frequency)} + ${round(lengthNorm)})`;
  return `${term}: ${formula}, in ${count(paragraphs, "paragraph")}${forms.length === 0 ? "" : `; ${forms.map(formText).join(", ")}`}`;
}

function formText({ form, match, times, weight }: FormScore): string {
  return `${form} (${match}${weight === 1 ? "" : ` × ${weight}`})${timesText(times)}`;
}

function timesText(times: number): string {
  return times === 1 ? "" : ` ${times} times`;
}

function round(number: number): string {
  return String(Math.round(number * 1000) / 1000);
}
