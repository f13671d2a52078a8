import { mixedQueries } from "../mixed-queries.ts";
import { askAtRate, askWithoutEnd, clock } from "./load.ts";
import { type Reply, serve } from "./served.ts";
import { type Finding, indexOf, type SoakOptions } from "./soak-case.ts";
import { quantile } from "./statistics.ts";

/** As many callers as the server answers all of, some of them waiting: half of what it takes on at a time. */
const busyCallers = 64;
const capacitySeconds = 5;
const recoverySeconds = 5;
/** Most times its median without overload that an answered request may take, and most milliseconds of a refusal. */
const slowest = 2;
const refusedMs = 50;

/** Twice what it can answer: what is answered stays quick, the rest is refused at once, and afterwards all is as before. */
export async function soakOverload(options: SoakOptions): Promise<Finding[]> {
  const { indexDir, texts } = await indexOf(options);
  const paths = mixedQueries(texts, 1_000).map((query) => `/v1/search?q=${encodeURIComponent(query)}`);
  const served = await serve(indexDir, { SLOW_QUERY_MS: "0", ...options.settings });
  const ask = async (turn: number): Promise<Reply> => {
    const reply = await served.ask(paths[turn % paths.length] ?? "/");
    // The words of all answers together would fill this process' memory.
    return { ...reply, body: "" };
  };
  const busy = async (): Promise<Reply[]> => {
    const replies: Reply[] = [];
    await askWithoutEnd(busyCallers, clock(capacitySeconds), async (turn) => {
      replies.push(await ask(turn));
    });
    return replies;
  };
  await busy();
  const before = await busy();
  const capacity = before.length / capacitySeconds;
  const memoryBefore = await served.figure("process_resident_memory_bytes");
  const during = await askAtRate(2 * capacity, options.seconds, ask);
  const memoryAfter = await served.figure("process_resident_memory_bytes");
  const recovered = await askAtRate(capacity / 2, recoverySeconds, ask);
  await served.stop();
  const middle = (replies: readonly Reply[]): number =>
    quantile(
      replies.map(({ tookMs }) => tookMs),
      0.5,
    );
  const answered = during.filter(({ status }) => status === 200);
  const refused = during.filter(({ status }) => status === 503);
  const others = during.length - answered.length - refused.length;
  const late = recovered.slice(-Math.ceil(recovered.length / recoverySeconds));
  return [
    { what: "capacity, requests a second", found: Math.round(capacity), isRight: true },
    {
      what: `answered ${answered.length} of ${during.length}, their median over that before`,
      found: round(middle(answered) / middle(before)),
      isRight: middle(answered) <= slowest * middle(before),
    },
    {
      what: `refused ${refused.length}, 95th percentile in ms`,
      found: round(
        quantile(
          refused.map(({ tookMs }) => tookMs),
          0.95,
        ),
      ),
      isRight:
        quantile(
          refused.map(({ tookMs }) => tookMs),
          0.95,
        ) <= refusedMs,
    },
    { what: "neither answered nor refused", found: others, isRight: others === 0 },
    {
      what: `memory in MB, ${Math.round(memoryBefore / 1e6)} before, after`,
      found: Math.round(memoryAfter / 1e6),
      isRight: memoryAfter < memoryBefore * 1.5,
    },
    {
      what: "five seconds later, the median over that before",
      found: round(middle(late) / middle(before)),
      isRight: late.every(({ status }) => status === 200) && middle(late) <= slowest * middle(before),
    },
  ];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
