import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { type Scope, type Selection, scopes } from "../domain/access.ts";
import { AppError } from "../domain/errors.ts";

/** A key as the file of keys has it: all but the key itself. */
export interface ApiKey extends Selection {
  /** Public: stands in the key, in the log, and in the list of keys. */
  readonly id: string;
  /** Who has it, for people. */
  readonly name: string;
  /** SHA-256 of the whole key, in hex. */
  readonly hash: string;
  readonly scopes: readonly Scope[];
  /** An instant in ISO 8601, UTC. */
  readonly createdAt: string;
  /** The instant from which it is refused; `null` for never. */
  readonly expiresAt: string | null;
  /** Origins of the pages that may use it; any, where none is named. */
  readonly origins: readonly string[];
  /** What it may ask in a minute, in the place of the general limit. */
  readonly rateLimit: number | null;
}

/** What a key is made with. */
export type KeyTerms = Omit<ApiKey, "id" | "hash" | "createdAt">;

const instant = z.iso.datetime();
const keySchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{8}$/),
  name: z.string().max(200),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  scopes: z.array(z.enum(scopes)).min(1),
  createdAt: instant,
  expiresAt: instant.nullable(),
  origins: z.array(z.string()),
  documents: z.array(z.string()),
  collections: z.array(z.string()),
  rateLimit: z.number().int().min(1).nullable(),
});
const fileSchema = z.strictObject({ keys: z.array(keySchema) });

/** The keys that a file's text has; none for an empty one. @throws {AppError} `invalid-setting` naming the file and the place. */
export function parseKeys(text: string, path: string): readonly ApiKey[] {
  if (text.trim() === "") return [];
  const parsed = fileSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data.keys;
  const [issue] = parsed.error.issues;
  throw new AppError(
    "invalid-setting",
    `${path} is no file of keys (${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "?"}); verbatim keys create makes one`,
    { name: "KEYS_FILE" },
  );
}

/** The text of a file of keys. */
export function printKeys(keys: readonly ApiKey[]): string {
  return `${JSON.stringify({ keys }, null, 2)}\n`;
}

/**
 * Makes a key: 256 random bits. A plain SHA-256 of it is kept: there are no likely keys to try, so a slow hash would only make
 * each request dear.
 */
export function createKey(
  terms: KeyTerms,
  createdAt: string,
  random: (sizeBytes: number) => Buffer = randomBytes,
): { readonly key: ApiKey; readonly text: string } {
  const id = random(4).toString("hex");
  const text = `vbk_${id}_${random(32).toString("base64url")}`;
  return { key: { ...terms, id, hash: digest(text).toString("hex"), createdAt }, text };
}

/** The key that a text is, whether it has expired or not; compared in a time that tells nothing of it. */
export function findKey(keys: readonly ApiKey[], text: string): ApiKey | undefined {
  const [, id] = /^vbk_([0-9a-f]{8})_[\w-]{43}$/.exec(text) ?? [];
  const found = keys.find((key) => key.id === id);
  return found !== undefined && timingSafeEqual(digest(text), Buffer.from(found.hash, "hex"))
    ? found
    : undefined;
}

/** Whether a key is past its end at a time in milliseconds since the epoch. */
export function isExpired({ expiresAt }: Pick<ApiKey, "expiresAt">, now: number): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= now;
}

/**
 * The instant at which a key ends: after so many days (`90d`), or at the end of a day (`2027-03-31`, UTC); `undefined` where the
 * text is neither.
 */
export function parseExpiry(text: string, now: number): string | undefined {
  const [, days] = /^(\d{1,5})d$/.exec(text) ?? [];
  if (days !== undefined) return new Date(now + Number(days) * dayMs).toISOString();
  if (!z.iso.date().safeParse(text).success) return undefined;
  return instant.safeParse(new Date(Date.parse(`${text}T00:00:00Z`) + dayMs).toISOString()).data;
}

const dayMs = 86_400_000;

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
