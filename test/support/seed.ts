import fc from "fast-check";

/** Properties run from one seed, so that a run can be repeated; FUZZ_SEED=$RANDOM tries others, FUZZ_RUNS more. */
const { FUZZ_SEED, FUZZ_RUNS } = process.env;
fc.configureGlobal({
  seed: Number(FUZZ_SEED ?? 20_261_124),
  ...(FUZZ_RUNS && { numRuns: Number(FUZZ_RUNS) }),
});
