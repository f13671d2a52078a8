import { createContext, Script } from "node:vm";

/** Runs what does not wait, and throws where it takes longer than so many milliseconds. */
export type WithinTime = <T>(limitMs: number, run: () => T) => T;

/** What stops that which never ends, so that it is a failure of its own and holds up nothing else. */
export function createWithinTime(): WithinTime {
  const room: { run?: () => void } = {};
  const context = createContext(room);
  // Only scripts can be stopped: this one calls what is to be run, with all that it calls.
  const call = new Script("run()");
  return <T>(limitMs: number, run: () => T): T => {
    let result: { readonly value: T } | undefined;
    room.run = () => {
      result = { value: run() };
    };
    call.runInContext(context, { timeout: limitMs });
    if (result === undefined) throw new Error("it ended without a result");
    return result.value;
  };
}
