import { isStopWordIn } from "../src/text/stop-words.ts";
import { tokenize } from "../src/text/tokenize.ts";

/** Queries as people ask them, made of a corpus' own words: the same for the same texts. */
export function mixedQueries(texts: readonly string[], count: number): readonly string[] {
  const random = createRandom();
  const from = texts.filter((text) => text.length > 80);
  const source = from.length > 0 ? from : texts;
  return Array.from({ length: count }, () => {
    const words = tokenize(source[Math.floor(random() * source.length)] ?? "")
      .filter(({ width }) => width === 1)
      .map(({ term }) => term);
    return toQuery(words, random());
  });
}

/** The same with every other operator and filter of the query language, too. */
export function variedQueries(texts: readonly string[], count: number): readonly string[] {
  const random = createRandom();
  const plain = mixedQueries(texts, count * 3);
  return Array.from({ length: count }, (_, place) => {
    const [one = "", two = "", three = ""] = plain.slice(place * 3, place * 3 + 3);
    const [a = "the", b = "of", c = "people"] = [one, two, three].map(
      (query) => tokenize(query).find(({ term }) => term.length > 2)?.term,
    );
    const forms = [
      one,
      one,
      `${one} -${b}`,
      `${a} NEAR/5 ${b}`,
      `NEAR/8(${a} ${b} ${c})`,
      `${a} NEAR/3 "${b}"`,
      `(${a} OR ${b}) AND ${c}`,
      `${a} AND NOT "${b} ${c}"`,
      `${a}~ ${b}`,
      `${one} OR ${two}`,
      `${a}-${b}`,
      `NEAR/4(${a.slice(0, 4)}* ${b})`,
      "",
    ];
    const filters = [
      "",
      "",
      "",
      " role:answer",
      " -role:question",
      " lang:en",
      " date:2005..",
      " before:2015",
      " kind:interview",
      " title:the",
    ];
    const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? "";
    return `${pick(forms)}${pick(filters)}`.trim();
  });
}

/** Of a hundred queries: 25 a word, 35 two or three words, 12 a phrase, 8 a beginning, 8 either word, 6 misspelt, 6 a sentence. */
function toQuery(words: readonly string[], kind: number): string {
  const telling = words.filter((word) => word.length > 3 && !isStopWordIn(word, ["en"]));
  const [first = "the", second = "people", third = "time"] = telling;
  if (kind < 0.25) return first;
  if (kind < 0.5) return `${first} ${second}`;
  if (kind < 0.6) return `${first} ${second} ${third}`;
  if (kind < 0.72) return `"${words.slice(2, 5).join(" ")}"`;
  if (kind < 0.8) return `${first.slice(0, 4)}*`;
  if (kind < 0.88) return `${first} OR ${second}`;
  if (kind < 0.94) return first.replace(/^(..)(.)(.)/, "$1$3$2");
  return words.slice(0, 9).join(" ");
}

/** Numbers from 0 to below 1, the same each time. */
function createRandom(): () => number {
  let state = 20_261_125;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
