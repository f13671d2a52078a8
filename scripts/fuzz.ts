import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseSource } from "../src/corpus/parse-source.ts";
import { formatOf, type SourceFormat } from "../src/corpus/source.ts";
import { createWithinTime } from "./within-time.ts";

const usage = "npm run fuzz -- [--runs N] [--seconds N] [--seed N] [--no-growth] DIR";

/** Milliseconds of work that a mutated file may take, and for each of its bytes besides. */
const leastLimitMs = 2000;
const limitMsPerByte = 0.01;
/** Milliseconds in which everything ends on a machine however busy. */
const endlessMs = 120_000;
/** Four times the text may take so many times as long; twice as long again would be the square. */
const growthLimit = 8;
/** Characters of the texts that are repeated, and milliseconds below which a ratio of times says nothing. */
const grownBytes = 200_000;
const leastTimedMs = 20;
/** What readers stumble over. */
const hostile = [
  "\0",
  "\ufffd",
  "<![CDATA[",
  "&lol;",
  "]]>",
  "```",
  "---\n",
  "-->",
  "{{",
  '"',
  "“",
  "\u202e",
  "[",
  "*".repeat(500),
];

interface Sample {
  readonly path: string;
  readonly format: SourceFormat;
  readonly bytes: Buffer;
}

const words = process.argv.slice(2);
const numberOf = (flag: string, otherwise: number): number => {
  const at = words.indexOf(flag);
  return at < 0 ? otherwise : Number(words.splice(at, 2)[1]);
};
const runs = numberOf("--runs", 1000);
const seed = numberOf("--seed", 1);
const seconds = numberOf("--seconds", Number.POSITIVE_INFINITY);
const withGrowth = !words.includes("--no-growth");
const [folder, ...unknown] = words.filter((word) => word !== "--no-growth");
if (folder === undefined || unknown.length > 0 || ![runs, seed].every(Number.isInteger) || !(seconds > 0))
  throw new Error(usage);

const samples = readSamples(folder);
const failures: string[] = [];
const random = createRandom(seed);
const withinTime = createWithinTime();
const until = performance.now() + seconds * 1000;
const mutated: Record<string, number> = {};
let slowestMs = 0;
let run = 0;
for (; run < runs && performance.now() < until; run++) fuzzOnce(run);
const growth = withGrowth ? samples.map(growthOf) : [];
const quadratic = growth.filter(({ ratio }) => ratio > growthLimit);
for (const failure of failures) console.error(failure);
for (const { path, ratio } of quadratic)
  console.error(`${path}: four times the text takes ${ratio} times as long`);
console.log(
  JSON.stringify({
    runs: run,
    seed,
    files: samples.length,
    mutated,
    failures: failures.length,
    slowestMs: Math.round(slowestMs),
    ...(withGrowth && { worstGrowth: Math.max(0, ...growth.map(({ ratio }) => ratio)) }),
  }),
);
process.exitCode = failures.length + quadratic.length > 0 ? 1 : 0;

/** Reads one file with a few changes, and notes what no reader may do: throw, take too long, or say nothing. */
function fuzzOnce(run: number): void {
  const sample = pick(samples);
  let bytes = sample.bytes;
  for (let count = 1 + random(4); count > 0; count--) bytes = mutate(bytes);
  mutated[sample.format] = (mutated[sample.format] ?? 0) + 1;
  const { ms, problem } = read({ ...sample, bytes });
  slowestMs = Math.max(slowestMs, ms);
  const isSlow = ms > leastLimitMs + bytes.length * limitMsPerByte;
  const fault = problem ?? (isSlow ? `${Math.round(ms)} ms` : undefined);
  if (fault !== undefined) failures.push(`run ${run}, ${sample.path}, ${bytes.length} bytes: ${fault}`);
}

/** What is wrong with how a file is read, and how much work of this process that took: what others do is not counted. */
function read(sample: Sample): { readonly ms: number; readonly problem: string | undefined } {
  const from = process.cpuUsage();
  let problem: string | undefined;
  try {
    problem = withinTime(endlessMs, () => problemOf(sample));
  } catch (error) {
    problem = String(error);
  }
  return { ms: process.cpuUsage(from).user / 1000, problem };
}

function problemOf(sample: Sample): string | undefined {
  for (const { paragraphs, problems } of parseSource(sample, {})) {
    const failed = problems.find(({ code }) => code === "reader-failed");
    if (failed !== undefined) return failed.message;
    if (paragraphs.length + problems.length === 0) return "neither words nor a problem";
    if (paragraphs.some(({ text }) => text.trim() === "")) return "a paragraph without words";
  }
  return undefined;
}

function mutate(bytes: Buffer): Buffer {
  const at = random(bytes.length + 1);
  const end = Math.min(bytes.length, at + random(2000));
  const splice = (middle: Uint8Array): Buffer =>
    Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(end)]);
  switch (random(7)) {
    case 0:
      return splice(Buffer.alloc(0));
    case 1:
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
    case 2:
      return bytes.subarray(0, at);
    case 3:
      return splice(Buffer.from(pick(hostile)));
    case 4:
      return splice(Buffer.from(pick(hostile).repeat(1 + random(2000))));
    case 5: {
      const other = pick(samples).bytes;
      const from = random(other.length);
      return splice(other.subarray(from, from + random(5000)));
    }
    default:
      return splice(
        Buffer.from(bytes.subarray(at, end).map((byte) => (random(20) === 0 ? random(256) : byte))),
      );
  }
}

/** How many times as long a text takes when it stands there four times as often. */
function growthOf({ path, format, bytes }: Sample): { readonly path: string; readonly ratio: number } {
  const times = Math.ceil(grownBytes / Math.max(1, bytes.length));
  const timed = (count: number): number => {
    const whole = Buffer.concat(Array<Buffer>(count).fill(bytes));
    return Math.min(...[1, 2, 3].map(() => read({ path, format, bytes: whole }).ms));
  };
  timed(times);
  const ratio = timed(times * 4) / Math.max(leastTimedMs, timed(times));
  return { path, ratio: Math.round(ratio * 10) / 10 };
}

function readSamples(root: string): readonly Sample[] {
  return (readdirSync(root, { recursive: true }) as string[]).sort().flatMap((path) => {
    const format = formatOf(path);
    const absolute = join(root, path);
    return format === undefined || !statSync(absolute).isFile()
      ? []
      : { path, format, bytes: readFileSync(absolute) };
  });
}

function pick<T>(list: readonly T[]): T {
  return list[random(list.length)] as T;
}

/** Whole numbers below a limit, the same for the same seed (Marsaglia's xorshift, 2003). */
function createRandom(start: number): (limit: number) => number {
  let state = (start * 2_654_435_761) >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return limit === 0 ? 0 : (state >>> 0) % limit;
  };
}
