import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkIndex } from "../../src/engines/embedded/check-index.ts";
import { narrowBackend } from "../../src/search/narrow.ts";
import { appOver } from "../support/app.ts";
import { type CorpusFolder, createCorpusFolder } from "../support/corpus-folder.ts";
import { type HashPlace, leafOf, rootFrom, sha256 } from "../support/rfc6962.ts";
import { expectValid } from "../support/service.ts";
import { sweep } from "../support/sweep.ts";

/** The words of a document whose licence keeps them: few enough to be guessed. */
const kept = "Guilty.";
const withheld = "The pilot was Tom Reed.";
const article = (lines: readonly string[], licence = ""): string =>
  `---\ntitle: A file\n${licence}---\n${lines.join("\n\n")}\n`;
const files: Readonly<Record<string, string>> = {
  "talk.md": article([
    "The light keeps itself, and nobody climbs the tower any more.",
    "Ärger im Hafen: “37,000 tonnes” of silt, cafe\u0301 and all.",
    withheld,
    "The last ferry left at nine.",
    "Nobody saw it go.",
  ]),
  "one.md": article(["A file of one paragraph alone."]),
  "two.md": article(["The first of two.", "The second of two."]),
  "kept.md": article([kept], "licence: metadata\n"),
};
const rules = "- paragraph: talk.p3\n  reason: a mistake\n";

let folder: CorpusFolder;
let service: ReturnType<typeof request>;
beforeAll(async () => {
  folder = createCorpusFolder();
  await folder.build(files);
  const earlier = files["talk.md"]?.replace("at nine", "at ten") ?? "";
  await folder.build({ "talk.md": earlier });
  await folder.build({ "talk.md": files["talk.md"] ?? "", "withheld.yaml": rules });
  service = await folder.serve();
}, 60_000);
afterAll(() => folder.remove());

interface ProofAnswer {
  readonly id: string;
  readonly digest: string;
  readonly document: HashPlace & { readonly section: object | null };
  readonly corpus: (HashPlace & { readonly fact: string }) | null;
}

/** The root of the corpus, from the served words of a paragraph and the hashes beside their way. */
function rootOf(text: string, { document, corpus }: ProofAnswer): string {
  if (corpus === null) throw new Error("the proof ends at the document");
  return rootFrom(rootFrom(sha256(text.normalize("NFC")), document), corpus).toString("hex");
}

async function read(id: string, agent = service): Promise<{ text: string; proof: ProofAnswer }> {
  const paragraph = await agent.get(`/v1/paragraphs/${id}`);
  const { integrity } = paragraph.body;
  const proof = await agent.get(integrity.proof);
  expect(proof.status, id).toBe(200);
  expectValid("/v1/paragraphs/{id}/proof", proof);
  expect(proof.body.digest).toBe(integrity.digest);
  return { text: paragraph.body.paragraph.text, proof: proof.body };
}

const standing = ["talk.p1", "talk.p2", "talk.p4", "talk.p5", "one.p1", "two.p1", "two.p2"];

