import { setTimeout as sleep } from "node:timers/promises";

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

/** Asks so many times a second, whether answered or not; over when every answer is there. */
export async function askAtRate(
  perSecond: number,
  seconds: number,
  ask: (turn: number) => Promise<void>,
): Promise<void> {
  const startedAt = performance.now();
  const open = new Set<Promise<void>>();
  let turns = 0;
  for (;;) {
    const elapsed = (performance.now() - startedAt) / 1000;
    if (elapsed >= seconds) break;
    for (; turns < elapsed * perSecond; turns++) {
      const answer: Promise<void> = ask(turns).finally(() => open.delete(answer));
      open.add(answer);
    }
    await sleep(2);
  }
  await Promise.all(open);
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
