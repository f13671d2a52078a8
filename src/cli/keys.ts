import { Command } from "commander";
import { readIfThere, replaceFile } from "../artifact/disk.ts";
import { lockFile } from "../artifact/lock.ts";
import { type Scope, scopes } from "../domain/access.ts";
import { AppError } from "../domain/errors.ts";
import { nearest } from "../domain/nearest.ts";
import {
  type ApiKey,
  createKey,
  isExpired,
  type KeyTerms,
  parseExpiry,
  parseKeys,
  printKeys,
} from "../ops/api-keys.ts";
import { toConfig, withSettings } from "./setting-flags.ts";

type Given = Readonly<Record<string, string | undefined>>;

/** `verbatim keys create`, `list` and `revoke`: who may ask what. */
export function keysCommand(): Command {
  const command = new Command("keys").description("make, list and revoke API keys");
  return command
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand())
    .addHelpText(
      "after",
      "\nExample:\n  verbatim keys create --keys-file keys.json --name newsroom --scopes search,verify --expires 90d",
    );
}

function createCommand(): Command {
  return withSettings(new Command("create").description("make a key; it is printed once"), "keysFile")
    .option("--name <text>", "who has it", "")
    .option("--scopes <list>", `what it may do: ${scopes.join(", ")}`, "search,verify")
    .option(
      "--expires <when>",
      "a day (2027-03-31, to its end in UTC) or a number of days (90d); never without it",
    )
    .option("--origins <list>", "origins of the pages that may use it: https://example.org")
    .option("--documents <list>", "ids of the documents that it sees; all without it")
    .option("--collections <list>", "folders of the corpus that it sees; all without it")
    .option("--rate <number>", "what it may ask in a minute, in the place of --rate-limit")
    .action(async (flags: Given) => {
      const path = keysFileOf(flags);
      const now = new Date();
      const { key, text } = createKey(toTerms(flags, now.getTime()), now.toISOString());
      await changeKeys(path, (keys) => [...keys, key]);
      process.stdout.write(`${text}\n`);
      process.stderr.write(`key ${key.id} is in ${path}; this is the only time that it is shown\n`);
    });
}

function listCommand(): Command {
  return withSettings(new Command("list").description("the keys of a file, a line each"), "keysFile").action(
    async (flags: Given) => {
      const now = Date.now();
      for (const key of await readAll(keysFileOf(flags))) process.stdout.write(`${describeKey(key, now)}\n`);
    },
  );
}

function revokeCommand(): Command {
  return withSettings(new Command("revoke").description("take a key away"), "keysFile")
    .argument("<id>", "the eight digits that keys list shows")
    .action(async (given: string, flags: Given) => {
      const path = keysFileOf(flags);
      // Who pastes the whole key means it, and does not want to see it again.
      const id = /^(?:vbk_)?([0-9a-f]{8})(?:_|$)/.exec(given)?.[1];
      await changeKeys(path, (keys) => {
        if (keys.some((key) => key.id === id)) return keys.filter((key) => key.id !== id);
        throw new AppError(
          "invalid-setting",
          `${path} has no key ${id ?? "of that id"}; verbatim keys list shows them`,
        );
      });
      process.stdout.write(`key ${id} is revoked\n`);
    });
}

function keysFileOf(flags: Given): string {
  const { keysFile } = toConfig(flags);
  if (keysFile !== "") return keysFile;
  throw new AppError("invalid-setting", "which file of keys? name it with --keys-file or KEYS_FILE", {
    name: "KEYS_FILE",
  });
}

/** Milliseconds to wait for another command that changes the file. */
const patienceMs = 5_000;

/** Reads a file of keys, and writes what a change makes of them; no other command changes it meanwhile. */
async function changeKeys(
  path: string,
  change: (keys: readonly ApiKey[]) => readonly ApiKey[],
): Promise<void> {
  const release = await lockFile(`${path}.lock`, {
    patienceMs,
    toError: (owner) =>
      new AppError("invalid-setting", `${owner} is changing ${path} now; try again when it is done`, {
        name: "KEYS_FILE",
      }),
  });
  try {
    await replaceFile(path, printKeys(change(await readAll(path))));
  } finally {
    await release();
  }
}

async function readAll(path: string): Promise<readonly ApiKey[]> {
  return parseKeys((await readIfThere(path)) ?? "", path);
}

function toTerms(given: Given, now: number): KeyTerms {
  return {
    name: given.name ?? "",
    scopes: toList(given.scopes).map(toScope),
    expiresAt: given.expires === undefined ? null : toExpiry(given.expires, now),
    origins: toList(given.origins).map(toOrigin),
    documents: toList(given.documents),
    collections: toList(given.collections).map((folder) => folder.replace(/^\/+|\/+$/g, "")),
    rateLimit: given.rate === undefined ? null : toRate(given.rate),
  };
}

function toList(text = ""): readonly string[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function toScope(text: string): Scope {
  const scope = scopes.find((known) => known === text);
  if (scope !== undefined) return scope;
  throw wrong("--scopes", `there is no scope "${text}"; did you mean "${nearest(text, scopes)}"?`);
}

function toExpiry(text: string, now: number): string {
  const expiresAt = parseExpiry(text, now);
  if (expiresAt === undefined)
    throw wrong("--expires", `"${text}" is neither a day (2027-03-31) nor days (90d)`);
  if (isExpired({ expiresAt }, now)) throw wrong("--expires", `"${text}" is over already`);
  return expiresAt;
}

function toOrigin(text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : "null";
  if (origin !== "null") return origin;
  throw wrong("--origins", `"${text}" is no origin: one is like https://example.org`);
}

function toRate(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw wrong("--rate", `"${text}" is no whole number from 1`);
}

function wrong(name: string, message: string): AppError {
  return new AppError("invalid-setting", `${name}: ${message}`, { name });
}

/** A key in one line; nothing of it by which it could be used. */
function describeKey(key: ApiKey, now: number): string {
  const seen = [...key.documents, ...key.collections.map((folder) => `${folder}/`)];
  return [
    key.id,
    key.name === "" ? "-" : key.name,
    key.scopes.join(","),
    isExpired(key, now) ? `expired ${key.expiresAt}` : `until ${key.expiresAt ?? "revoked"}`,
    ...(seen.length === 0 ? [] : [`sees ${seen.join(",")}`]),
    ...(key.origins.length === 0 ? [] : [`from ${key.origins.join(",")}`]),
    ...(key.rateLimit === null ? [] : [`${key.rateLimit} a minute`]),
  ].join("  ");
}
