import { beforeAll, describe, expect, it } from "vitest";
import { checkDraft } from "../../src/evidence/check-draft.ts";
import type { Backend } from "../../src/search/backend.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { corpus, hidden } from "./cases.ts";

let backend: Backend;
beforeAll(async () => {
  backend = await buildEmbedded(corpus, undefined, hidden);
});

describe("checkDraft", () => {
  it("finds every quotation, whatever its marks, and checks it", async () => {
    const draft = [
      'The mayor said: "The crews who stood on the wall for eleven hours saved 37,000 tonnes of grain."',
      "She called the plan “bold”, and «stood on the dam for eleven hours saved 37,000 tonnes».",
      "Nothing is quoted here; it’s late.",
    ];
    const seen: string[] = [];
    const { quotations, counts, unchecked } = await checkDraft(backend, draft, (done, all) =>
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

  it("says how many quotations it left", async () => {
    const { quotations, unchecked } = await checkDraft(backend, ["“a” ".repeat(700)]);
    expect([quotations.length, unchecked]).toEqual([500, 200]);
  });
});
