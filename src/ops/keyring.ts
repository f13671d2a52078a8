import { readFile, stat } from "node:fs/promises";
import { AppError } from "../domain/errors.ts";
import { type ApiKey, findKey, parseKeys } from "./api-keys.ts";

/** The keys that are in force. */
export interface Keyring {
  /** The key that a text is; `undefined` for any other text. */
  find(text: string): ApiKey | undefined;
  /** Reads the file again. @throws {AppError} `invalid-setting`; then the keys stay what they were. */
  refresh(): Promise<void>;
  /** What changes whenever the file does; `""` where it cannot be read. */
  readMark(): Promise<string>;
}

/** Reads a file of keys. @throws {AppError} `invalid-setting` where it cannot be read. */
export async function openKeyring(path: string): Promise<Keyring> {
  let keys = await readKeys(path);
  return {
    find: (text) => findKey(keys, text),
    async refresh() {
      keys = await readKeys(path);
    },
    async readMark() {
      const { ino, size, mtimeMs } = await stat(path).catch(() => ({ ino: 0, size: 0, mtimeMs: 0 }));
      return `${ino} ${size} ${mtimeMs}`;
    },
  };
}

/** The keys in a file. @throws {AppError} `invalid-setting` where it cannot be read. */
export async function readKeys(path: string): Promise<readonly ApiKey[]> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new AppError("invalid-setting", `the file of keys ${path} cannot be read`, {
      name: "KEYS_FILE",
      cause,
    });
  }
  return parseKeys(text, path);
}
