/** Bytes that are written while others are made. */
export interface ChunkQueue {
  push(chunk: Uint8Array): void;
  /** No chunk comes after those that were pushed. */
  end(): void;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A queue without a chunk so far; its chunks can be read once. */
export function createChunkQueue(): ChunkQueue {
  const waiting: Uint8Array[] = [];
  let hasEnded = false;
  let wake = (): void => undefined;
  async function* read(): AsyncIterable<Uint8Array> {
    for (;;) {
      if (waiting.length > 0) yield Buffer.concat(waiting.splice(0));
      else if (hasEnded) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  return {
    push(chunk) {
      waiting.push(chunk);
      wake();
    },
    end() {
      hasEnded = true;
      wake();
    },
    chunks: read(),
  };
}
