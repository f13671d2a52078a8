import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Paragraph } from "../../src/domain/paragraph.ts";
import type { Verdict } from "../../src/domain/verdict.ts";
import { passing } from "../../src/evidence/verification.ts";
import { verifyClaim } from "../../src/evidence/verify-claim.ts";
import type { Backend } from "../../src/search/backend.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { readSampleCorpus } from "../support/sample-corpus.ts";
import { corpus } from "./cases.ts";

let backend: Backend;
let paragraphs: readonly Paragraph[];
beforeAll(async () => {
  const sample = readSampleCorpus();
  backend = await buildEmbedded({
    documents: [...sample.documents, ...corpus.documents],
    paragraphs: [...sample.paragraphs, ...corpus.paragraphs],
    persons: corpus.persons,
  });
  paragraphs = [...sample.paragraphs, ...corpus.paragraphs].filter(
    ({ text }) => text.split(/\s+/).length >= leastWords,
  );
});

/** Words of a claim that is taken from a paragraph. */
const leastWords = 8;
const mostWords = 24;

/** Numbers from 0 to 1 that choose paragraph, stretch and place. */
const choice = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const choices = fc.tuple(choice, choice, choice, choice);

function choose<T>(list: readonly T[], choice: number): T {
  return list[Math.floor(choice * list.length)] as T;
}

/** A stretch of words of a paragraph, neither beginning nor ending inside brackets. */
function stretchOf({ text }: Paragraph, where: number, length: number): readonly string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const count = Math.min(words.length, leastWords + Math.floor(length * (mostWords - leastWords)));
  const from = Math.floor(where * (words.length - count + 1));
  return words.slice(from, from + count);
}

