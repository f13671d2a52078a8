import { parentPort } from "node:worker_threads";
import { type Batch, type FrozenBatch, freezeBatch } from "./freeze-batch.ts";

/** A thread that freezes each batch it is sent, and gives away the bytes that come of it. */
parentPort?.on("message", (batch: Batch) => {
  const frozen = freezeBatch(batch);
  parentPort?.postMessage(frozen, buffersOf(frozen));
});

function buffersOf({ segment, lengths }: FrozenBatch): ArrayBuffer[] {
  const { terms, sizes, postings, positions } = segment;
  const arrays = [terms.bytes, terms.starts, sizes, postings, positions, lengths];
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}
