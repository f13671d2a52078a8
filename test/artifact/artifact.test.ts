import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createArtifact } from "../../src/artifact/create-artifact.ts";
import { openArtifact, toAppError } from "../../src/artifact/open-artifact.ts";
import { rollbackArtifact } from "../../src/artifact/rollback-artifact.ts";

const facts = { analysis: { version: 1 }, counts: { documents: 1, paragraphs: 2, words: 3 }, digest: "" };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-artifact-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function write(text: string): Promise<string> {
  const draft = await createArtifact(folder);
  await draft.writeSection("words", [Buffer.from(text)]);
  return (await draft.commit(facts)).manifest.version;
}

async function read(): Promise<string> {
  const opened = await openArtifact(folder);
  if (!opened.ok) throw toAppError(opened.error);
  return Buffer.from(await opened.value.readSection("words")).toString();
}

describe("an artifact", () => {
  it("gives back what was written", async () => {
    await write("tide");
    expect(await read()).toBe("tide");
  });

  it("has the same version for the same content, and says that nothing changed", async () => {
    const version = await write("tide");
    const before = readFileSync(join(folder, "current.json"), "utf8");
    expect(await write("tide")).toBe(version);
    expect(readFileSync(join(folder, "current.json"), "utf8")).toBe(before);
  });

  it("keeps the one before and no older one", async () => {
    for (const text of ["a", "b", "c"]) await write(text);
    expect(await read()).toBe("c");
    expect(readdirSync(folder).filter((name) => /^[0-9a-f]{16}$/.test(name))).toHaveLength(2);
  });

  it("leaves the current one alone when a build gives up", async () => {
    await write("tide");
    const draft = await createArtifact(folder);
    await draft.writeSection("words", [Buffer.from("half")]);
    await draft.abort();
    expect(await read()).toBe("tide");
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("lets one build at a time into a folder, and takes over from a dead one", async () => {
    writeFileSync(join(folder, "build.lock"), "1");
    await expect(createArtifact(folder)).rejects.toMatchObject({ code: "index-busy" });
    writeFileSync(join(folder, "build.lock"), "999999999");
    await (await createArtifact(folder)).abort();
  });

  it("says that it cannot write where it cannot", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    await expect(createArtifact(join(file, "index"))).rejects.toMatchObject({ code: "index-unwritable" });
  });
});

describe("openArtifact", () => {
  const section = (version: string): string => join(folder, version, "words.bin");
  const damages: readonly { name: string; code: string; damage: (version: string) => void }[] = [
    { name: "no pointer", code: "artifact-missing", damage: () => rmSync(join(folder, "current.json")) },
    {
      name: "a pointer that is none",
      code: "artifact-damaged",
      damage: () => writeFileSync(join(folder, "current.json"), "{"),
    },
    {
      name: "a newer format",
      code: "artifact-unsupported",
      damage: (version) =>
        writeFileSync(join(folder, "current.json"), JSON.stringify({ format: 99, version, builtAt: "" })),
    },
    {
      name: "no manifest",
      code: "artifact-damaged",
      damage: (version) => rmSync(join(folder, version, "manifest.json")),
    },
    {
      name: "a cut section",
      code: "artifact-damaged",
      damage: (version) => truncateSync(section(version), 2),
    },
    {
      name: "an altered section",
      code: "artifact-damaged",
      damage: (version) => writeFileSync(section(version), "tidy"),
    },
    { name: "a missing section", code: "artifact-damaged", damage: (version) => rmSync(section(version)) },
  ];
  for (const { name, code, damage } of damages) {
    it(`refuses ${name} with the way out`, async () => {
      damage(await write("tide"));
      await expect(read()).rejects.toMatchObject({
        code,
        message: expect.stringContaining("verbatim build"),
      });
    });
  }
});

describe("rollbackArtifact", () => {
  it("makes the one before current, keeps its time, and takes itself back", async () => {
    await write("a");
    const first = JSON.parse(readFileSync(join(folder, "current.json"), "utf8"));
    await write("b");
    await rollbackArtifact(folder);
    expect(await read()).toBe("a");
    expect(JSON.parse(readFileSync(join(folder, "current.json"), "utf8"))).toMatchObject({
      version: first.version,
      builtAt: first.builtAt,
    });
    await rollbackArtifact(folder);
    expect(await read()).toBe("b");
  });

  it("keeps what it went back to when another is built", async () => {
    for (const text of ["a", "b"]) await write(text);
    await rollbackArtifact(folder);
    await write("c");
    await rollbackArtifact(folder);
    expect(await read()).toBe("a");
  });

  it("refuses where there is none, where one is damaged, and while another builds", async () => {
    await expect(rollbackArtifact(folder)).rejects.toMatchObject({ code: "artifact-missing" });
    const version = await write("a");
    await expect(rollbackArtifact(folder)).rejects.toMatchObject({ code: "artifact-missing" });
    await write("b");
    const draft = await createArtifact(folder);
    await expect(rollbackArtifact(folder)).rejects.toMatchObject({ code: "index-busy" });
    await draft.abort();
    writeFileSync(join(folder, version, "words.bin"), "x");
    await expect(rollbackArtifact(folder)).rejects.toMatchObject({ code: "artifact-damaged" });
    expect(await read()).toBe("b");
  });
});
