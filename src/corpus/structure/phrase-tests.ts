import { type LanguagePhrases, phrases } from "../data/phrases.ts";

/** The lists of words of which it is counted how many a paragraph has. */
export type CountedList = "firstPerson" | "secondPerson" | "askingWords" | "answeringWords" | "reports";

/** The lists that a word is in: by itself, and behind another word where the two together are in a list that the word is not. */
export interface CountedWord {
  readonly by: readonly CountedList[];
  readonly behind: ReadonlyMap<string, readonly CountedList[]>;
}

type BeginningList =
  | "imperatives"
  | "addresses"
  | "greetings"
  | "followUps"
  | "conjunctions"
  | "replies"
  | "openers"
  | "interrogatives";
type HeldList = "requests" | "subjects" | "calls" | "handovers" | "introductionEnds" | "notices";

/** The phrases of a language as tests of a text in lower case: one for each list. */
export interface PhraseTests {
  /** Whether the text begins with one of the list. */
  readonly begins: Readonly<Record<BeginningList, RegExp>>;
  /** Whether one of the list stands anywhere in it. */
  readonly holds: Readonly<Record<HeldList, RegExp>>;
  readonly counted: ReadonlyMap<string, CountedWord>;
  readonly nods: ReadonlySet<string>;
  readonly tags: readonly string[];
  readonly longestNod: number;
  /** Somebody who says their name and whom they ask for, in the text as it is printed. */
  readonly introduction: RegExp;
}

const tests = new Map(Object.values(phrases).map((words) => [words, toTests(words)]));

/** The tests of a language's phrases. */
export function testsOf(words: LanguagePhrases): PhraseTests {
  return tests.get(words) ?? toTests(words);
}

function toTests(words: LanguagePhrases): PhraseTests {
  const beginning = (list: BeginningList): RegExp => new RegExp(`^(?:${anyOf(words[list])})`);
  const holding = (list: HeldList): RegExp => new RegExp(anyOf(words[list]));
  return {
    begins: {
      imperatives: beginning("imperatives"),
      addresses: beginning("addresses"),
      greetings: beginning("greetings"),
      followUps: beginning("followUps"),
      conjunctions: beginning("conjunctions"),
      replies: beginning("replies"),
      openers: beginning("openers"),
      interrogatives: beginning("interrogatives"),
    },
    holds: {
      requests: holding("requests"),
      subjects: holding("subjects"),
      calls: holding("calls"),
      handovers: holding("handovers"),
      introductionEnds: holding("introductionEnds"),
      notices: holding("notices"),
    },
    counted: countedWords(words),
    nods: new Set(words.nods),
    tags: words.tags,
    longestNod: Math.max(0, ...words.nods.map(({ length }) => length)),
    introduction: new RegExp(
      `(?:^|[.,] )(?:[\\p{L}’]{1,8} )?(?:\\p{Lu}[\\p{L}.]* ){0,3}\\p{Lu}\\p{L}+,? (?:${anyOf(words.affiliations)}) (?:\\p{Ll}{2,5} )?\\p{Lu}`,
      "u",
    ),
  };
}

/** A pattern of any of these, and of nothing where there is none. */
function anyOf(list: readonly string[]): string {
  return list.map((phrase) => phrase.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|") || "(?!)";
}

function countedWords(words: LanguagePhrases): ReadonlyMap<string, CountedWord> {
  const counted = new Map<string, { by: CountedList[]; behind: Map<string, CountedList[]> }>();
  const lists = ["firstPerson", "secondPerson", "askingWords", "answeringWords", "reports"] as const;
  for (const list of lists) {
    const single = new Set(words[list].filter((phrase) => !phrase.includes(" ")));
    for (const phrase of new Set(words[list])) {
      const [first = "", second, ...others] = phrase.split(" ");
      if (others.length > 0) continue;
      const word = second ?? first;
      const entry = counted.get(word) ?? { by: [], behind: new Map<string, CountedList[]>() };
      counted.set(word, entry);
      if (second === undefined) entry.by.push(list);
      else if (!single.has(second)) entry.behind.set(first, [...(entry.behind.get(first) ?? []), list]);
    }
  }
  return counted;
}
