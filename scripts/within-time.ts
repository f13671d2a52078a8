import { createContext, Script } from "node:vm";

/**
 * Runs what does not wait, and throws where it takes longer than so many milliseconds: what never ends is a failure
 * of its own, and stops nothing else.
 */
export function createTimer(limitMs: number): <T>(run: () => T) => T {
  const room: { run?: () => void } = {};
  const context = createContext(room);
  // Only scripts can be stopped: this one calls what is to be run, with all that it calls.
  const call = new Script("run()");
  return <T>(run: () => T): T => {
    let result: { readonly value: T } | undefined;
    room.run = () => {
      result = { value: run() };
    };
    call.runInContext(context, { timeout: limitMs });
    if (result === undefined) throw new Error("it ended without a result");
    return result.value;
  };
}
