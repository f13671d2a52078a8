import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPointerMark } from "../../src/artifact/pointer-file.ts";
import { rollbackArtifact } from "../../src/artifact/rollback-artifact.ts";
import { inFolder } from "../../src/cli/index-place.ts";
import { openLive } from "../../src/cli/live-index.ts";
import { createLiveBackend, type LiveBackend } from "../../src/ops/live-backend.ts";
import { pollMark } from "../../src/ops/poll.ts";
import type { Backend } from "../../src/search/backend.ts";
import { appOver, type Listening, listen } from "../support/app.ts";
import { type CorpusFolder, createCorpusFolder } from "../support/corpus-folder.ts";

const log = pino({ level: "silent" });
let folder: CorpusFolder;
let server: Listening | undefined;
beforeEach(() => {
  folder = createCorpusFolder();
});
afterEach(() => {
  server?.close();
  server = undefined;
  folder.remove();
});

/** Builds an edition whose every paragraph names it; gives the version of its index. */
async function build(edition: string): Promise<string> {
  const text = Array.from({ length: 30 }, (_, place) => `Tide ${place} of edition ${edition}.`).join("\n\n");
  return (await folder.build({ "a.txt": text, "b.txt": text })).index.version;
}

async function serve(): Promise<{ live: LiveBackend; ask(): Promise<Answer> }> {
  const place = inFolder(folder.indexDir);
  const live = await openLive(place, { privacy: "off", slowQueryMs: 0 }, { log });
  const app = appOver(live.backend(), { backend: live.backend, now: Date.now });
  server = await listen((request, response) => {
    response.once("close", live.hold());
    app(request, response);
  });
  const address = server.origin;
  const ask = async (): Promise<Answer> => {
    const response = await fetch(`${address}/v1/search?q=tide&limit=50`);
    const { index, hits } = (await response.json()) as {
      index: { version: string };
      hits: { paragraph: { text: string } }[];
    };
    const editions = new Set(hits.map(({ paragraph }) => paragraph.text.replace(/^.* /, "")));
    return { status: response.status, version: index.version, editions: [...editions] };
  };
  return { live, ask };
}

interface Answer {
  readonly status: number;
  readonly version: string;
  /** The editions that its paragraphs name: one, unless two indexes were mixed. */
  readonly editions: readonly string[];
}

describe("a live index", () => {
  it("is replaced under load without a failed or mixed answer", async () => {
    const editionOf = new Map([[await build("0"), "0."]]);
    const { live, ask } = await serve();
    let isDone = false;
    const answers: Answer[] = [];
    const callers = Array.from({ length: 4 }, async () => {
      while (!isDone) answers.push(await ask());
    });
    for (const edition of ["1", "2", "3"]) {
      editionOf.set(await build(edition), `${edition}.`);
      expect(await live.reload()).toMatchObject({ kind: "swapped" });
      expect((await ask()).editions).toEqual([`${edition}.`]);
    }
    isDone = true;
    await Promise.all(callers);
    for (const { status, version, editions } of answers)
      expect([status, editions]).toEqual([200, [editionOf.get(version)]]);
    expect(new Set(answers.map(({ version }) => version)).size).toBeGreaterThan(1);
  });

  it("answers on when the new one is damaged, and takes up the next that is whole", async () => {
    const first = await build("1");
    const { live, ask } = await serve();
    const damaged = await build("2");
    appendFileSync(join(folder.indexDir, damaged, "documents.bin"), "x");
    expect(await live.reload()).toMatchObject({ kind: "refused", error: { code: "artifact-damaged" } });
    expect(await ask()).toMatchObject({ status: 200, version: first, editions: ["1."] });
    rmSync(join(folder.indexDir, "current.json"));
    expect(await live.reload()).toMatchObject({ kind: "refused", error: { code: "artifact-missing" } });
    const third = await build("3");
    expect(await live.reload()).toMatchObject({ kind: "swapped", from: first, to: third });
    expect(await ask()).toMatchObject({ version: third, editions: ["3."] });
  });

  it("goes back to the index before, and forth again", async () => {
    const [first, second] = [await build("1"), await build("2")];
    const { live, ask } = await serve();
    for (const [from, to, edition] of [
      [second, first, "1."],
      [first, second, "2."],
    ] as const) {
      expect(await rollbackArtifact(folder.indexDir)).toMatchObject({
        from: { version: from },
        to: { version: to },
      });
      await live.reload();
      expect(await ask()).toMatchObject({ version: to, editions: [edition] });
    }
    expect(await live.reload()).toEqual({ kind: "unchanged" });
  });

  it("is taken up by itself when the pointer changes", async () => {
    await build("1");
    const { live, ask } = await serve();
    const swapped = new Promise<void>((done) => {
      const end = pollMark(
        () => readPointerMark(folder.indexDir),
        5,
        async () => {
          if ((await live.reload()).kind !== "swapped") return;
          end();
          done();
        },
      );
    });
    await build("2");
    await swapped;
    expect((await ask()).editions).toEqual(["2."]);
  });
});

describe("createLiveBackend", () => {
  it("closes an index once, when its last request has ended", async () => {
    await build("1");
    const { engine, store } = await folder.open();
    const closed: string[] = [];
    const named = (version: string): Backend => ({
      engine: { ...engine, close: async () => void closed.push(version) },
      store: { ...store, info: { ...store.info, version } },
    });
    const next = ["b", "c"];
    const live = createLiveBackend(named("a"), {
      readVersion: async () => next[0],
      open: async () => named(next.shift() ?? ""),
      prepare: async (opened) => opened,
      onReload: () => {},
      now: () => 0,
    });
    const releases = [live.hold(), live.hold()];
    await live.reload();
    expect(live.backend().store.info.version).toBe("b");
    releases[0]?.();
    expect(closed).toEqual([]);
    releases[1]?.();
    expect(closed).toEqual(["a"]);
    await live.reload();
    expect(closed).toEqual(["a", "b"]);
  });
});
