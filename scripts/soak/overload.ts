import { mixedQueries } from "../mixed-queries.ts";
import { askAtRate, askWithoutEnd, clock, every } from "./load.ts";
import { serve } from "./served.ts";
import { type Finding, indexOf, type SoakOptions } from "./soak-case.ts";
import { grows, quantile } from "./statistics.ts";

/** As many callers as the server answers all of, some of them waiting: half of what it takes on at a time. */
const busyCallers = 64;
const capacitySeconds = 5;
const recoverySeconds = 5;
const samples = 60;
const mostGrowth = 0.1;
/** Most times its median without overload that an answered request may take, and most milliseconds of a refusal. */
const slowest = 2;
const refusedMs = 50;

/** Times by status, in milliseconds; an hour's answers themselves would fill this process' memory. */
type Took = Map<number, number[]>;

/** Twice what it can answer: what is answered stays quick, the rest is refused at once, and afterwards all is as before. */
export async function soakOverload(options: SoakOptions): Promise<Finding[]> {
  const { indexDir, texts } = await indexOf(options);
  const paths = mixedQueries(texts, 1_000).map((query) => `/v1/search?q=${encodeURIComponent(query)}`);
  const served = await serve(indexDir, { SLOW_QUERY_MS: "0", ...options.settings });
  const askInto =
    (took: Took) =>
    async (turn: number): Promise<void> => {
      const { status, tookMs } = await served.ask(paths[turn % paths.length] ?? "/");
      const known = took.get(status);
      if (known === undefined) took.set(status, [tookMs]);
      else known.push(tookMs);
    };
  const busy = async (): Promise<readonly number[]> => {
    const took: Took = new Map();
    await askWithoutEnd(busyCallers, clock(capacitySeconds), askInto(took));
    return took.get(200) ?? [];
  };
  const atRate = async (perSecond: number, seconds: number): Promise<Took> => {
    const took: Took = new Map();
    await askAtRate(perSecond, seconds, askInto(took));
    return took;
  };
  await busy();
  const before = await busy();
  const capacity = before.length / capacitySeconds;
  const usual = quantile(before, 0.5);
  const memory: number[] = [];
  const readMemory = async (): Promise<void> => {
    memory.push(await served.figure("process_resident_memory_bytes"));
  };
  await readMemory();
  const isOver = clock(options.seconds);
  const [during] = await Promise.all([
    atRate(2 * capacity, options.seconds),
    every(options.seconds / samples, isOver, readMemory),
  ]);
  await readMemory();
  const back = await atRate(capacity / 2, recoverySeconds - 1);
  const late = await atRate(capacity / 2, 1);
  await served.stop();
  const answered = during.get(200) ?? [];
  const refused = during.get(503) ?? [];
  const asked = count(during);
  const others = asked - answered.length - refused.length;
  const lateMs = quantile(late.get(200) ?? [], 0.5);
  const [memoryBefore = 0, memoryAfter = 0] = [memory[0], memory.at(-1)];
  return [
    { what: "capacity, requests a second", found: Math.round(capacity), isRight: capacity > 0 },
    {
      what: `answered ${answered.length} of ${asked}, their median over that before`,
      found: round(quantile(answered, 0.5) / usual),
      isRight: quantile(answered, 0.5) <= slowest * usual,
    },
    {
      what: `refused ${refused.length}, 95th percentile in ms`,
      found: round(quantile(refused, 0.95)),
      isRight: quantile(refused, 0.95) <= refusedMs,
    },
    {
      what: `refused, of ${asked}`,
      found: round(refused.length / asked),
      // Else it was no overload, and nothing is shown.
      isRight: refused.length > asked / 10,
    },
    { what: "neither answered nor refused", found: others, isRight: others === 0 },
    {
      what: `memory in MB, ${Math.round(memoryBefore / 1e6)} before, after`,
      found: Math.round(memoryAfter / 1e6),
      isRight: memoryAfter < memoryBefore * 1.5 && !grows(memory, mostGrowth, options.seconds),
    },
    {
      what: `${count(back)} requests and five seconds later, the median over that before`,
      found: round(lateMs / usual),
      isRight: count(late) === late.get(200)?.length && lateMs <= slowest * usual,
    },
  ];
}

function count(took: Took): number {
  return [...took.values()].reduce((sum, { length }) => sum + length, 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
