import { readFileSync } from "node:fs";
import type { Person } from "../../src/domain/person.ts";
import type { Folding, Verdict } from "../../src/domain/verdict.ts";
import type { HiddenWords } from "../../src/domain/withheld.ts";
import type { Claim } from "../../src/evidence/verification.ts";
import type { WarningCode } from "../../src/evidence/warning.ts";
import { type WrittenDocument, writeCorpus } from "../support/fixture-corpus.ts";

/** A claim and what is right to say of it. */
export interface Case extends Claim {
  /** The rule of `docs/folding.md` that decides it. */
  readonly rule: string;
  readonly kind: string;
  readonly verdict: Verdict;
  /** The paragraph that it is compared with. */
  readonly source?: string;
  readonly folded?: readonly Folding[];
  readonly warned?: readonly WarningCode[];
  readonly omitted?: readonly string[];
}

const sources = JSON.parse(readFixture("sources.json")) as {
  readonly hidden: readonly HiddenWords[];
  readonly documents: readonly WrittenDocument[];
  readonly persons: readonly Person[];
};

/** Says the same words in so many documents that a short claim of them is too common. */
const minutes = Array.from({ length: 60 }, (_, index) => ({
  id: `minutes-${index}`,
  said: "2019",
  paragraphs: [{ text: `The meeting was opened at ten by the chair of committee ${index}.` }],
}));

/** Words that the corpus had before they were withheld. */
export const hidden = sources.hidden;

/** What the claims are checked against: `test/fixtures/claims/sources.json`, and minutes of meetings. */
export const corpus = writeCorpus([...sources.documents, ...minutes], sources.persons);

/** Claims of every kind: `test/fixtures/claims/claims.jsonl`. */
export const cases: readonly Case[] = readFixture("claims.jsonl")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Case);

function readFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/claims/${name}`, import.meta.url), "utf8");
}
