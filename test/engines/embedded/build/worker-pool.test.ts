import { afterEach, describe, expect, it } from "vitest";
import { createWorkerPool, type WorkerPool } from "../../../../src/engines/embedded/build/worker-pool.ts";

let pool: WorkerPool<number, { readonly task: number; readonly thread: number }>;
afterEach(() => pool.close());

function open(size: number, onTask = ""): void {
  const program = `import { parentPort, threadId } from "node:worker_threads";
    parentPort.on("message", (task) => { ${onTask} parentPort.postMessage({ task, thread: threadId }); });`;
  const module = new URL(`data:text/javascript,${encodeURIComponent(program)}`);
  pool = createWorkerPool({ module, size, maxHeapMb: 64 });
}

describe("createWorkerPool", () => {
  it("answers each task, on no more threads than its size", async () => {
    open(2);
    const tasks = Array.from({ length: 20 }, (_, task) => task);
    const answers = await Promise.all(tasks.map((task) => pool.run(task)));
    expect(answers.map(({ task }) => task)).toEqual(tasks);
    expect(new Set(answers.map(({ thread }) => thread)).size).toBe(2);
  });

  it("is idle when a thread is", async () => {
    open(1);
    await pool.whenIdle();
    let isAnswered = false;
    const answered = pool.run(1).then(() => {
      isAnswered = true;
    });
    await pool.whenIdle();
    const wasAnswered = isAnswered;
    await answered;
    expect(wasAnswered).toBe(true);
  });

  for (const { death, onTask, message } of [
    { death: "throws", onTask: "throw new Error('no such word');", message: /no such word/ },
    { death: "ends", onTask: "process.exit(3);", message: /code 3/ },
    {
      death: "takes too much memory",
      onTask: "const all = []; for (;;) all.push(new Array(1000).fill({ task }));",
      message: /memory/,
    },
  ])
    it(`says so when a thread ${death}, and takes no other task`, async () => {
      open(1, onTask);
      const failure = { code: "build-incomplete", message: expect.stringMatching(message) };
      const [first, second] = [pool.run(1), pool.run(2)];
      await expect(first).rejects.toMatchObject(failure);
      await expect(second).rejects.toMatchObject(failure);
      await pool.whenIdle();
      await expect(pool.run(3)).rejects.toMatchObject(failure);
    }, 60_000);
});
