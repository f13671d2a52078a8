import { createHash, pbkdf2Sync } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { HiddenWords, Withheld } from "../../domain/withheld.ts";
import { chooseShingles, windowSize } from "../../text/shingles.ts";

/** Rounds of a hash: some tenths of a millisecond, so that trying out what words may follow others takes its time. */
const rounds = 500;
const hashBytes = 8;
/** Most shingles of a claim that are looked up: bounds the time of one. */
const maxLooked = 24;

interface Packed {
  readonly salt: string;
  readonly reasons: readonly Withheld[];
  /** Hashes in hexadecimal one behind another, in the order of their bytes: nothing of the order of the words is left. */
  readonly hashes: string;
  /** For each hash its reason. */
  readonly whys: readonly number[];
}

/** Tells why words are withheld; `undefined` for words of which nothing is. */
export type KnowsWithheld = (words: string) => Withheld | undefined;

/**
 * Packs words that are withheld as salted hashes of stretches of six. The salt is made of all of them: the same corpus has the
 * same bytes, and a table of hashes made beforehand is of no use.
 */
export function packWithheld(hidden: readonly HiddenWords[]): Uint8Array {
  const salt = createHash("sha256");
  for (const { text } of hidden) salt.update(`${text}\0`);
  const key = salt.digest("hex").slice(0, 32);
  const reasons: Withheld[] = [];
  const whys = new Map<string, number>();
  for (const { text, withheld } of hidden) {
    let why = reasons.findIndex(({ reason, date }) => reason === withheld.reason && date === withheld.date);
    if (why < 0) why = reasons.push(withheld) - 1;
    for (const shingle of new Set(chooseShingles(text))) {
      const hash = hashOf(shingle, key);
      if (!whys.has(hash)) whys.set(hash, why);
    }
  }
  const sorted = [...whys].sort(([one], [two]) => (one < two ? -1 : 1));
  const packed: Packed = {
    salt: key,
    reasons,
    hashes: sorted.map(([hash]) => hash).join(""),
    whys: sorted.map(([, why]) => why),
  };
  return deflateRawSync(JSON.stringify(packed));
}

/** Knows words that are withheld by their hashes: a claim of eight words or more, each stretch of which is withheld; of fewer sometimes. */
export function openWithheld(bytes: Uint8Array): KnowsWithheld {
  const { salt, reasons, hashes, whys } = JSON.parse(inflateRawSync(bytes).toString()) as Packed;
  const known = new Map(
    whys.map((why, index) => [
      hashes.slice(index * hashBytes * 2, (index + 1) * hashBytes * 2),
      reasons[why],
    ]),
  );
  if (known.size === 0) return () => undefined;
  return (words) => {
    const shingles = chooseShingles(words).slice(0, maxLooked);
    const isShort = shingles.length < windowSize;
    let why: Withheld | undefined;
    for (const shingle of shingles) {
      const found = known.get(hashOf(shingle, salt));
      if (found === undefined && !isShort) return undefined;
      why ??= found;
    }
    return why;
  };
}

function hashOf(shingle: string, salt: string): string {
  return pbkdf2Sync(shingle, salt, rounds, hashBytes, "sha256").toString("hex");
}
