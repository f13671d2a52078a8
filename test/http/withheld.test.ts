import { readdirSync } from "node:fs";
import { Writable } from "node:stream";
import { pino } from "pino";
import type request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeBuild } from "../../src/cli/report.ts";
import type { BuildReport } from "../../src/cli/run-build.ts";
import type { Citation } from "../../src/domain/ledger.ts";
import { type CorpusFolder, createCorpusFolder } from "../support/corpus-folder.ts";
import { createSeeker, readTree } from "../support/seeker.ts";
import { sweep } from "../support/sweep.ts";

/** Words that must be found nowhere; each is withheld in another way. */
const canaries = [
  "zanzibarian", // a phrase, in texts, titles, metadata, ids, paths, names, corrected words
  "quillfeather", // a document
  "brimstonely", // a paragraph
  "oddlesworth", // a person's name
  "periwinkled", // a person's words
  "0711-555-0199", // characters
] as const;
const seeker = createSeeker(canaries);

const files: Readonly<Record<string, string>> = {
  "corpus.yaml": "name: Papers of the Zanzibarian Society\ndescription: What Oddlesworth collected",
  "synonyms.yaml": "- [zanzibarian, eastern]\n- {from: [eastern], to: [Oddlesworth, collector]}\n",
  "speakers.yaml":
    "- name: Agatha Oddlesworth\n  aliases: [Aggie]\n- name: Tom Reed\n  aliases: [Zanzibarian Tom]\n  titles: [{title: Zanzibarian envoy}]\n",
  "talk.md": `---
title: The Zanzibarian talk
said: 2024-05-14
source: Zanzibarian Gazette
place: Zanzibarian pier
url: https://example.org/zanzibarian/talk
archived: https://example.org/a/zanzibarian%20talk
---
MS. ODDLESWORTH: The periwinkled walls were painted by nobody that anybody in this town could name.

Q: Who was told of the zanzibarian plan before it was read out in the town hall?

TOM REED: Call 0711-555-0199 and ask for Agatha, who keeps the list of everybody in the harbour.

Tom Reed said that the brimstonely letters were burnt in the yard behind the office in March.

“The periwinkled gate was never locked on any night of that winter,” Agatha Oddlesworth said to the reporters.

The last ferry left at nine, and the pier was empty when the rain came over the hills.
`,
  "quill.md":
    "---\ntitle: The quillfeather file\nurl: https://example.org/quillfeather\nplace: Quillfeather Hall\n---\nThe quillfeather file was opened by the clerk on the second day of the hearing.\n\nNobody spoke of the quillfeather afterwards, and the clerk went home.\n",
  "zanzibarian-notes.txt":
    "The notes were found under the stairs of the old library by the porter.\n\nOnly the porter had a key to that door, and he had lost it.\n",
  "lines.jsonl": `${JSON.stringify({ id: "agatha-oddlesworth", title: "Letters", speakers: ["Agatha Oddlesworth"], paragraphs: [{ text: "Nothing was said of it in the letters that the porter kept." }] })}\nzanzibarian is not json\n`,
};
const rules = `
- phrase: Zanzibarian
  reason: secret
  date: 2024-06-01
- document: quill
  reason: court order of the zanzibarian kind
- paragraph: talk.p4
  reason: a mistake
- person: Agatha Oddlesworth
  reason: she asked for it
- text: [0711-555-0199]
  reason: a private number
`;

/** Words that stand beside the canaries, to ask by. */
const questions = [
  "",
  "walls painted",
  "porter",
  '"town hall"',
  "ferry",
  "clerk",
  "role:question",
  "speaker:reed",
  "withheld",
  "l*",
  "Tom~",
];

let folder: CorpusFolder;
let first: BuildReport;
/** What could be cited before. */
let cited: readonly Citation[];
let report: BuildReport;
let service: ReturnType<typeof request>;
let log = "";
beforeAll(async () => {
  folder = createCorpusFolder();
  const earlier = (files["talk.md"] ?? "").replace("plan before", "plot before").replace("nine", "ten");
  await folder.build({ ...files, "talk.md": earlier });
  first = await folder.build(files);
  const { store } = await folder.open();
  const standing = await store.paragraphs(Array.from({ length: store.info.paragraphs }, (_, index) => index));
  cited = [...standing, ...first.changes.map(({ from }) => from)];
  report = await folder.build({ "withheld.yaml": rules });
  const stream = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  });
  service = await folder.serve({ log: pino({ level: "debug" }, stream) });
});
afterAll(() => folder.remove());

