import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { revisionOf } from "../../src/corpus/text-facts.ts";
import { type CorpusFolder, createCorpusFolder } from "../support/corpus-folder.ts";
import { expectValid } from "../support/service.ts";

const closed = "The harbour is closed until the ice is gone.";
const open = "The harbour is open until the ice is gone.";
const pilots = "Nobody asked the pilots what they thought of it.";
const light = "Ruth Calder keeps the light alone since March.";
const talk = (...paragraphs: readonly string[]): string => paragraphs.join("\n\n");

let folder: CorpusFolder;
beforeEach(() => {
  folder = createCorpusFolder();
});
afterEach(() => folder.remove());

describe("GET /q/{id}@{revision}", () => {
  it("says that words are unchanged", async () => {
    await folder.build({ "talk.txt": talk(closed, pilots) });
    const response = await (await folder.serve()).get(`/v1/paragraphs/talk.p1@${revisionOf(closed)}`);
    expectValid("/v1/paragraphs/{id}", response);
    expect(response.body.revision).toMatchObject({
      state: "unchanged",
      lastSeen: null,
      diff: null,
      previous: null,
    });
    expect(response.headers.link).toBe(`</q/talk.p1@${revisionOf(closed)}>; rel="latest-version"`);
  });

  it("shows how corrected words differ, since when, and what the document says of it", async () => {
    const first = await folder.build({ "talk.md": talk(closed, pilots) });
    await folder.build({ "talk.md": `---\ncorrected: 2024-05-17\n---\n${talk(open, pilots)}` });
    const service = await folder.serve();
    const asked = `talk.p1@${revisionOf(closed)}`;
    const response = await service.get(`/v1/paragraphs/${asked}`);
    expectValid("/v1/paragraphs/{id}", response);
    expect(response.body.paragraph.text).toBe(open);
    const { revision } = response.body;
    expect(revision).toMatchObject({
      state: "corrected",
      corrected: "2024-05-17",
      firstSeen: { version: first.index.version },
      lastSeen: { version: first.index.version },
      now: { id: "talk.p1", rev: revisionOf(open) },
    });
    expect(revision.lastSeen.builtAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(revision.diff).toEqual([
      { op: "equal", before: "The harbour is", after: "The harbour is" },
      { op: "replace", before: "closed", after: "open" },
      { op: "equal", before: "until the ice is gone.", after: "until the ice is gone." },
    ]);
    expect(response.headers.link).toContain(`</q/talk.p1@${revisionOf(open)}>; rel="successor-version"`);
    const text = await service.get(`/q/${asked}`).set("Accept", "text/plain");
    expect(text.text).toContain("Corrected since it was cited, on 17 May 2024 as the document says.");
    expect(text.text).toContain("The harbour is [-closed-] {+open+} until");
    const page = await service.get(`/q/${asked}`).set("Accept", "text/html");
    expect(page.text).toContain("<del>closed</del> <ins>open</ins>");
    const now = await service.get(`/v1/paragraphs/talk.p1@${revisionOf(open)}`);
    expect(now.body.revision).toMatchObject({
      state: "unchanged",
      previous: { id: "talk.p1", rev: revisionOf(closed) },
    });
  });

  it("follows words that moved, in a document and with one that was renamed, and then were corrected", async () => {
    await folder.build({ "talk.txt": talk(closed, pilots, light) });
    await folder.build({ "talk.txt": talk("A word before.", closed, pilots, light) });
    await folder.build({ "talk.txt": null, "speech.txt": talk("A word before.", closed, pilots, light) });
    const service = await folder.serve();
    for (const asked of [`talk.p1@${revisionOf(closed)}`, `talk.p2@${revisionOf(closed)}`, "talk.p2"]) {
      const response = await service.get(`/v1/paragraphs/${asked}`);
      expectValid("/v1/paragraphs/{id}", response);
      expect(response.body.revision).toMatchObject({ state: "moved", now: { id: "speech.p2" }, diff: null });
      expect(response.headers["content-location"]).toBe(`/q/speech.p2@${revisionOf(closed)}`);
    }
    await folder.build({ "speech.txt": talk("A word before.", open, pilots, light) });
    const later = await (await folder.serve()).get(`/v1/paragraphs/talk.p1@${revisionOf(closed)}`);
    expect(later.body.revision).toMatchObject({ state: "corrected", now: { id: "speech.p2" } });
    expect(later.body.revision.diff).toContainEqual({ op: "replace", before: "closed", after: "open" });
  });

  it("knows words again that came back", async () => {
    for (const text of [closed, open, closed]) await folder.build({ "talk.txt": talk(text, pilots) });
    const service = await folder.serve();
    const back = await service.get(`/v1/paragraphs/talk.p1@${revisionOf(closed)}`);
    expect(back.body.revision.state).toBe("unchanged");
    const between = await service.get(`/v1/paragraphs/talk.p1@${revisionOf(open)}`);
    expect(between.body.revision).toMatchObject({ state: "corrected", now: { rev: revisionOf(closed) } });
  });

  it("is gone where nothing stands in the place of the words", async () => {
    await folder.build({ "talk.txt": talk(closed, pilots), "other.txt": light });
    await folder.build({ "talk.txt": talk(closed), "other.txt": null });
    const service = await folder.serve();
    for (const asked of [`talk.p2@${revisionOf(pilots)}`, `other.p1@${revisionOf(light)}`, "other.p1"]) {
      const response = await service.get(`/v1/paragraphs/${asked}`);
      expect(response.status).toBe(410);
      expectValid("/v1/paragraphs/{id}", response);
      expect(response.body).toMatchObject({
        code: "paragraph-withdrawn",
        reason: expect.stringContaining("not in the corpus"),
      });
    }
    const page = await service.get(`/q/other.p1`).set("Accept", "text/html");
    expect([page.status, page.type]).toEqual([410, "text/html"]);
  });

  it("says what is known where a revision is not", async () => {
    await folder.build({ "talk.txt": talk(closed) });
    await folder.build({ "talk.txt": talk(open) });
    const service = await folder.serve();
    for (const rev of ["00000000", "nonsense", "", "<b>"]) {
      const response = await service.get(`/v1/paragraphs/${encodeURIComponent(`talk.p1@${rev}`)}`);
      expect([response.status, response.body.code]).toEqual([404, "revision-not-found"]);
      expect(response.body.allowed).toEqual([revisionOf(open), revisionOf(closed)]);
    }
    const nowhere = await service.get("/v1/paragraphs/nowhere.p1@00000000");
    expect(nowhere.body.code).toBe("paragraph-not-found");
  });

  it("keeps the earlier words of a document to what its licence lets out", async () => {
    for (const text of [closed, open])
      await folder.build({ "talk.md": `---\nlicence: snippet\n---\n${talk(text, pilots)}` });
    const response = await (await folder.serve()).get(`/v1/paragraphs/talk.p1@${revisionOf(closed)}`);
    expect(response.body.revision).toMatchObject({ state: "corrected", diff: null });
  });
});

describe("a build over another", () => {
  it("reports what was corrected, moved and withdrawn", async () => {
    const first = await folder.build({ "talk.txt": talk(closed, pilots), "other.txt": light });
    expect(first).toMatchObject({ replaced: null, changes: [] });
    const second = await folder.build({
      "talk.txt": talk("A word before.", open, pilots),
      "other.txt": null,
    });
    expect(second.replaced).toBe(first.index.version);
    expect(second.changes).toEqual([
      {
        kind: "corrected",
        from: { id: "talk.p1", rev: revisionOf(closed) },
        to: { id: "talk.p2", rev: revisionOf(open) },
      },
      {
        kind: "moved",
        from: { id: "talk.p2", rev: revisionOf(pilots) },
        to: { id: "talk.p3", rev: revisionOf(pilots) },
      },
      { kind: "withdrawn", from: { id: "other.p1", rev: revisionOf(light) }, to: null },
    ]);
  });

  /** Makes the index one of another format, as a later or earlier version would have written it. */
  function changeIndex(change: (manifest: { format: number; sections: { name: string }[] }) => void): void {
    const pointer = JSON.parse(readFileSync(join(folder.indexDir, "current.json"), "utf8"));
    const path = join(folder.indexDir, pointer.version, "manifest.json");
    const manifest = JSON.parse(readFileSync(path, "utf8"));
    change(manifest);
    writeFileSync(path, JSON.stringify(manifest));
    writeFileSync(
      join(folder.indexDir, "current.json"),
      JSON.stringify({ ...pointer, format: manifest.format }),
    );
  }

  it("carries the ledger on from an index of another format, without its words", async () => {
    const first = await folder.build({ "talk.txt": talk(closed, pilots) });
    await folder.build({ "talk.txt": talk(open, pilots) });
    changeIndex((manifest) => {
      manifest.format = 99;
    });
    await folder.build({ "talk.txt": talk(open, light) });
    const service = await folder.serve();
    const kept = await service.get(`/v1/paragraphs/talk.p1@${revisionOf(closed)}`);
    expect(kept.body.revision).toMatchObject({
      state: "corrected",
      lastSeen: { version: first.index.version },
    });
    expect(kept.body.revision.lastSeen.builtAt).not.toBeNull();
    expect(kept.body.revision.diff).not.toBeNull();
    const unread = await service.get(`/v1/paragraphs/talk.p2@${revisionOf(pilots)}`);
    expect(unread.body.revision).toMatchObject({ state: "corrected", diff: null });
  });

  it("begins a ledger over an index that has none, and over one that is damaged", async () => {
    for (const damage of ["no ledger", "no index"]) {
      await folder.build({ "talk.txt": talk(closed, damage) });
      changeIndex((manifest) => {
        manifest.sections = manifest.sections.filter(
          ({ name }) => damage === "no index" || !name.startsWith("ledger"),
        );
        manifest.format = 3;
      });
      if (damage === "no index") writeFileSync(join(folder.indexDir, "current.json"), "{");
      const { replaced, changes } = await folder.build({ "talk.txt": talk(open, damage) });
      expect([replaced, changes]).toEqual([null, []]);
      const service = await folder.serve();
      const unknown = await service.get(`/v1/paragraphs/talk.p1@${revisionOf(closed)}`);
      expect(unknown.status).toBe(404);
    }
  });

  it("has the same bytes of the same corpus over the same history, and is the same when nothing changed", async () => {
    const versions: string[] = [];
    const other = createCorpusFolder();
    try {
      for (const each of [folder, other]) {
        await each.build({ "talk.txt": talk(closed, pilots) });
        const { index } = await each.build({ "talk.txt": talk(open, pilots) });
        versions.push(index.version);
      }
    } finally {
      other.remove();
    }
    expect(versions[0]).toBe(versions[1]);
    const again = await folder.build({});
    expect(again.index).toMatchObject({ version: versions[0], changed: false });
    const renamed = await folder.build({ "corpus.yaml": "name: Other" });
    expect(renamed).toMatchObject({ changes: [], index: { changed: true } });
    expect((await folder.build({})).index.changed).toBe(false);
  });
});
