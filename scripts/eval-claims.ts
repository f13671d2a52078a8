import { readFileSync } from "node:fs";
import { runBuild } from "../src/cli/run-build.ts";
import type { Verdict } from "../src/domain/verdict.ts";
import { openEmbedded } from "../src/engines/embedded/open.ts";
import { createEmbeddedSink } from "../src/engines/embedded/sink.ts";
import { passing } from "../src/evidence/verification.ts";
import { verifyClaim } from "../src/evidence/verify-claim.ts";
import { withTemporaryIndex } from "./temporary-index.ts";

/** A claim with the class of verdicts that is right for it. */
interface KnownClaim {
  readonly kind: string;
  readonly verdict: "verbatim" | "elided" | "altered" | "misattributed" | "not_found";
  readonly quote: string;
  readonly claimed_speaker?: string | null;
}

/** The verdicts of each class. */
const classes: Readonly<Record<KnownClaim["verdict"], readonly Verdict[]>> = {
  verbatim: ["verbatim", "verbatim-typography"],
  elided: ["edited-as-marked", "edited-meaning-at-risk"],
  altered: ["different-words", "not-found", "edited-meaning-at-risk"],
  misattributed: ["other-speaker"],
  not_found: ["not-found"],
};

/** Checks the claims of a file (`claims.jsonl`) against a corpus and prints one JSON line; `--misses` lists the wrong ones. */
export async function evaluateClaims(file: string, corpusDir: string): Promise<void> {
  await withTemporaryIndex(async (index) => {
    await runBuild({ corpusDir, createSink: () => createEmbeddedSink(index) });
    const backend = await openEmbedded(index);
    const claims = readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as KnownClaim);
    const count = { right: 0, wrongPassed: 0, trueRefused: 0 };
    for (const { kind, verdict, quote, claimed_speaker: speaker } of claims) {
      const found = await verifyClaim(backend, { quote, ...(speaker && { speaker }) });
      const isRight = classes[verdict].includes(found.verdict);
      const isTrue = verdict === "verbatim" || verdict === "elided";
      count.right += Number(isRight);
      count.wrongPassed += Number(!isTrue && passing.has(found.verdict));
      count.trueRefused += Number(isTrue && ["not-found", "different-words"].includes(found.verdict));
      if (!isRight && process.argv.includes("--misses")) console.log(`${kind} ${found.verdict}: ${quote}`);
    }
    const accuracy = Math.round((count.right / claims.length) * 10_000) / 10_000;
    const { wrongPassed, trueRefused } = count;
    console.log(JSON.stringify({ set: "claims", claims: claims.length, accuracy, wrongPassed, trueRefused }));
  });
}
