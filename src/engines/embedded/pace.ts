import { AppError } from "../../domain/errors.ts";
import type { Work } from "../../search/work.ts";
import type { Turns } from "./turns.ts";

/** Lets others run while a search goes on, and ends it when nobody waits for it any more, or it is late. */
export interface Pace {
  /** Notes so many postings or positions gone through; where it is time to let others run, gives what to wait for. */
  after(work: number): Promise<void> | undefined;
}

/** Postings or positions gone through at a stretch: some milliseconds. */
const stretch = 250_000;

/** The pace of one search. */
export function createPace(turns: Turns, work?: Work, signal?: AbortSignal): Pace {
  const nextTurn = turns.join();
  let gone = 0;
  let left = stretch;
  const pause = async (): Promise<void> => {
    gone += stretch - left;
    left = stretch;
    await nextTurn(gone);
    if (signal?.aborted || work?.isLate())
      throw new AppError("engine-unavailable", "the search was ended before it was done", {
        cause: signal?.reason,
      });
  };
  return {
    after(count) {
      work?.note(count);
      left -= count;
      return left > 0 ? undefined : pause();
    },
  };
}