function holdsCanary(text: string): boolean {
  return seeker.find(text).length > 0;
}

function expectClean(text: string | Uint8Array, where: string): void {
  expect(seeker.find(text), where).toEqual([]);
}

describe("withheld words", () => {
  it("were there before", async () => {
    expect(first.index.paragraphs).toBe(report.index.paragraphs);
    expect(report.problems.filter(({ path }) => path === "withheld.yaml")).toEqual([
      expect.objectContaining({ code: "not-a-document" }),
    ]);
  });

  it("are in no answer of any route, in any format", async () => {
    const ids = ["talk", "quill", "withheld-notes", "withheld", "withheld-withheld", "agatha-oddlesworth"];
    const paragraphs = ids.flatMap((id) => [1, 2, 3, 4, 5, 6].map((ordinal) => `${id}.p${ordinal}`));
    const revisions = cited.map(({ id, rev }) => `${id}@${rev}`);
    const answers = sweep(service, {
      queries: questions,
      documents: ids,
      speakers: ["tom-reed", "reed", "agatha-oddlesworth"],
      paragraphs: [...paragraphs, ...revisions],
      quotes: [
        "The last ferry left at nine, and the pier was",
        "walls were painted by nobody that anybody in this town",
        "letters were burnt in the yard behind the office in March",
        "The clerk of the hearing opened the file on the second day",
      ],
    });
    for await (const { asked, status, text } of answers) {
      // What the caller wrote comes back in what an error says of it.
      if (!holdsCanary(asked)) expectClean(text, asked);
      else if (!asked.includes("/objects")) expect(status).toBeGreaterThanOrEqual(400);
    }
    for (const canary of canaries) {
      const response = await service.get("/v1/search").query({ q: `"${canary}"` });
      expect(response.body.total, canary).toBe(0);
      for (const other of canaries)
        if (other !== canary) expect(response.text.toLowerCase()).not.toContain(other);
    }
    const lines = log.split("\n").map((line) => [line, JSON.parse(line || "{}").req?.url ?? ""] as const);
    for (const [line, url] of lines) if (!holdsCanary(decodeURIComponent(url))) expectClean(line, "the log");
    expect(lines.length).toBeGreaterThan(100);
  }, 120_000);

  it("are in no file of the index, cache included", () => {
    const all = readTree(folder.indexDir);
    expect(all.length).toBeGreaterThan(30);
    for (const { path, bytes } of all) expectClean(bytes, path);
    expect(readdirSync(folder.indexDir).filter((name) => /^[0-9a-f]{16}$/.test(name))).toEqual([
      report.index.version,
    ]);
  });

  it("are in no report of the build", () => {
    expectClean(JSON.stringify(report), "the report");
    expectClean(describeBuild(report, 0, true), "the report as text");
    expect(describeBuild(report, 0, true)).toContain("withdrawn");
  });

  it("leave a hole that says why", async () => {
    const { body } = await service.get("/v1/documents/talk");
    const [walls, question, call, letters, gate, ferry] = body.paragraphs;
    expect(walls).toMatchObject({
      text: "",
      speaker: null,
      withheld: { reason: "she asked for it", date: null },
    });
    expect(question.text).toBe(
      "Who was told of the [withheld] plan before it was read out in the town hall?",
    );
    expect(question.withheld).toEqual({ reason: "secret", date: "2024-06-01" });
    expect(call.text).toBe(
      "Call [withheld] and ask for [withheld], who keeps the list of everybody in the harbour.",
    );
    expect(letters).toMatchObject({ text: "", withheld: { reason: "a mistake" } });
    expect(gate.text).toBe("“[withheld]” [withheld] said to the reporters.");
    expect(ferry.withheld).toBeUndefined();
    expect(body.document).toMatchObject({ title: "The [withheld] talk", url: null, archived: null });
    const page = await service.get("/d/quill");
    expect(page.text).toContain("Withheld: court order of the [withheld] kind");
    const shown = await service.get("/d/talk");
    expect(shown.text).toContain("Withheld: a mistake");
    const gone = await service.get("/q/talk.p4").set("Accept", "application/json");
    expect([gone.status, gone.body.reason]).toEqual([410, "a mistake"]);
  });

  it("are withdrawn where they were cited", async () => {
    const { body } = await service.get("/v1/documents/talk");
    const open = body.paragraphs.filter(({ withheld }: { withheld?: object }) => withheld === undefined);
    expect(open).toHaveLength(1);
    const talk = cited.filter(({ id }) => id.startsWith("talk."));
    expect(talk).toHaveLength(8);
    for (const { id, rev } of talk) {
      const response = await service.get(`/v1/paragraphs/${id}@${rev}`);
      if (id === open[0].id) expect(["unchanged", "corrected"]).toContain(response.body.revision.state);
      else expect([response.status, response.body.code]).toEqual([410, "paragraph-withdrawn"]);
    }
    const withdrawn = report.changes.filter(({ reason }) => reason !== undefined);
    expect(withdrawn.map(({ from }) => from.rev).join("")).toBe("");
    expect(describeBuild(report, 0, true)).toContain("    talk.p4 → talk.p4@e3b0c442: a mistake");
  });

  it("keep no revision by which they could be tried out", async () => {
    const touched = cited.filter(({ id }) => id !== "talk.p6" && id !== "agatha-oddlesworth.p1");
    const revs = touched.filter(({ id }) => !id.startsWith("zanzibarian-notes")).map(({ rev }) => rev);
    const seeker = createSeeker(revs);
    for (const { path, bytes } of readTree(folder.indexDir)) expect(seeker.find(bytes), path).toEqual([]);
  });

  it("are withdrawn where they are claimed, without a word of them", async () => {
    const claims = {
      "walls were painted by nobody that anybody in this town": "she asked for it",
      "letters were burnt in the yard behind the office in March": "a mistake",
      "file was opened by the clerk on the second day of the hearing": "court order of the [withheld] kind",
      "gate was never locked on any night of that winter": "she asked for it",
      "Who was told of the secret plan before it was read out in the town hall": "secret (2024-06-01)",
    };
    for (const [quote, reason] of Object.entries(claims)) {
      const { body } = await service.get("/v1/verify").query({ quote });
      expect(body, quote).toMatchObject({ verdict: "withdrawn", reason, matches: [], variants: [] });
    }
    const { body } = await service
      .get("/v1/verify")
      .query({ quote: "The last ferry left at nine, and the pier was empty" });
    expect(body.verdict).toBe("verbatim");
  });

  it("are reported where they stand elsewhere, too", async () => {
    const other = createCorpusFolder();
    try {
      const text = "The letters that nobody was to see were burnt in the yard in March.";
      const { problems } = await other.build({
        "a.txt": `${text}\n\nMore.`,
        "b.txt": `Before.\n\n${text}`,
        "withheld.yaml": "- paragraph: a.p1\n  reason: x\n",
      });
      expect(problems).toContainEqual({
        severity: "warning",
        path: "withheld.yaml",
        line: 1,
        code: "withheld-elsewhere",
        message: "the same words stand in b.p2, too, and are not withheld there",
      });
    } finally {
      other.remove();
    }
  });

  it("come back unchanged when the rule is taken away", async () => {
    const again = createCorpusFolder();
    try {
      const before = await again.build(files);
      await again.build({ "withheld.yaml": "- document: quill\n  reason: for a while\n" });
      await again.build({ "withheld.yaml": null });
      const agent = await again.serve();
      expect((await again.open()).store.info.paragraphs).toBe(before.index.paragraphs);
      const { body } = await agent.get("/v1/paragraphs/quill.p1");
      const cited = await agent.get(`/v1/paragraphs/quill.p1@${body.paragraph.rev}`);
      expect(cited.body.revision.state).toBe("unchanged");
    } finally {
      again.remove();
    }
  });
});
