import { maxTermLength } from "./fold.ts";
import { stemLanguages } from "./stem.ts";

/** Goes up whenever the same text would give other words, terms or stems than before. */
export const analysisVersion = 1;

/** The name and every option of the analysis as plain JSON; an index made with another one cannot be searched with this. */
export function describeAnalysis(): { readonly [option: string]: string | number | readonly string[] } {
  return {
    name: "verbatim",
    version: analysisVersion,
    folding: "case, diacritics, ligatures, width, digits of other scripts, invisible marks",
    apostrophes: "contractions joined, possessives and elisions left off",
    compounds: "parts and joined",
    numbers: "groups and decimals",
    unspacedScripts: "characters",
    maxTermLength,
    stemmers: stemLanguages,
  };
}
