/** What is wanted of a kind of set; figures that are not named are not held against anything. */
const goals = {
  /** Edited interviews of which only the text is left. */
  interviews: { questionF1: 0.97, roleAccuracy: 0.96 },
  /** Labels read as what they are. */
  labelled: { roleAccuracy: 0.995, speakerAccuracy: 0.99 },
  /** Press conferences of which the labels were taken off. */
  stripped: { questionF1: 0.85 },
  /** The same, in Spanish. */
  strippedSpanish: { questionF1: 0.75 },
  /** Quotations in news prose. */
  prose: { speakerEndToEnd: 0.8, speakerWhereAnswered: 0.93 },
} as const satisfies Readonly<Record<string, Partial<Record<FigureName, number>>>>;

/** The kinds of sets that are measured. */
export type SetKind = keyof typeof goals;

/** What is measured, between 0 and 1, in the order of the table. */
export const figureNames = [
  "questionF1",
  "roleAccuracy",
  "speakerAccuracy",
  "spanPrecision",
  "spanRecall",
  "speakerEndToEnd",
  "speakerWhereAnswered",
] as const;

/** One figure of a set. */
export type FigureName = (typeof figureNames)[number];

/** What a set came out as; `null` where its truth does not tell a figure. */
export interface SetFigures extends Readonly<Record<FigureName, number | null>> {
  readonly set: string;
  readonly kind: SetKind;
  readonly documents: number;
  /** Paragraphs whose role was judged. */
  readonly paragraphs: number | null;
  /** Quotations whose speaker was judged. */
  readonly quotations: number | null;
  /** Figures below what is wanted. */
  readonly below: readonly FigureName[];
  /** How often each kind of mistake was made. */
  readonly mistakes: Readonly<Record<string, number>>;
}

const unknown = Object.fromEntries(figureNames.map((name) => [name, null])) as Record<FigureName, null>;

/** Puts together what a set came out as, rounded, and what of it falls short of its goal. */
export function toFigures(
  known: Pick<SetFigures, "set" | "kind" | "documents"> & Partial<SetFigures>,
  mistakes: ReadonlyMap<string, number>,
): SetFigures {
  const { set, kind, documents, ...own } = known;
  const all = { set, kind, documents, paragraphs: null, quotations: null, ...unknown, ...own };
  const wanted: Partial<Record<FigureName, number>> = goals[known.kind];
  return {
    ...all,
    below: figureNames.filter((name) => (all[name] ?? 1) < (wanted[name] ?? 0)),
    mistakes: Object.fromEntries([...mistakes].sort((a, b) => b[1] - a[1])),
  };
}

/** A share to four digits, `null` of nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}

/** F1 of what was rightly found, wrongly found and missed. */
export function toF1({
  right,
  wrong,
  missed,
}: {
  right: number;
  wrong: number;
  missed: number;
}): number | null {
  return share(2 * right, 2 * right + wrong + missed);
}

/** Adds one to a kind of mistake, and says where it was made when asked to (`--misses`). */
export function createMistakes(): {
  readonly counts: Map<string, number>;
  add(what: string, where: string): void;
} {
  const counts = new Map<string, number>();
  const isShown = process.argv.includes("--misses");
  return {
    counts,
    add(what, where) {
      counts.set(what, (counts.get(what) ?? 0) + 1);
      if (isShown) console.error(`${what}: ${where.replaceAll("\n", "¶")}`);
    },
  };
}