describe("GET /v1/paragraphs/{id}/proof", () => {
  it.each(standing)(
    "leads from the served words of %s to the root that the index was checked with",
    async (id) => {
      const { openDigest, faults } = await checkIndex(folder.indexDir);
      expect(faults).toEqual([]);
      const { text, proof } = await read(id);
      expect(rootOf(text, proof)).toBe(openDigest);
      expect(proof.corpus).toMatchObject({ root: openDigest, fact: "openDigest" });
      expect(proof.digest).toBe(sha256(text.normalize("NFC")).toString("hex"));
    },
  );

  it("leads to the digest of the whole corpus where every licence lets all words out", async () => {
    const open = createCorpusFolder();
    await open.build({ ...files, "kept.md": article([kept]) });
    const agent = await open.serve();
    const { digest, openDigest } = await checkIndex(open.indexDir);
    expect(openDigest).toBeNull();
    for (const id of [...standing, "talk.p3", "kept.p1"]) {
      const { text, proof } = await read(id, agent);
      expect(rootOf(text, proof)).toBe(digest);
      expect(proof.corpus?.fact).toBe("digest");
    }
    open.remove();
  });

  it("leads other words, and other places, to another root", async () => {
    const { text, proof } = await read("talk.p4");
    const root = proof.corpus?.root;
    expect(rootOf(text.replace("nine", "ten"), proof)).not.toBe(root);
    const moved = { ...proof, document: { ...proof.document, leafIndex: 0 } };
    expect(rootOf(text, moved)).not.toBe(root);
  });

  it("is of the words that stand now, whatever revision is asked for", async () => {
    const { proof } = await read("talk.p4");
    const cited = sha256("The last ferry left at ten.").toString("hex").slice(0, 8);
    const { body } = await service.get(`/v1/paragraphs/talk.p4@${cited}/proof`);
    expect(body).toMatchObject({ id: "talk.p4", digest: proof.digest, revision: { state: "corrected" } });
  });

  it("says for a terminal what leads where", async () => {
    const { proof } = await read("talk.p4");
    const { text } = await service.get("/v1/paragraphs/talk.p4/proof?format=text");
    expect(text).toContain(`sha-256  ${proof.digest}\nparagraph 4 of 5\n`);
    expect(text).toContain(`root     ${proof.corpus?.root}`);
  });

  it("says where in the index the document's root stands", async () => {
    const { proof } = await read("one.p1");
    expect(proof.document.section).toEqual({ name: "digests", start: 32, end: 64 });
  });

  it("is refused for words that are withheld, kept back, or not there", async () => {
    for (const [id, status, code] of [
      ["talk.p3", 410, "paragraph-withdrawn"],
      [`talk.p3@${sha256(withheld).toString("hex").slice(0, 8)}`, 410, "paragraph-withdrawn"],
      ["kept.p1", 403, "words-kept-back"],
      ["talk.p9", 404, "paragraph-not-found"],
    ] as const) {
      const { body } = await service.get(`/v1/paragraphs/${id}/proof`);
      expect(body, id).toMatchObject({ status, code });
    }
    expect((await service.get("/v1/paragraphs/kept.p1")).body.integrity).toBeNull();
  });

  it("ends at the document for who may see only some", async () => {
    const whole = await folder.open();
    const backend = await narrowBackend(whole, { documents: ["talk"], collections: [] });
    const agent = request(appOver(backend));
    const { text, proof } = await read("talk.p1", agent);
    expect(proof).toMatchObject({ corpus: null, document: { section: null } });
    expect(rootFrom(sha256(text), proof.document).toString("hex")).toBe(proof.document.root);
  });

  it("is refused where the index keeps no digests", async () => {
    const { engine, store } = await folder.open();
    const agent = request(appOver({ engine, store: { ...store, proofs: undefined } }));
    expect((await agent.get("/v1/paragraphs/talk.p1/proof")).body).toMatchObject({
      status: 503,
      code: "artifact-unsupported",
    });
    expect((await agent.get("/v1/paragraphs/talk.p1")).body.integrity).toBeNull();
  });

  it("gives nobody a hash by which hidden words could be guessed, on any route", async () => {
    const guesses = [kept, withheld].flatMap((text) => {
      const root = leafOf(sha256(text));
      return [sha256(text), root, leafOf(root)];
    });
    // What all documents come to holds the hidden one: who has the others could try out its words.
    const { digest } = await checkIndex(folder.indexDir);
    const hidden = [...guesses.map((hash) => hash.toString("hex")), digest ?? ""];
    const answers = sweep(service, {
      queries: ["", "ferry", "guilty", "withheld"],
      documents: ["talk", "kept", "one"],
      speakers: ["nobody"],
      paragraphs: [...standing, "talk.p3", "kept.p1"],
      quotes: ["the light keeps itself and nobody climbs"],
    });
    for await (const { asked, text } of answers)
      for (const hash of hidden) expect(text.includes(hash), `${hash} in ${asked}`).toBe(false);
  }, 60_000);
});
