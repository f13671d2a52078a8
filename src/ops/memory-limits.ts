import { getHeapStatistics } from "node:v8";

/** Bytes that this process may have: in all, by its container or unit, `Infinity` where nothing limits it; and of V8's heap. */
export function readMemoryLimits(): { readonly total: number; readonly heap: number } {
  // 0, or more than any machine has, stands for no limit.
  const total = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return { total, heap: getHeapStatistics().heap_size_limit };
}
