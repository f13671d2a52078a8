import { mkdtempSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { soakFaults } from "./faults.ts";
import { soakMixed } from "./mixed.ts";
import { soakOverload } from "./overload.ts";
import { putBack } from "./put-back.ts";
import { soakSwap } from "./swap.ts";

const soaks = { swap: soakSwap, overload: soakOverload, mixed: soakMixed, faults: soakFaults };

const usage = `usage: npm run soak -- [${Object.keys(soaks).join("|")}]... [--seconds N] [--index DIR] [--rate N] [NAME=value]...
  swap      a new index each five seconds, under 64 callers
  overload  twice the capacity
  mixed     mixed traffic, one request in a hundred of it rubbish
  faults    kill -9 under load, a full and a read-only disk, little memory
Each takes --seconds (60); --rate is the most requests a second of mixed traffic; NAME=value sets a setting of the server for overload.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "60" },
    index: { type: "string" },
    rate: { type: "string" },
  },
});
const settings = Object.fromEntries(
  positionals.filter((text) => text.includes("=")).map((text) => text.split("=", 2) as [string, string]),
);
const names = positionals.filter((text) => !text.includes("="));
const wrong = names.filter((name) => !Object.hasOwn(soaks, name));
if (wrong.length > 0 || !(Number(values.seconds) > 0)) {
  console.error(usage);
  process.exit(2);
}
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
let failed = 0;
for (const name of names.length > 0 ? names : Object.keys(soaks)) {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-soak-"));
  const removeFolder = putBack(() => rmSync(folder, { recursive: true, force: true }));
  try {
    const options = {
      seconds: Number(values.seconds),
      indexDir: values.index,
      folder,
      settings,
      ...(values.rate !== undefined && { perSecond: Number(values.rate) }),
    };
    for (const { what, found, isRight } of await soaks[name as keyof typeof soaks](options)) {
      console.log(`${isRight ? "ok  " : "FAIL"} ${name}: ${what} ${found}`);
      if (!isRight) failed++;
    }
  } finally {
    removeFolder();
  }
}
process.exitCode = failed > 0 ? 1 : 0;
