/** The value below which so large a part of the values is, 0 to 1; 0 of none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** How values change with their place. */
export interface Trend {
  /** What they grow by from the first to the last, as a part of their mean: 0.1 is a tenth. */
  readonly growth: number;
  /** How many times its own standard error the slope is (Student's t); beyond about 3, it is hardly chance. */
  readonly t: number;
}

/** The straight line through values at equal distances, by least squares. At least three values. */
export function trendOf(values: readonly number[]): Trend {
  const n = values.length;
  const meanAt = (n - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  let covariance = 0;
  let spread = 0;
  values.forEach((value, at) => {
    covariance += (at - meanAt) * (value - mean);
    spread += (at - meanAt) ** 2;
  });
  const slope = covariance / spread;
  const errors = values.reduce((sum, value, at) => sum + (value - mean - slope * (at - meanAt)) ** 2, 0);
  const standardError = Math.sqrt(errors / (n - 2) / spread);
  return { growth: mean === 0 ? 0 : (slope * (n - 1)) / mean, t: slope === 0 ? 0 : slope / standardError };
}

/** Runs shorter than this are not judged by growth: code is compiled and caches fill. */
const shortestSeconds = 300;
const windows = 10;

/** Whether figures that were read over so many seconds grow by more than a part of their mean, and not by chance; told by the least of each of ten spans, as what is between is garbage not yet collected. The first quarter does not count. */
export function grows(values: readonly number[], most: number, seconds: number): boolean {
  const settled = values.slice(values.length >> 2);
  if (seconds < shortestSeconds || settled.length < windows) return false;
  const size = Math.floor(settled.length / windows);
  const least = Array.from({ length: windows }, (_, at) =>
    Math.min(...settled.slice(at * size, (at + 1) * size)),
  );
  const { growth, t } = trendOf(least);
  return growth > most && t > 3;
}
