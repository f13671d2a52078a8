import { beforeAll, describe, expect, it } from "vitest";
import { checkDraft } from "../../src/evidence/check-draft.ts";
import type { Backend } from "../../src/search/backend.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { corpus, hidden } from "./cases.ts";

let backend: Backend;
beforeAll(async () => {
  backend = await buildEmbedded(corpus, undefined, hidden);
});

const toParagraph = (text: string) => ({ text, isQuote: false });

describe("checkDraft", () => {
  it.each([
    ["She would “raise tolls on the middle pier”, said Dara Okafor.", "edited-meaning-at-risk"],
    ["She would not “raise tolls on the middle pier”, said Dara Okafor.", "verbatim"],
    ["That she would “raise tolls on the middle pier” was denied by Dara Okafor.", "verbatim"],
  ])("tells whether a draft denies what its source denies: %s", async (text, verdict) => {
    const { quotations } = await checkDraft(backend, [toParagraph(text)]);
    expect(quotations.map(({ verification }) => verification.verdict)).toEqual([verdict]);
  });

  it("finds every quotation, whatever its marks, and checks it", async () => {
    const draft = [
      'The mayor said: "The crews who stood on the wall for eleven hours saved 37,000 tonnes of grain."',
      "She called the plan “bold”, and «stood on the dam for eleven hours saved 37,000 tonnes».",
      "Nothing is quoted here; it’s late.",
    ];
    const seen: string[] = [];
    const { quotations, counts, unchecked } = await checkDraft(backend, draft.map(toParagraph), (done, all) =>
      seen.push(`${done}/${all}`),
    );
    expect(quotations.map(({ paragraph, verification }) => `${paragraph} ${verification.verdict}`)).toEqual([
      "0 verbatim",
      "1 cannot-check",
      "1 different-words",
    ]);
    for (const { paragraph, start, end, quote } of quotations)
      expect(draft[paragraph]?.slice(start, end)).toBe(quote);
    expect(counts).toMatchObject({ verbatim: 1, "cannot-check": 1, "different-words": 1, "not-found": 0 });
    expect(unchecked).toBe(0);
    expect(seen).toEqual(["1/3", "2/3", "3/3"]);
  });

  it.each([
    [
      "“I never will unless the council votes for it,” said Dara Okafor.",
      "Dara Okafor",
      "verbatim-typography",
    ],
    ["“I never will unless the council votes for it,” said Ilse Brandt.", "Ilse Brandt", "other-speaker"],
    [
      "Ilse Brandt told the council: “I never will unless the council votes for it.”",
      "Ilse Brandt",
      "other-speaker",
    ],
    ["According to Okafor, “I never will unless the council votes for it.”", "Okafor", "verbatim"],
    ["“I never will unless the council votes for it,” he said.", null, "verbatim-typography"],
    ["“I never will unless the council votes for it.” It was late.", undefined, "verbatim"],
    [
      "“No vamos a abrir la compuerta antes del domingo”, dijo ayer el alcalde Dara Okafor.",
      "Dara Okafor",
      "other-speaker",
    ],
    [
      "“We will move the ferries to the outer quay,” said the Vice President on Monday.",
      null,
      "verbatim-typography",
    ],
    ["“The ice has never been thicker,” said Dara Okafor.", "Dara Okafor", "other-speaker"],
  ])("takes who said it from the prose: %s", async (text, name, verdict) => {
    const { quotations } = await checkDraft(backend, [toParagraph(text)]);
    expect(quotations.map(({ speaker, verification }) => [speaker?.name, verification.verdict])).toEqual([
      [name, verdict],
    ]);
  });

  it("says in whose name the words stand, by the first mention of the full name", async () => {
    const draft = [
      "Dara Okafor came to the quay on Monday with two officers.",
      "“The crews who stood on the wall for eleven hours saved 37,000 tonnes,” Okafor said. “I never will unless the council votes for it.”",
    ];
    const { quotations } = await checkDraft(backend, draft.map(toParagraph));
    expect(quotations.map(({ speaker }) => [speaker?.name, speaker?.method])).toEqual([
      ["Dara Okafor", "cue"],
      ["Dara Okafor", "continued"],
    ]);
    expect(quotations.map(({ verification }) => verification.verdict)).toEqual([
      "verbatim-typography",
      "verbatim",
    ]);
  });

  it("takes a quotation that stands apart without its marks, and who signs it", async () => {
    const text = "I never will unless the council votes for it. — Ilse Brandt, treasurer";
    const { quotations } = await checkDraft(backend, [{ text, isQuote: true }]);
    expect(quotations[0]).toMatchObject({
      quote: "I never will unless the council votes for it.",
      speaker: { name: "Ilse Brandt" },
      verification: { verdict: "other-speaker" },
    });
  });

  it("says how many quotations it left", async () => {
    const { quotations, unchecked } = await checkDraft(backend, ["“a” ".repeat(700)].map(toParagraph));
    expect([quotations.length, unchecked]).toEqual([500, 200]);
  });
});
