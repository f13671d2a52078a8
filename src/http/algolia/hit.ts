import type { AnsweredHit } from "../../search/search-answer.ts";
import { type Found, type Marked, type Tags, toMarked, writeMarked } from "./marks.ts";
import type { AlgoliaSearch } from "./parameters.ts";
import { type AlgoliaRecord, pick, toRecord } from "./record.ts";

/** A record found, with what was searched for marked in its attributes. */
export type AlgoliaHit = Partial<AlgoliaRecord> & {
  readonly objectID: string;
  readonly _highlightResult?: object;
  readonly _snippetResult?: object;
  readonly _rankingInfo?: { readonly userScore: number };
};

/** What hits are made with. */
export interface HitOptions {
  readonly parameters: AlgoliaSearch;
  /** The query's words, folded. */
  readonly words: readonly string[];
  /** Where the service stands: `https://host`. */
  readonly origin: string;
}

/** The tags that a search asks for. */
export function tagsOf({ highlightPreTag, highlightPostTag }: AlgoliaSearch): Tags {
  return { open: highlightPreTag ?? "<em>", close: highlightPostTag ?? "</em>" };
}

/** A hit as it is sent on this wire. */
export function toHit(hit: AnsweredHit, options: HitOptions): AlgoliaHit {
  const { parameters, origin } = options;
  const record = toRecord(hit.paragraph, hit.document, origin);
  const texts = textsOf(record, hit);
  const highlighted = chosen(parameters.attributesToHighlight, texts);
  const snippets = (parameters.attributesToSnippet ?? []).map((name) => name.split(":")[0] ?? "");
  return {
    objectID: record.objectID,
    ...pick(record, parameters.attributesToRetrieve),
    ...(highlighted.length > 0 && {
      _highlightResult: nest(highlighted, (name) => mark(texts.get(name), options)),
    }),
    ...(snippets.length > 0 && {
      _snippetResult: nest(chosen(snippets, texts), (name) =>
        isBody(name) ? snip(hit, options) : bare(mark(texts.get(name), options)),
      ),
    }),
    ...(parameters.getRankingInfo === true && { _rankingInfo: { userScore: hit.score } }),
  };
}

/** Each attribute that is text, with what was found in it: words are searched in the paragraph's own text alone. */
function textsOf(record: AlgoliaRecord, { highlights, paragraph }: AnsweredHit): ReadonlyMap<string, Found> {
  const { lang } = paragraph;
  const body: Found = { text: record.text, ranges: highlights, lang };
  const { speaker, title, source, hierarchy } = record;
  const others = {
    title,
    speaker,
    source,
    ...Object.fromEntries(Object.entries(hierarchy).map(([level, text]) => [`hierarchy.${level}`, text])),
  };
  return new Map([
    ["text", body],
    ["content", body],
    ...Object.entries(others).flatMap(([name, text]): [string, Found][] =>
      text === null ? [] : [[name, { text, ranges: [], lang }]],
    ),
  ]);
}

function isBody(name: string): boolean {
  return name === "text" || name === "content";
}

/** The names asked for that there are; all where none are named or `*` is among them. A name stands for its parts too. */
function chosen(names: readonly string[] | undefined, texts: ReadonlyMap<string, Found>): readonly string[] {
  const all = [...texts.keys()];
  if (names === undefined || names.includes("*")) return all;
  return all.filter((name) => names.includes(name) || names.includes(name.split(".")[0] ?? ""));
}

function mark(found: Found | undefined, { parameters, words }: HitOptions): Marked {
  return toMarked(found ?? { text: "", ranges: [], lang: "" }, words, tagsOf(parameters));
}

function bare({ value, matchLevel }: Marked): object {
  return { value, matchLevel };
}

/** The hit's snippet, with the ellipsis asked for where it is cut. */
function snip({ snippet, paragraph }: AnsweredHit, { parameters, words }: HitOptions): object {
  const { cutStart, cutEnd, text, highlights } = snippet;
  const tags = tagsOf(parameters);
  const { matchLevel } = toMarked({ text, ranges: highlights, lang: paragraph.lang }, words, tags);
  const dots = writeMarked(parameters.snippetEllipsisText, [], tags);
  const value = `${cutStart ? dots : ""}${writeMarked(text, highlights, tags)}${cutEnd ? dots : ""}`;
  return { value, matchLevel };
}

/** Values under their names; a name with a dot is an object's part. */
function nest(names: readonly string[], toValue: (name: string) => object): object {
  const whole: Record<string, object> = {};
  for (const name of names) {
    const [root = "", part] = name.split(".");
    whole[root] = part === undefined ? toValue(name) : { ...whole[root], [part]: toValue(name) };
  }
  return whole;
}
