import type { Section } from "../../artifact/manifest.ts";
import { AppError } from "../../domain/errors.ts";
import type { IndexMemory } from "../../search/backend.ts";
import { sections } from "./layout.ts";
import { ledgerSections } from "./ledger-sections.ts";

/** What a process may have, and what it takes beside its indexes at the least. */
export interface MemoryRoom {
  readonly limits: MemoryLimits;
  readonly own: IndexMemory;
}

/** What a process may have: all of its memory, and of that what V8 lets its heap have. In bytes. */
export interface MemoryLimits {
  readonly total: number;
  readonly heap: number;
}

/** Sections that are parsed into objects, and how often their bytes are in the heap then, at the least. */
const parsed = new Set<string>([sections.documents, sections.speakers, sections.corpus, sections.variants]);
const heapPerByte = 1.5;

/** What an index of these sections takes when it is open, at the least. */
export function memoryOf(all: readonly Pick<Section, "name" | "sizeBytes">[]): IndexMemory {
  const sizeOf = (takes: (name: string) => boolean): number =>
    all.reduce((sum, { name, sizeBytes }) => (takes(name) ? sum + sizeBytes : sum), 0);
  const heap = heapPerByte * sizeOf((name) => parsed.has(name));
  return { total: heap + sizeOf((name) => name !== ledgerSections.standing), heap };
}

/**
 * Sees that there is room for an index, beside another where one answers, before anything of it is read: a process that takes
 * more than it may have is killed without a word. What it lets through may still be too much under load.
 * @throws {AppError} `artifact-too-large` with both numbers.
 */
export function demandRoom(
  indexDir: string,
  index: IndexMemory,
  { limits, own }: MemoryRoom,
  beside?: IndexMemory,
): void {
  const subject =
    beside === undefined
      ? `the index in ${indexDir} needs`
      : `beside the index that answers, the new one in ${indexDir} needs`;
  const ways = `${beside === undefined ? "" : ", or start again to have the new one alone"}, or serve it from a cluster: --engine opensearch`;
  const refuse = (needed: number, limit: number, what: string, more: string): never => {
    throw new AppError(
      "artifact-too-large",
      `${subject} at least ${toMebibytes(needed)} MiB of ${what}, and this process may have ${toMebibytes(limit)}; ${more}${ways}`,
      { name: indexDir },
    );
  };
  const needed = (kind: keyof IndexMemory): number => own[kind] + index[kind] + (beside?.[kind] ?? 0);
  if (needed("total") > limits.total)
    refuse(needed("total"), limits.total, "memory", "raise the limit of its container");
  if (needed("heap") > limits.heap)
    refuse(needed("heap"), limits.heap, "V8's heap", "raise --max-old-space-size in NODE_OPTIONS");
}

function toMebibytes(bytes: number): string {
  return Math.ceil(bytes / 2 ** 20).toLocaleString("en");
}
