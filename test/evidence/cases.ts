import type { Folding, Verdict } from "../../src/domain/verdict.ts";
import type { Claim, Warning } from "../../src/evidence/verification.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";

/** What the claims are checked against. */
export const corpus = writeCorpus(
  [
    {
      id: "storm",
      title: "Briefing on the storm",
      said: "2024-02-11",
      paragraphs: [
        {
          speaker: "okafor",
          text: "We’re not going to open the barrier before Sunday — that is the plan, and it won’t change.",
        },
        {
          speaker: "okafor",
          text: "Two hundred and ten households were told to leave. Some of them didn’t.",
        },
        { role: "direction", text: "(Applause.)" },
        {
          speaker: "okafor",
          text: "The crews who stood on the wall for eleven hours saved 37,000 tonnes of grain.",
        },
        { role: "question", text: "Did anybody promise the residents of Gull Street a new wall?" },
        {
          speaker: "okafor",
          text: "I didn’t promise anybody anything, and I never will unless the council votes for it.",
        },
        {
          speaker: "brandt",
          text: "The fund can pay for half of the wall if the ministry pays for the rest.",
        },
        {
          speaker: "brandt",
          text: "My mother used to say “the sea has no calendar” and she was right about the sea.",
        },
      ],
    },
    {
      id: "harbour",
      title: "The harbour’s café",
      said: "2021-06",
      paragraphs: [
        {
          speaker: "brandt",
          text: "The café on the pier is a well-kept secret, and 40 percent of its guests row there.",
        },
        {
          speaker: "brandt",
          text: "It’s the only place where the harbour master [laughs] pays for his own coffee.",
        },
        {
          speaker: "brandt",
          text: "They left their nets there because they’re late, and nobody has never seen them again.",
        },
        { text: "The pilot of the morning boat says that he has counted nine whales this year." },
        {
          speaker: "okafor",
          text: "The fund can pay for half of the wall, I think, if the ministry pays for the rest.",
        },
      ],
    },
    {
      id: "undated",
      paragraphs: [
        { speaker: "okafor", text: "Nobody could remember when the old lighthouse had last been painted." },
      ],
    },
    {
      id: "kept",
      licence: "metadata",
      said: "2020",
      paragraphs: [
        { speaker: "brandt", text: "These words are kept and may not be shown to anybody at all." },
      ],
    },
    {
      id: "market",
      said: "2022-05-03",
      paragraphs: [
        {
          speaker: "brandt",
          text: "A stall on the quay costs $500 a day, and last winter it was -5 degrees.",
        },
        {
          speaker: "brandt",
          text: "The two markets were kept apart for 1015 days, and then the mayor gave in.",
        },
        { speaker: "okafor", text: "We were able to reopen them, and the fishermen could come back to us." },
        {
          text: "“The ice has never been thicker,” said Brandt on the quay, but Okafor answered: “The boats go out every day.”",
          quoted: [
            ["brandt", "The ice has never been thicker,"],
            ["okafor", "The boats go out every day."],
          ],
        },
      ],
    },
    {
      id: "locks",
      said: "2023-09-01",
      paragraphs: [
        {
          role: "narration",
          text: "“We will rebuild the quay wall,” Brandt said. An hour later Okafor stood up: “We will rebuild the quay wall.”",
          quoted: [
            ["brandt", "We will rebuild the quay wall,"],
            ["okafor", "We will rebuild the quay wall."],
          ],
        },
        {
          role: "narration",
          text: "“The northern lock is closed for good,” said Brandt, “and nobody will open it.",
          quoted: [
            ["brandt", "The northern lock is closed for good,"],
            ["brandt", "and nobody will open it."],
          ],
        },
        {
          role: "narration",
          text: "“The keys lie in the harbour.” “Nobody asked the pilots about that,” Okafor replied.",
          quoted: [
            ["brandt", "The keys lie in the harbour."],
            ["okafor", "Nobody asked the pilots about that,"],
          ],
        },
        {
          role: "narration",
          text: "“It was sold at night,” somebody shouted from the stairs, and from the yard came “it was given away for nothing”.",
          quoted: [
            [null, "It was sold at night,"],
            [null, "it was given away for nothing"],
          ],
        },
      ],
    },
    ...Array.from({ length: 60 }, (_, index) => ({
      id: `minutes-${index}`,
      said: "2019",
      paragraphs: [{ text: `The meeting was opened at ten by the chair of committee ${index}.` }],
    })),
  ],
  [
    { id: "okafor", name: "Dara Okafor", aliases: ["D. Okafor"], titles: [{ title: "mayor", from: "2023" }] },
    { id: "brandt", name: "Ilse Brandt", aliases: [], titles: [] },
  ],
);

