/** How often a property is tried: as often as it says, or as `FUZZ_RUNS` does. */
export function runs(usual: number): number {
  return Number(process.env.FUZZ_RUNS ?? usual);
}
