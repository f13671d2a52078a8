/** Codes that name a language under another name: Norwegian's two written forms are stemmed alike. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["nb", "no"],
  ["nn", "no"],
]);

/** The language of a tag, without region or script: `en` for `en-GB`. */
export function baseOfLang(tag: string): string {
  const hyphen = tag.search(/[-_]/);
  const base = (hyphen < 0 ? tag : tag.slice(0, hyphen)).toLowerCase();
  return otherNames.get(base) ?? base;
}