/** A claim and what is right to say of it. */
export interface Case extends Claim {
  readonly kind: string;
  readonly verdict: Verdict;
  readonly folded?: readonly Folding[];
  readonly warned?: readonly Warning["code"][];
  readonly omitted?: readonly string[];
}

const wall = "The crews who stood on the wall for eleven hours saved 37,000 tonnes of grain";

/** Claims of every kind. Words of the source are told by its paragraphs above. */
export const cases: readonly Case[] = [
  { kind: "exact", quote: `${wall}.`, verdict: "verbatim" },
  { kind: "exact, a part", quote: "stood on the wall for eleven hours", verdict: "verbatim" },
  { kind: "exact, a part without the stop", quote: "saved 37,000 tonnes of grain", verdict: "verbatim" },
  {
    kind: "exact, in marks",
    quote: "“The sea has no calendar”",
    verdict: "verbatim-typography",
    folded: ["case"],
  },
  { kind: "exact, by name", quote: `${wall}.`, speaker: "Dara Okafor", verdict: "verbatim" },
  { kind: "exact, by id", quote: wall, speaker: "okafor", verdict: "verbatim" },
  { kind: "exact, by alias", quote: wall, speaker: "D. Okafor", verdict: "verbatim" },
  { kind: "exact, by title on the day", quote: wall, speaker: "the mayor", verdict: "verbatim" },
  { kind: "exact, by family name", quote: wall, speaker: "Ms. Okafor", verdict: "verbatim" },
  { kind: "exact, on the day", quote: wall, date: "2024-02-11", verdict: "verbatim" },
  { kind: "exact, in the month", quote: wall, date: "2024-02", verdict: "verbatim" },
  {
    kind: "exact, the source’s date is partial",
    quote: "a well-kept secret, and 40 percent",
    date: "2021-06-03",
    verdict: "verbatim",
  },
  {
    kind: "literal brackets",
    quote: "the harbour master [laughs] pays for his own coffee",
    verdict: "verbatim",
  },

  {
    kind: "straight marks",
    quote: "We're not going to open the barrier before Sunday",
    verdict: "verbatim-typography",
    folded: ["quotation-marks"],
  },
  {
    kind: "straight marks inside",
    quote: 'My mother used to say "the sea has no calendar" and she was right',
    verdict: "verbatim-typography",
    folded: ["quotation-marks"],
  },
  {
    kind: "hyphen for a dash",
    quote: "before Sunday - that is the plan",
    verdict: "verbatim-typography",
    folded: ["dashes"],
  },
  {
    kind: "dash without spaces",
    quote: "before Sunday—that is the plan",
    verdict: "verbatim-typography",
    folded: ["spacing"],
  },
  {
    kind: "two spaces",
    quote: "the wall for  eleven hours saved",
    verdict: "verbatim-typography",
    folded: ["spacing"],
  },
  {
    kind: "soft hyphen",
    quote: "the wall for ele\u00adven hours saved",
    verdict: "verbatim-typography",
    folded: ["spacing"],
  },
  {
    kind: "capital at the start",
    quote: "Stood on the wall for eleven hours",
    verdict: "verbatim-typography",
    folded: ["case"],
  },
  {
    kind: "closing comma",
    quote: "stood on the wall for eleven hours,",
    verdict: "verbatim-typography",
    folded: ["punctuation"],
  },
  {
    kind: "closing stop that the source has not",
    quote: "stood on the wall for eleven hours.",
    verdict: "verbatim-typography",
    folded: ["punctuation"],
  },
  {
    kind: "comma left out",
    quote: "that is the plan and it won’t change",
    verdict: "verbatim-typography",
    folded: ["punctuation"],
  },
  {
    kind: "accent left out",
    quote: "The cafe on the pier is a well-kept secret",
    verdict: "verbatim-typography",
    folded: ["diacritics"],
  },
  {
    kind: "number without its comma",
    quote: "eleven hours saved 37000 tonnes of grain",
    verdict: "verbatim-typography",
    folded: ["punctuation", "number-form"],
  },
  {
    kind: "sign for percent",
    quote: "a well-kept secret, and 40% of its guests row there",
    verdict: "verbatim-typography",
  },
  {
    kind: "hyphen left out",
    quote: "The café on the pier is a well kept secret",
    verdict: "verbatim-typography",
    folded: ["dashes", "spacing"],
  },
  {
    kind: "words joined",
    quote: "The café on the pier is a wellkept secret",
    verdict: "verbatim-typography",
    folded: ["hyphenation"],
  },

  {
    kind: "honest ellipsis",
    quote: "We’re not going to open the barrier … that is the plan",
    verdict: "edited-as-marked",
    omitted: ["before Sunday"],
  },
  {
    kind: "three dots",
    quote: "We’re not going to open the barrier ... that is the plan",
    verdict: "edited-as-marked",
  },
  {
    kind: "spaced dots",
    quote: "We’re not going to open the barrier . . . that is the plan",
    verdict: "edited-as-marked",
  },
  {
    kind: "ellipsis in brackets",
    quote: "We’re not going to open the barrier […] that is the plan",
    verdict: "edited-as-marked",
  },
  {
    kind: "ellipsis at both ends",
    quote: "…stood on the wall for eleven hours…",
    verdict: "verbatim-typography",
  },
  {
    kind: "two ellipses",
    quote: "We’re not going to open … before Sunday … and it won’t change",
    verdict: "edited-as-marked",
  },
  {
    kind: "ellipsis over a paragraph of the same voice",
    quote: "that is the plan … Some of them didn’t",
    verdict: "edited-meaning-at-risk",
    warned: ["negation-omitted", "number-omitted"],
  },
  {
    kind: "ellipsis that drops a not",
    quote: "We’re … going to open the barrier before Sunday",
    verdict: "edited-meaning-at-risk",
    warned: ["negation-omitted"],
  },
  {
    kind: "ellipsis that drops a condition’s word",
    quote: "I never will … the council votes for it",
    verdict: "edited-meaning-at-risk",
    warned: ["negation-omitted"],
  },
  {
    kind: "ellipsis that drops an if",
    quote: "The fund can pay for half of the wall … the ministry pays for the rest",
    verdict: "edited-meaning-at-risk",
    warned: ["negation-omitted"],
  },
  {
    kind: "ellipsis that drops a number",
    quote: "The crews who stood on the wall … saved 37,000 tonnes",
    verdict: "edited-meaning-at-risk",
    warned: ["number-omitted"],
  },
  { kind: "honest bracket", quote: "she was right about the [water]", verdict: "edited-as-marked" },
  {
    kind: "bracket for a pronoun",
    quote: "[The mayor] never will unless the council votes for it",
    verdict: "edited-as-marked",
  },
  {
    kind: "bracket in the middle",
    quote: "she [the mother] right about the sea",
    verdict: "edited-as-marked",
  },
  {
    kind: "bracket that denies",
    quote: "the residents were told and Some of [them] did leave the houses at once",
    verdict: "not-found",
  },
  {
    kind: "bracket with another number",
    quote: "who stood on the wall for [twelve] hours saved",
    verdict: "edited-meaning-at-risk",
    warned: ["number-omitted"],
  },
  {
    kind: "bracket that takes a not away",
    quote: "I [did] promise anybody anything, and I never will",
    verdict: "edited-meaning-at-risk",
    warned: ["negation-omitted"],
  },
  { kind: "letter in brackets", quote: "[S]tood on the wall for eleven hours", verdict: "edited-as-marked" },
  { kind: "ending in brackets", quote: "The crew[s] who stood on the wall", verdict: "edited-as-marked" },
  { kind: "sic", quote: "nobody has never [sic] seen them again", verdict: "verbatim-typography" },
  {
    kind: "another currency",
    quote: "A stall on the quay costs €500 a day",
    verdict: "different-words",
    warned: ["number-changed"],
  },
  {
    kind: "currency behind the number",
    quote: "A stall on the quay costs 500 $ a day",
    verdict: "verbatim-typography",
  },
  { kind: "currency left out", quote: "A stall on the quay costs 500 a day", verdict: "different-words" },
  {
    kind: "minus left out",
    quote: "and last winter it was 5 degrees",
    verdict: "different-words",
    warned: ["number-changed"],
  },
  {
    kind: "another minus",
    quote: "and last winter it was −5 degrees",
    verdict: "verbatim-typography",
    folded: ["dashes"],
  },
  { kind: "words apart", quote: "The two markets were kept a part", verdict: "different-words" },
  {
    kind: "hyphen put in",
    quote: "The two mar-kets were kept apart",
    verdict: "verbatim-typography",
    folded: ["hyphenation"],
  },
  {
    kind: "a range for a number",
    quote: "were kept apart for 10–15 days",
    verdict: "different-words",
    warned: ["number-changed"],
  },
  {
    kind: "prefix in brackets",
    quote: "We were [un]able to reopen them",
    verdict: "edited-meaning-at-risk",
    warned: ["word-changed"],
  },
  {
    kind: "another word in brackets",
    quote: "the fishermen c[an] come back to us",
    verdict: "edited-meaning-at-risk",
    warned: ["word-changed"],
  },
  {
    kind: "denial in brackets",
    quote: "the fishermen could[n’t] come back to us",
    verdict: "edited-meaning-at-risk",
    warned: ["negation-omitted"],
  },
  {
    kind: "ellipsis between two who are quoted",
    quote: "The ice has never been thicker … The boats go out every day",
    verdict: "different-words",
  },
  {
    kind: "ellipsis from quoted words to the article’s",
    quote: "The ice has never been … said Brandt on the quay",
    verdict: "different-words",
  },
  {
    kind: "ellipsis within quoted words",
    quote: "The ice has … been thicker",
    verdict: "edited-meaning-at-risk",
  },
  {
    kind: "ellipses in the wrong order",
    quote: "saved 37,000 tonnes … who stood on the wall",
    verdict: "different-words",
  },
  {
    kind: "ellipsis over another voice",
    quote: "I never will unless the council votes … pay for half of the wall",
    verdict: "different-words",
  },
  {
    kind: "twice in a paragraph, the first",
    quote: "We will rebuild the quay wall",
    speaker: "brandt",
    verdict: "verbatim",
  },
  {
    kind: "twice in a paragraph, the second",
    quote: "We will rebuild the quay wall",
    speaker: "okafor",
    verdict: "verbatim",
  },
  {
    kind: "over two paragraphs that quote one",
    quote: "and nobody will open it. The keys lie in the harbour",
    speaker: "brandt",
    verdict: "verbatim-typography",
  },
  {
    kind: "over two paragraphs that quote another",
    quote: "and nobody will open it. The keys lie in the harbour",
    speaker: "okafor",
    verdict: "other-speaker",
  },
  {
    kind: "ellipsis over two paragraphs to another",
    quote: "nobody will open it … asked the pilots about that",
    verdict: "different-words",
  },
  {
    kind: "straight from one who is quoted to another",
    quote: "The keys lie in the harbour. Nobody asked the pilots about that",
    verdict: "different-words",
  },
  {
    kind: "from one who is quoted to another, in marks",
    quote: "“The keys lie in the harbour.” “Nobody asked the pilots about that,”",
    verdict: "verbatim",
  },
  {
    kind: "an odd mark parts nobody",
    quote: "“The keys lie … asked the pilots about that",
    verdict: "different-words",
  },
  {
    kind: "two whom nobody names, joined",
    quote: "It was sold at night … given away for nothing",
    verdict: "cannot-check",
    warned: ["speaker-unknown"],
  },

  {
    kind: "one word changed",
    quote: "The crews who stood on the wall for eleven days saved 37,000 tonnes of grain",
    verdict: "different-words",
  },
  {
    kind: "a not taken away",
    quote: "We’re going to open the barrier before Sunday — that is the plan",
    verdict: "different-words",
    warned: ["negation-changed"],
  },
  {
    kind: "a not put in",
    quote: "The fund cannot pay for half of the wall if the ministry pays",
    verdict: "different-words",
    warned: ["negation-changed"],
  },
  {
    kind: "a contraction that denies",
    quote: "Two hundred and ten households were told to leave. Some of them did",
    verdict: "different-words",
    warned: ["negation-changed"],
  },
  {
    kind: "double negation mended",
    quote: "nobody has ever seen them again, because they’re late",
    verdict: "not-found",
  },
  {
    kind: "double negation mended in place",
    quote: "because they’re late, and nobody has ever seen them again",
    verdict: "different-words",
    warned: ["negation-changed"],
  },
  {
    kind: "unless made if",
    quote: "I never will if the council votes for it",
    verdict: "different-words",
    warned: ["negation-changed"],
  },
  {
    kind: "another number",
    quote: "The crews who stood on the wall for eleven hours saved 73,000 tonnes of grain",
    verdict: "different-words",
    warned: ["number-changed"],
  },
  {
    kind: "number written out",
    quote: "for 11 hours saved 37,000 tonnes of grain",
    verdict: "different-words",
    warned: ["number-changed"],
  },
  {
    kind: "hedge put in",
    quote: "The crews who perhaps stood on the wall for eleven hours",
    verdict: "different-words",
    warned: ["hedge-changed"],
  },
  {
    kind: "name changed",
    quote: "promise the residents of Heron Street a new wall",
    verdict: "different-words",
    warned: ["name-changed"],
  },
  {
    kind: "were for we’re",
    quote: "Were not going to open the barrier before Sunday",
    verdict: "different-words",
  },
  { kind: "its for it’s", quote: "Its the only place where the harbour master", verdict: "different-words" },
  { kind: "homonym", quote: "They left there nets their because they’re late", verdict: "different-words" },
  {
    kind: "possessive dropped",
    quote: "The harbour master’s [laughs] pays for his own coffee",
    verdict: "different-words",
  },
  {
    kind: "scanned badly",
    quote: "The crevvs who stood on tbe wall for eleven hours saved",
    verdict: "different-words",
  },
  {
    kind: "several words changed",
    quote: "The people who stood on the dam for eleven nights saved 37,000 tonnes of grain",
    verdict: "different-words",
  },
  {
    kind: "two halves joined",
    quote: "The crews who stood on the wall if the ministry pays for the rest",
    verdict: "different-words",
    warned: ["spliced"],
  },
  {
    kind: "halves of two voices joined",
    quote: "unless the council votes for it The fund can pay for half",
    verdict: "different-words",
    warned: ["spliced"],
  },
  {
    kind: "sentences swapped",
    quote: "Some of them didn’t. Two hundred and ten households were told to leave.",
    verdict: "different-words",
  },
  {
    kind: "over a paragraph of the same voice",
    quote: "it won’t change. Two hundred and ten households",
    verdict: "verbatim",
  },
  {
    kind: "over a stage direction",
    quote: "Some of them didn’t. The crews who stood on the wall",
    verdict: "verbatim",
  },

  {
    kind: "paraphrase",
    quote: "The barrier will stay closed until the weekend is over",
    verdict: "not-found",
  },
  {
    kind: "translated",
    quote: "Las cuadrillas que estuvieron once horas sobre el muro",
    verdict: "not-found",
  },
  {
    kind: "never said",
    quote: "Every ferry will be cancelled until further notice by the pilots",
    verdict: "not-found",
  },

  { kind: "another speaker", quote: wall, speaker: "Ilse Brandt", verdict: "other-speaker" },
  { kind: "a speaker nobody knows", quote: wall, speaker: "Nobody Known", verdict: "other-speaker" },
  {
    kind: "a title not yet held",
    quote: "I think, if the ministry pays for the rest",
    speaker: "the mayor",
    verdict: "other-speaker",
  },
  {
    kind: "the source does not say who",
    quote: "he has counted nine whales this year",
    speaker: "Ilse Brandt",
    verdict: "cannot-check",
    warned: ["speaker-unknown"],
  },
  { kind: "another day", quote: wall, date: "2024-02-12", verdict: "other-date" },
  { kind: "another year", quote: wall, speaker: "okafor", date: "2023", verdict: "other-date" },
  {
    kind: "the source has no date",
    quote: "when the old lighthouse had last been painted",
    date: "2024",
    verdict: "cannot-check",
    warned: ["date-unknown"],
  },

  { kind: "too short", quote: "the wall for", verdict: "cannot-check" },
  { kind: "too common", quote: "The meeting was opened", verdict: "cannot-check" },
  { kind: "only punctuation", quote: "… — “!?” [ ] ( )", verdict: "cannot-check" },
  { kind: "only brackets", quote: "[[[[[[[[[[[[[[[[", verdict: "cannot-check" },
  { kind: "only ellipses", quote: "… ".repeat(500), verdict: "cannot-check" },
  { kind: "too many gaps", quote: "the wall … ".repeat(100), verdict: "cannot-check" },
];
