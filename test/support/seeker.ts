import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { constants, gunzipSync, inflateRawSync } from "node:zlib";

/** Looks for words in whatever is said or written. */
export interface Seeker {
  /** Which of the words are there, in the order in which they were given. */
  find(said: string | Uint8Array): readonly string[];
}

/**
 * Looks for made-up words however they are written: in any case, with accents, escaped for HTML, JSON or an address, cut by tags or by
 * anything else that is no letter, in base64 and hexadecimal at any place, in UTF-16, and deflated. What was looked at once is not
 * looked at again.
 */
export function createSeeker(words: readonly string[]): Seeker {
  const sought = words.map((word) => ({ word, plain: fold(word), bare: bare(word) }));
  const known = new Map<string, readonly string[]>();
  const look = (said: string | Uint8Array): readonly string[] => {
    const found = new Set<string>();
    for (const text of typeof said === "string" ? readingsOf(said) : readingsOfBytes(said)) {
      const [plain, letters] = [fold(text), bare(untag(text))];
      for (const one of sought)
        if (plain.includes(one.plain) || letters.includes(one.bare)) found.add(one.word);
    }
    return words.filter((word) => found.has(word));
  };
  return {
    find(said) {
      const key = createHash("sha256").update(said).digest("base64");
      const found = known.get(key) ?? look(said);
      known.set(key, found);
      return found;
    },
  };
}

/** A file and what is in it. */
export interface ReadFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Every file of a folder, at any depth. */
export function readTree(path: string): readonly ReadFile[] {
  if (statSync(path).isDirectory()) return readdirSync(path).flatMap((name) => readTree(join(path, name)));
  return [{ path, bytes: readFileSync(path) }];
}

/** Text as it is, unescaped, and what is encoded in it. */
function* readingsOf(text: string): Generator<string> {
  yield text;
  const unescaped = unescapeAll(text);
  if (unescaped !== text) yield unescaped;
  yield* encodedIn(unescaped);
}

function* readingsOfBytes(bytes: Uint8Array): Generator<string> {
  const buffer = Buffer.from(bytes);
  const text = buffer.toString("utf8");
  yield* readingsOf(text);
  // Nothing is packed in what is text from end to end.
  if (!/[\ufffd\0]/.test(text)) return;
  yield buffer.toString("utf16le");
  yield buffer.subarray(1).toString("utf16le");
  for (let start = 0; start < buffer.length; start++) {
    const unpacked = inflated(buffer.subarray(start));
    if (unpacked !== "") yield* readingsOf(unpacked);
  }
}

/** What is packed from here on; `""` where nothing is. */
function inflated(bytes: Buffer): string {
  const unpack = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync : inflateRawSync;
  try {
    return unpack(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
  } catch {
    return "";
  }
}

/** What stands in base64 or hexadecimal, wherever in a run of its letters that begins. */
function* encodedIn(text: string): Generator<string> {
  let decoded = "";
  for (const [run] of text.matchAll(/[\w+/-]{12,}/g)) {
    for (let start = 0; start < 4; start++)
      decoded += `${Buffer.from(run.slice(start), "base64").toString("latin1")} `;
  }
  for (const [run] of text.matchAll(/(?:[0-9a-f]{2}){6,}/gi)) {
    for (let start = 0; start < 2; start++)
      decoded += `${Buffer.from(run.slice(start), "hex").toString("latin1")} `;
  }
  yield decoded;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text without the escapes of JSON, HTML and addresses, however often they were put over one another. */
function unescapeAll(text: string): string {
  const once = text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name] ?? "")
    .replace(/(?:%[0-9a-f]{2})+/gi, (codes) => Buffer.from(codes.replaceAll("%", ""), "hex").toString());
  return once === text ? text : unescapeAll(once);
}

function untag(text: string): string {
  return text.replace(/<[^<>]{0,300}>/g, "").replace(/\p{Cc}\[[\d;]*m/gu, "");
}

/** In small letters, without accents. */
function fold(text: string): string {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

/** Letters and digits alone. */
function bare(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, "");
}
