import { Worker } from "node:worker_threads";
import { AppError } from "../../../domain/errors.ts";

/** Worker threads of one kind, each of which does one task at a time. */
export interface WorkerPool<Task, Answer> {
  /** Resolves when a task would be taken up at once. */
  whenIdle(): Promise<void>;
  /**
   * Has a task done, and waits for an idle worker first where there is none.
   * @throws {AppError} `build-incomplete` when a worker died: of this task, or of one before.
   */
  run(task: Task): Promise<Answer>;
  /** Ends the workers; what they were doing is never answered. */
  close(): Promise<void>;
}

/** What a pool is made of. */
export interface PoolOptions {
  /** The module of a worker: it answers each message with one. */
  readonly module: URL;
  /** Threads at most; each is started when it is first needed. */
  readonly size: number;
  /** The old space of a worker at most. */
  readonly maxHeapMb: number;
  /** The part of the heap where new objects are made: the smaller, the less memory, and the more work. V8 takes 48. */
  readonly youngHeapMb?: number;
  readonly workerData?: unknown;
}

/** A pool without a thread so far. */
export function createWorkerPool<Task, Answer>(options: PoolOptions): WorkerPool<Task, Answer> {
  const { module, size, maxHeapMb, youngHeapMb = 48, workerData } = options;
  const workers: Worker[] = [];
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  let failure: AppError | undefined;

  const start = (): Worker => {
    const resourceLimits = { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: youngHeapMb };
    const worker = new Worker(module, { workerData, resourceLimits });
    workers.push(worker);
    return worker;
  };
  const wakeAll = (): void => {
    for (const wake of waiting.splice(0)) wake();
  };
  const isBusy = (): boolean => failure === undefined && idle.length === 0 && workers.length >= size;
  const nextRelease = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  return {
    async whenIdle() {
      while (isBusy()) await nextRelease();
    },
    async run(task) {
      while (isBusy()) await nextRelease();
      if (failure !== undefined) throw failure;
      const worker = idle.pop() ?? start();
      try {
        const answer = await ask<Answer>(worker, task);
        idle.push(worker);
        wakeAll();
        return answer;
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        const message = `a thread of the build died, and nothing was published: ${reason}`;
        failure ??= new AppError("build-incomplete", message, { cause });
        wakeAll();
        throw failure;
      }
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function ask<Answer>(worker: Worker, task: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.removeAllListeners("message").removeAllListeners("error").removeAllListeners("exit");
      act();
    };
    worker.once("message", (answer: Answer) => settle(() => resolve(answer)));
    worker.once("error", (error) => settle(() => reject(error)));
    worker.once("exit", (code) => settle(() => reject(new Error(`it ended with code ${code}`))));
    worker.postMessage(task);
  });
}
