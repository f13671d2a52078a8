import type { Server } from "node:http";

/** What a stop does beside the server. */
export interface StopOptions {
  readonly timeoutMs: number;
  /** Called when the stop begins. */
  onStop(signal: string): void;
  /** Called with the exit code when everything has ended: 0, or 1 when requests had to be cut. */
  onEnd(code: number): void;
}

/**
 * Stops the server on SIGTERM and SIGINT: no new connections, requests under way finish, idle ones are closed. What
 * has not ended by the time limit is cut; a second signal cuts at once.
 */
export function stopOnSignal(server: Server, { timeoutMs, onStop, onEnd }: StopOptions): void {
  let stopping = false;
  const cut = (): void => {
    server.closeAllConnections();
    onEnd(1);
  };
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) {
      cut();
      return;
    }
    stopping = true;
    onStop(signal);
    const timer = setTimeout(cut, timeoutMs);
    timer.unref();
    server.close(() => {
      clearTimeout(timer);
      onEnd(0);
    });
    server.closeIdleConnections();
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
}
