/** Seconds of a time written `1:02:03.500`, `02:03` or with a comma before its thousandths. */
export function toSeconds(stamp: string): number {
  const seconds = stamp
    .replace(",", ".")
    .split(":")
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.round(seconds * 1000) / 1000;
}
