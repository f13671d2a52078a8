import { setTimeout as sleep } from "node:timers/promises";
import type { Reply } from "./served.ts";

/** Asks over and over from so many callers at once, each waiting for its answer, until it is over; together no more often than so many times a second. */
export async function askWithoutEnd(
  callers: number,
  isOver: () => boolean,
  ask: (turn: number) => Promise<void>,
  perSecond = Number.POSITIVE_INFINITY,
): Promise<void> {
  const startedAt = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (!isOver()) {
        const turn = next++;
        const restMs = startedAt + (turn / perSecond) * 1000 - performance.now();
        if (restMs > 0) await sleep(restMs);
        await ask(turn);
      }
    }),
  );
}

/** Asks so many times a second, whether answered or not, and gives every answer. */
export async function askAtRate(
  perSecond: number,
  seconds: number,
  ask: (turn: number) => Promise<Reply>,
): Promise<Reply[]> {
  const startedAt = performance.now();
  const replies: Promise<Reply>[] = [];
  for (;;) {
    const elapsed = (performance.now() - startedAt) / 1000;
    if (elapsed >= seconds) return Promise.all(replies);
    while (replies.length < elapsed * perSecond) replies.push(ask(replies.length));
    await sleep(2);
  }
}

/** Runs something again and again with a rest behind each time, until the seconds are over. */
export async function every(
  restSeconds: number,
  isOver: () => boolean,
  run: () => Promise<void>,
): Promise<void> {
  while (!isOver()) {
    await run();
    await sleep(restSeconds * 1000);
  }
}

/** Tells when so many seconds are over. */
export function clock(seconds: number): () => boolean {
  const end = performance.now() + seconds * 1000;
  return () => performance.now() >= end;
}
