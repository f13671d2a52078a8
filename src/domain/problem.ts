/** Something reported to a person, with the place in their query that it concerns. */
export interface QueryProblem {
  readonly start: number;
  readonly end: number;
  /** Stable, in kebab-case. */
  readonly code: string;
  readonly message: string;
}

/** Something about a file of the corpus, reported at the end of a build. */
export interface CorpusProblem {
  /** `error`: the file is not in the index. `warning`: it is, with something guessed or left out. `note`: left alone on purpose. */
  readonly severity: "error" | "warning" | "note";
  /** Path inside the corpus folder. */
  readonly path: string;
  /** Line of the file, from 1, where there is one. */
  readonly line?: number;
  /** Stable, in kebab-case. */
  readonly code: string;
  readonly message: string;
}
