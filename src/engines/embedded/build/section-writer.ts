import type { ArtifactDraft } from "../../../artifact/create-artifact.ts";
import { packStrings } from "../string-table.ts";

/** Writes sections side by side, as each waits for the disk. */
export interface SectionWriter {
  write(name: string, chunk: Uint8Array | Uint32Array): void;
  writeJson(name: string, value: unknown): void;
  /** The two sections of strings that are in code-unit order. */
  writeStrings(name: string, strings: readonly string[]): void;
  /** Waits until the disk has all of them. @throws {AppError} `index-unwritable` */
  finish(): Promise<void>;
}

/** A writer to a draft. What was begun is over when `finish` settles, whether or not all could be written. */
export function createSectionWriter(draft: ArtifactDraft): SectionWriter {
  const underWay: Promise<void>[] = [];
  const write = (name: string, chunk: Uint8Array | Uint32Array): void => {
    const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const written = draft.writeSection(name, [bytes]);
    written.catch(() => undefined);
    underWay.push(written);
  };
  return {
    write,
    writeJson: (name, value) => write(name, new TextEncoder().encode(JSON.stringify(value))),
    writeStrings(name, strings) {
      const { bytes, starts } = packStrings(strings);
      write(`${name}.bytes`, bytes);
      write(`${name}.starts`, starts);
    },
    async finish() {
      await Promise.allSettled(underWay);
      await Promise.all(underWay);
    },
  };
}
