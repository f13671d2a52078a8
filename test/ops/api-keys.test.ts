import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  createKey,
  findKey,
  isExpired,
  type KeyTerms,
  parseExpiry,
  parseKeys,
  printKeys,
} from "../../src/ops/api-keys.ts";
import { openKeyring } from "../../src/ops/keyring.ts";

const terms: KeyTerms = {
  name: "newsroom",
  scopes: ["search"],
  expiresAt: null,
  origins: ["https://example.org"],
  documents: [],
  collections: ["radio"],
  rateLimit: 60,
};
const createdAt = "2026-01-01T00:00:00.000Z";

describe("createKey", () => {
  it("makes keys of 256 random bits, and keeps none of them", () => {
    const { key, text } = createKey(terms, createdAt);
    const secret = text.slice("vbk_00000000_".length);
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    expect(printKeys([key])).not.toContain(secret);
    expect(createKey(terms, createdAt).text).not.toBe(text);
  });
});

describe("findKey", () => {
  const made = [createKey(terms, createdAt), createKey(terms, createdAt)] as const;
  const keys = made.map(({ key }) => key);

  it("finds a key by its whole text alone", () => {
    const [one, other] = made.map(({ text }) => text) as [string, string];
    expect(findKey(keys, one)).toEqual(keys[0]);
    const swapped = `${one.slice(0, 13)}${other.slice(13)}`;
    for (const text of ["", one.slice(0, -1), `${one}x`, ` ${one}`, one.toUpperCase(), swapped])
      expect(findKey(keys, text), text).toBeUndefined();
  });
});

describe("parseExpiry", () => {
  const now = Date.parse("2026-06-01T12:00:00Z");
  for (const { text, expected } of [
    { text: "90d", expected: "2026-08-30T12:00:00.000Z" },
    { text: "2026-06-01", expected: "2026-06-02T00:00:00.000Z" },
    { text: "2026-02-30", expected: undefined },
    { text: "tomorrow", expected: undefined },
    { text: "90", expected: undefined },
    { text: "9999-12-31", expected: undefined },
  ])
    it(`reads ${text} as ${expected}`, () => expect(parseExpiry(text, now)).toBe(expected));

  it("holds to the instant", () => {
    const expiresAt = "2026-06-02T00:00:00.000Z";
    expect(isExpired({ expiresAt }, Date.parse(expiresAt) - 1)).toBe(false);
    expect(isExpired({ expiresAt }, Date.parse(expiresAt))).toBe(true);
    expect(isExpired({ expiresAt: null }, Number.MAX_SAFE_INTEGER)).toBe(false);
  });
});

describe("parseKeys", () => {
  it("reads what printKeys prints, and nothing as no keys", () => {
    const keys = [createKey(terms, createdAt).key];
    expect(parseKeys(printKeys(keys), "keys.json")).toEqual(keys);
    expect(parseKeys("", "keys.json")).toEqual([]);
  });

  for (const { name, text, message } of [
    { name: "no JSON", text: "keys", message: /keys\.json is no file of keys \(the whole/ },
    { name: "a scope that is none", text: '{"keys":[{"scopes":["all"]}]}', message: /keys\.0\./ },
    { name: "keys themselves", text: '{"keys":["vbk_secret"]}', message: /keys\.0/ },
  ])
    it(`refuses ${name}, and does not repeat what stands there`, () => {
      expect(() => parseKeys(text, "keys.json")).toThrow(message);
      expect(() => parseKeys(text, "keys.json")).not.toThrow(/vbk_secret/);
    });
});

describe("openKeyring", () => {
  it("takes up a changed file, and keeps its keys where the file cannot be read", async () => {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-keys-"));
    try {
      const path = join(folder, "keys.json");
      const [first, second] = [createKey(terms, createdAt), createKey(terms, createdAt)];
      writeFileSync(path, printKeys([first.key]));
      const keys = await openKeyring(path);
      const mark = await keys.readMark();
      expect(keys.find(first.text)?.id).toBe(first.key.id);
      writeFileSync(path, printKeys([second.key, first.key]));
      expect(await keys.readMark()).not.toBe(mark);
      await keys.refresh();
      expect(keys.find(second.text)?.id).toBe(second.key.id);
      writeFileSync(path, "{");
      await expect(keys.refresh()).rejects.toThrow("is no file of keys");
      rmSync(path);
      await expect(keys.refresh()).rejects.toThrow("cannot be read");
      expect(keys.find(second.text)?.id).toBe(second.key.id);
      await expect(openKeyring(path)).rejects.toThrow("cannot be read");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