const typographic: Readonly<Record<string, (claim: string) => string>> = {
  "straight marks": (claim) => claim.replace(/[“”]/g, '"').replace(/[‘’]/g, "'"),
  "other dashes": (claim) => claim.replace(/[—–]/g, "-"),
  "two hyphens": (claim) => claim.replace(/—/g, "--"),
  "hard spaces": (claim) => claim.replace(/ /g, "\u00a0"),
  "line breaks": (claim) => claim.replace(/ /g, "\n"),
  "soft hyphens": (claim) => claim.replace(/(\p{Ll}{3})(\p{Ll}{3})/gu, "$1\u00ad$2"),
  "zero-width marks": (claim) => claim.replace(/ /g, " \u200b"),
  "letters taken apart": (claim) => claim.normalize("NFD"),
  ligatures: (claim) => claim.replace(/fi/g, "ﬁ").replace(/fl/g, "ﬂ"),
  "a capital first": (claim) => claim.charAt(0).toUpperCase() + claim.slice(1),
  capitals: (claim) => claim.toUpperCase(),
  "another end": (claim) => claim.replace(/[.,;:!?]*$/, ","),
  "no commas": (claim) => claim.replace(/,(?= )/g, ""),
  "no separators": (claim) => claim.replace(/(?<=\d),(?=\d{3})/g, ""),
  marks: (claim) => (/["“”«»„]/.test(claim) ? claim : `“${claim}”`),
};

/** Words put in that no paragraph of the corpus has, and a name. */
const strange = "zeppelin";
const strangeName = "Zebulon";

type Change = (words: readonly string[], place: number) => readonly string[] | undefined;

const keyOf = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

function changeWhere(test: RegExp, change: (word: string) => string): Change {
  return (words, place) => {
    const fitting = words.flatMap((word, index) => (test.test(word) ? [index] : []));
    if (fitting.length === 0) return undefined;
    const index = choose(fitting, place);
    return words.with(index, change(words[index] ?? ""));
  };
}

const meaning: Readonly<Record<string, Change>> = {
  "another word": (words, place) => words.with(Math.floor(place * words.length), strange),
  "a word put in": (words, place) => words.toSpliced(1 + Math.floor(place * (words.length - 1)), 0, strange),
  "a not put in": (words, place) => words.toSpliced(1 + Math.floor(place * (words.length - 1)), 0, "not"),
  "a word left out": (words, place) => {
    const index = 1 + Math.floor(place * (words.length - 2));
    const [before, own, behind] = [words[index - 1], words[index], words[index + 1]].map((word) =>
      keyOf(word ?? ""),
    );
    return own === "" || own === before || own === behind ? undefined : words.toSpliced(index, 1);
  },
  "two words swapped": (words, place) => {
    const index = Math.floor(place * (words.length - 1));
    const [one = "", two = ""] = [words[index], words[index + 1]];
    const keys = [keyOf(one), keyOf(two)];
    if (keys.includes("") || keys[0] === keys[1]) return undefined;
    return words.toSpliced(index, 2, two, one);
  },
  "a contraction’s denial": changeWhere(/n[’']t\b/, (word) => word.replace(/n[’']t/, "")),
  "a denial contracted": changeWhere(
    /^(?:is|are|was|were|do|did|does|could|would|has|have|had)$/,
    (word) => `${word}n’t`,
  ),
  "another digit": changeWhere(/\d/, (word) =>
    word.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
  ),
  "another currency": changeWhere(/[$€£]\d/, (word) => word.replace(/[$€£]/, "¥")),
  "another name": changeWhere(/^\p{Lu}\p{Ll}{3,}/u, (word) => word.replace(/\p{Lu}\p{L}+/u, strangeName)),
  "a plural": changeWhere(/^[a-z]{4,}[^s]$/, (word) => `${word}s`),
  "a name of the corpus": changeWhere(/^\p{Lu}\p{Ll}{3,}/u, (word) =>
    word.replace(/\p{Lu}\p{L}+/u, "Calder"),
  ),
  "a possessive": changeWhere(/^[a-z]{4,}$/, (word) => `${word}’s`),
};

/** Words that change what is said where one stands for the other: how many, how sure, when, who, how much. */
const exchanged: Readonly<Record<string, string>> = {
  "number words":
    "one two three four five six seven eight nine ten twenty thirty hundred thousand million first second third",
  quantifiers: "all some most many few every each any both none",
  comparatives: "more less most least better worse bigger smaller higher lower",
  modals: "will would could should may might must can shall",
  pronouns: "I you he she it we they me him her us them my your his our their",
  days: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday today yesterday tomorrow",
  months: "January February March April June July August September October November December",
  tenses: "is was are were has had do did say said go went",
  units: "percent tonnes metres meters kilometres miles pounds dollars euros hours days weeks months years",
  "directions of time and place":
    "before after until since above below over under in out up down from to with without",
  conjunctions: "and or but if because although unless",
};

function exchange(list: string): Change {
  const words = list.split(" ");
  const lower = words.map((word) => word.toLowerCase());
  return (stretch, place) => {
    const fitting = stretch.flatMap((word, index) => (lower.includes(keyOf(word)) ? [index] : []));
    if (fitting.length === 0) return undefined;
    const index = choose(fitting, place);
    const word = stretch[index] ?? "";
    const others = words.filter((other) => other.toLowerCase() !== keyOf(word));
    return stretch.with(index, word.replace(/\p{L}+/u, choose(others, (place * 97) % 1)));
  };
}

/** What an editor may do, and marks. */
const honest: Readonly<Record<string, Change>> = {
  "a bracketed first letter": (words) => {
    const [first = "", ...rest] = words;
    if (!/^\p{L}/u.test(first)) return undefined;
    const letter = first.charAt(0);
    const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
    return [`[${other}]${first.slice(1)}`, ...rest];
  },
  "an ellipsis for a harmless word": (words, place) => {
    const harmless = words.flatMap((word, index) =>
      /^(?:the|a|an|very|really|just|here|there)$/.test(word) && index > 2 && index < words.length - 3
        ? [index]
        : [],
    );
    return harmless.length === 0 ? undefined : words.with(choose(harmless, place), "…");
  },
  "an ellipsis at its ends": (words) => ["…", ...words, "…"],
};

async function verdictOf(quote: string): Promise<Verdict> {
  return (await verifyClaim(backend, { quote })).verdict;
}

/** Whether a change left words that stand somewhere else in the corpus. */
function isPrinted(claim: string): boolean {
  const wanted = ` ${claim.split(/\s+/).map(keyOf).filter(Boolean).join(" ")} `;
  return paragraphs.some(({ text }) =>
    ` ${text.split(/\s+/).map(keyOf).filter(Boolean).join(" ")} `.includes(wanted),
  );
}

describe("a stretch of a source", () => {
  it.each(Object.keys(typographic))("passes with %s", async (kind) => {
    await fc.assert(
      fc.asyncProperty(choices, async ([which, where, length]) => {
        const words = stretchOf(choose(paragraphs, which), where, length).join(" ");
        if (/[[\]…]|\.\.\./.test(words)) return;
        expect(["verbatim", "verbatim-typography"]).toContain(
          await verdictOf(typographic[kind]?.(words) ?? ""),
        );
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.keys(honest))("passes with %s", async (kind) => {
    await fc.assert(
      fc.asyncProperty(choices, async ([which, where, length, place]) => {
        const words = stretchOf(choose(paragraphs, which), where, length);
        const edited = honest[kind]?.(words, place)?.join(" ");
        fc.pre(edited !== undefined && !/[[\]…]|\.\.\./.test(words.join(" ")));
        expect(passing.has(await verdictOf(edited ?? "")), edited).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.keys(meaning))("never passes with %s", async (kind) => {
    await fc.assert(
      fc.asyncProperty(choices, async ([which, where, length, place]) => {
        const changed = meaning[kind]?.(stretchOf(choose(paragraphs, which), where, length), place)?.join(
          " ",
        );
        if (changed === undefined || /[[\]…]|\.\.\./.test(changed) || isPrinted(changed)) return;
        expect(passing.has(await verdictOf(changed))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.entries(exchanged))("never passes with other %s", async (_, list) => {
    const change = exchange(list);
    const fitting = paragraphs.filter((paragraph) => change(paragraph.text.split(/\s+/), 0) !== undefined);
    await fc.assert(
      fc.asyncProperty(choices, async ([which, where, length, place]) => {
        const changed = change(stretchOf(choose(fitting, which), where, length), place)?.join(" ");
        fc.pre(changed !== undefined && !/[[\]…]|\.\.\./.test(changed) && !isPrinted(changed));
        expect(passing.has(await verdictOf(changed ?? "")), changed).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it("never passes joined to another speaker’s, with an ellipsis or without", async () => {
    const spoken = paragraphs.filter(({ speaker }) => speaker !== null);
    const gaps = [" ", " … ", " […] "];
    await fc.assert(
      fc.asyncProperty(choices, async ([which, other, where, gap]) => {
        const one = choose(spoken, which);
        const rest = spoken.filter(
          ({ speaker, document }) => document === one.document && speaker?.id !== one.speaker?.id,
        );
        if (rest.length === 0) return;
        const [head, tail] = [stretchOf(one, where, 0), stretchOf(choose(rest, other), where, 0)];
        const claim = [head.join(" "), tail.join(" ")].join(choose(gaps, gap));
        expect(passing.has(await verdictOf(claim))).toBe(false);
      }),
      { numRuns: 80 },
    );
  });

  it("is at risk where an ellipsis leaves a denial out", async () => {
    await fc.assert(
      fc.asyncProperty(choices, async ([which, where]) => {
        const words = stretchOf(choose(paragraphs, which), where, 1);
        const denials = words.flatMap((word, index) =>
          /^(?:not|never|nobody|unless)$/.test(word) && index > 2 && index < words.length - 3 ? [index] : [],
        );
        if (denials.length === 0 || /[[\]…]/.test(words.join(""))) return;
        expect(passing.has(await verdictOf(words.with(denials[0] ?? 0, "…").join(" ")))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
