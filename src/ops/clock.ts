/** Whole milliseconds since this process began. What takes time is measured by it: the date may be set back or forward meanwhile. */
export function sinceStart(): number {
  return Math.floor(performance.now());
}
