import { join } from "node:path";
import { runBuild } from "../../src/cli/run-build.ts";
import { openEmbedded } from "../../src/engines/embedded/open.ts";
import { createEmbeddedSink } from "../../src/engines/embedded/sink.ts";

/** One thing that was looked at. */
export interface Finding {
  readonly what: string;
  readonly found: number | string;
  readonly isRight: boolean;
}

/** What a soak is given. */
export interface SoakOptions {
  readonly seconds: number;
  /** An index to serve; without one, the sample corpus is built. */
  readonly indexDir: string | undefined;
  /** A folder that is removed afterwards. */
  readonly folder: string;
  /** Most requests a second of mixed traffic; without it, as many as are answered. */
  readonly perSecond?: number;
  /** Further settings of the server, as environment variables. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Paragraphs that queries are made of. */
const mostTexts = 2_000;

/** The index to serve, and texts of it. */
export async function indexOf({
  indexDir,
  folder,
}: SoakOptions): Promise<{ readonly indexDir: string; readonly texts: readonly string[] }> {
  const at = indexDir ?? join(folder, "index");
  if (indexDir === undefined)
    await runBuild({ corpusDir: "corpus", createSink: () => createEmbeddedSink(at) });
  const { engine, store } = await openEmbedded(at);
  const { paragraphs } = store.info;
  const step = Math.max(1, Math.floor(paragraphs / mostTexts));
  const numbers = Array.from({ length: Math.min(paragraphs, mostTexts) }, (_, at) => at * step);
  const read = await store.paragraphs(numbers);
  await engine.close();
  return { indexDir: at, texts: read.map(({ text }) => text) };
}
