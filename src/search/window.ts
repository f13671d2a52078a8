/**
 * The stretches of a text that hold each operand once with at most `gap` words that belong to none of them: for each
 * stretch, the position of each operand. `positions` ascend within an operand; `widths` are the words each covers.
 * Linear in the number of positions.
 */
export function findWindows(
  positions: readonly (readonly number[])[],
  widths: readonly number[],
  gap: number,
): readonly (readonly number[])[] {
  const longest = widths.reduce((sum, width) => sum + width, gap);
  const cursors = positions.map(() => 0);
  const windows: (readonly number[])[] = [];
  for (;;) {
    const places: number[] = [];
    for (const [operand, cursor] of cursors.entries()) {
      const place = positions[operand]?.[cursor];
      if (place === undefined) return windows;
      places.push(place);
    }
    const start = Math.min(...places);
    const end = Math.max(...places.map((place, operand) => place + widthOf(widths, operand)));
    if (end - start <= longest && areApart(places, widths)) windows.push(places);
    const lowest = places.indexOf(start);
    cursors[lowest] = (cursors[lowest] ?? 0) + 1;
  }
}

/** Whether no two operands stand on the same word. */
function areApart(places: readonly number[], widths: readonly number[]): boolean {
  const spans = places.map((start, operand) => ({ start, end: start + widthOf(widths, operand) }));
  spans.sort((a, b) => a.start - b.start);
  return spans.every((span, index) => span.start >= (spans[index - 1]?.end ?? 0));
}

function widthOf(widths: readonly number[], operand: number): number {
  return widths[operand] ?? 1;
}
