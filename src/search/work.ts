/** What the searches of one question may still ask of an engine, all together. */
export interface Work {
  /** About how many postings and positions may still be gone through; none when time is up. */
  left(): number;
  /** Takes about so many from what is left, before they are gone through. */
  spend(count: number): void;
  /** Notes that so many were gone through indeed, whatever was reckoned before. */
  note(count: number): void;
  /** Whether time is up: who is still at it ends with what can be had at once. */
  isLate(): boolean;
}

/** Postings and positions that one question may go through: some tenths of a second, whatever the corpus. */
export const workPerQuestion = 50_000_000;

/** What a search in a cluster is noted as, whose postings are gone through elsewhere. */
export const workOfClusterSearch = 500_000;

/** What else there is to an allowance. */
export interface WorkOptions {
  readonly isLate?: () => boolean;
  /** Is told what was gone through. */
  readonly note?: (count: number) => void;
}

/** So many of them, for as long as it is not late. */
export function createWork(most: number, { isLate = () => false, note = () => {} }: WorkOptions = {}): Work {
  let left = most;
  return {
    left: () => (isLate() ? 0 : left),
    spend(count) {
      left = Math.max(0, left - count);
    },
    note,
    isLate,
  };
}

/** Two allowances at once: what is spent of one is spent of the other. */
export function bothWorks(one: Work, other: Work): Work {
  return {
    left: () => Math.min(one.left(), other.left()),
    spend(count) {
      one.spend(count);
      other.spend(count);
    },
    note(count) {
      one.note(count);
      other.note(count);
    },
    isLate: () => one.isLate() || other.isLate(),
  };
}
