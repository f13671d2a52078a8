import { availableParallelism } from "node:os";
import { type Batch, type FrozenBatch, freezeBatch } from "./freeze-batch.ts";
import { createWorkerPool, type WorkerPool } from "./worker-pool.ts";

/** Freezes one batch after the other, on threads of its own where there are processors for them. */
export interface Freezer {
  /** Takes a batch over as soon as there is a thread for it. */
  add(batch: Batch): Promise<void>;
  /** Freezes the last batch, and waits for all. */
  finish(batch: Batch): Promise<void>;
  /** Gives up what is not frozen. */
  close(): Promise<void>;
}

const maxThreads = 7;
/** A batch is small, so its thread needs little: more would mean that something is wrong. */
const maxHeapMb = 1024;
const youngHeapMb = 24;

/** A freezer that hands over what it froze in the order of the batches. One processor is left for who brings them. */
export function createFreezer(onFrozen: (frozen: FrozenBatch) => void): Freezer {
  const size = Math.min(availableParallelism() - 1, maxThreads);
  const module = new URL("./freeze-worker.js", import.meta.url);
  const isCompiled = import.meta.url.endsWith(".js");
  const pool: WorkerPool<Batch, FrozenBatch> = createWorkerPool({ module, size, maxHeapMb, youngHeapMb });
  let handedOver = Promise.resolve();
  let failure: unknown;
  return {
    async add(batch) {
      if (size < 1 || !isCompiled) return onFrozen(freezeBatch(batch));
      await pool.whenIdle();
      if (failure !== undefined) throw failure;
      const frozen = pool.run(batch);
      handedOver = Promise.all([frozen, handedOver]).then(
        ([one]) => onFrozen(one),
        (error) => {
          failure ??= error;
        },
      );
    },
    async finish(batch) {
      const last = freezeBatch(batch);
      await handedOver;
      await pool.close();
      if (failure !== undefined) throw failure;
      onFrozen(last);
    },
    close: () => pool.close(),
  };
}
