import { readFile } from "node:fs/promises";

const names = ["quote-search", "page"];

/** The scripts for browsers, by name, as `npm run build` put them beside this file's folder. */
export async function readScripts(): Promise<ReadonlyMap<string, string>> {
  const read = names.map(
    async (name): Promise<[string, string]> => [
      name,
      await readFile(new URL(`../web/${name}.js`, import.meta.url), "utf8"),
    ],
  );
  return new Map(await Promise.all(read));
}
