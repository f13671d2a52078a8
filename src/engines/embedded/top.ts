/**
 * Places of the `wanted` best of `size`, best first, by a heap of that many: n log k at most.
 * `compare` orders places as `sort` does and never says 0 for two different ones; only what `accepts` takes counts.
 */
export function topPlaces(
  size: number,
  wanted: number,
  compare: (a: number, b: number) => number,
  accepts?: (place: number) => boolean,
): readonly number[] {
  if (wanted <= 0) return [];
  const heap: number[] = [];
  for (let place = 0; place < size; place++) {
    if (accepts !== undefined && !accepts(place)) continue;
    if (heap.length < wanted) {
      heap.push(place);
      if (heap.length === wanted) heapify(heap, compare);
    } else if (compare(place, heap[0] as number) < 0) {
      heap[0] = place;
      siftDown(heap, 0, compare);
    }
  }
  return heap.sort(compare);
}

/** The worst is on top. */
function heapify(heap: number[], compare: (a: number, b: number) => number): void {
  for (let index = (heap.length >>> 1) - 1; index >= 0; index--) siftDown(heap, index, compare);
}

function siftDown(heap: number[], from: number, compare: (a: number, b: number) => number): void {
  let index = from;
  for (;;) {
    const left = index * 2 + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const worse =
      right < heap.length && compare(heap[right] as number, heap[left] as number) > 0 ? right : left;
    if (compare(heap[worse] as number, heap[index] as number) <= 0) return;
    [heap[index], heap[worse]] = [heap[worse] as number, heap[index] as number];
    index = worse;
  }
}
