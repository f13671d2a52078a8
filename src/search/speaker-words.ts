import { type Paragraph, toParagraphId } from "../domain/paragraph.ts";
import { filterOn, withFilters } from "../query/filters.ts";
import { parseQuery } from "../query/parse.ts";
import { baseOfLang } from "../text/lang.ts";
import { stemTerm } from "../text/stem.ts";
import { isStopWordIn } from "../text/stop-words.ts";
import { isNumber } from "../text/telling-words.ts";
import { tokenize } from "../text/tokenize.ts";
import type { Backend } from "./backend.ts";
import type { CorpusStore } from "./corpus-store.ts";
import { overusedWords, type WordCounts } from "./overused-words.ts";

/** Paragraphs that are read at most: theirs, and of all the corpus to compare them with. */
const maxOwn = 400;
const maxCompared = 1_200;
/** Most paragraphs of theirs that are known by number, before some of these are read. */
const maxKnown = 5_000;
/** Paragraphs that are read side by side, which is cheaper than one by one. */
const runLength = 8;
const maxWords = 16;

/** A paragraph as the words of others are compared with it. */
interface ComparedParagraph {
  readonly speaker: string | undefined;
  readonly lang: string;
  readonly stems: ReadonlySet<string>;
}

/**
 * Gives what somebody talks about: the words that stand in more of their paragraphs than in those of others, surest first,
 * each as it is most often printed. Words of documents whose licence keeps them are not counted; nothing comes where too little
 * was said to tell. The work is bounded whatever the corpus, and what all are compared with is read once for each index.
 */
export function createSpeakerWords(): (backend: Backend, speaker: string) => Promise<readonly string[]> {
  const compared = new WeakMap<CorpusStore, readonly ComparedParagraph[]>();
  return async ({ engine, store }, speaker) => {
    const query = withFilters(parseQuery(""), [filterOn("speaker", speaker)]);
    const asked = { match: "all", sort: "document", offset: 0, limit: maxKnown, facets: [] } as const;
    const { hits } = await engine.search({ query, ...asked });
    const numbers = placesOf(hits.length, maxOwn).flatMap((place) => hits[place]?.paragraph ?? []);
    const own = countOwn(await readOpen(store, numbers), speaker, store);
    const all = compared.get(store) ?? (await readCompared(store));
    compared.set(store, all);
    return overusedWords(own, countOthers(all, speaker, own.langs))
      .slice(0, maxWords)
      .map((stem) => mostPrinted(own.forms.get(stem)));
  };
}

/** So many places of a list at most, in runs that lie evenly over it. */
function placesOf(length: number, most: number): readonly number[] {
  const step = Math.max(1, length / most);
  return Array.from({ length: Math.min(length, most) }, (_, index) => {
    const inRun = index % runLength;
    return Math.min(length - 1, Math.floor((index - inRun) * step) + inRun);
  });
}

/** The paragraphs of those numbers whose licence does not keep their words. */
async function readOpen(store: CorpusStore, numbers: readonly number[]): Promise<readonly Paragraph[]> {
  const paragraphs = await store.paragraphs(numbers);
  return paragraphs.filter(({ document }) => store.document(document)?.licence !== "metadata");
}

async function readCompared(store: CorpusStore): Promise<readonly ComparedParagraph[]> {
  const places = placesOf(store.info.paragraphs, maxCompared);
  const paragraphs = await readOpen(store, numbersAt(places, store));
  return paragraphs.map((paragraph) => ({
    speaker: paragraph.speaker?.id,
    lang: baseOfLang(paragraph.lang),
    stems: new Set(wordsOf(paragraph.text, paragraph, store).map(({ stem }) => stem)),
  }));
}

/** The numbers of the paragraphs at ascending places, counted over the documents of the store: it may have but some of them. */
function numbersAt(places: readonly number[], store: CorpusStore): readonly number[] {
  const numbers: number[] = [];
  let before = 0;
  for (const { id, paragraphs } of store.documents()) {
    const first = store.findParagraph(toParagraphId(id, 1));
    for (let place = places[numbers.length]; place !== undefined && place < before + paragraphs; ) {
      numbers.push((first ?? 0) + place - before);
      place = places[numbers.length];
    }
    before += paragraphs;
  }
  return numbers;
}

/** The words of others, in the languages of theirs. */
function countOthers(
  paragraphs: readonly ComparedParagraph[],
  speaker: string,
  langs: ReadonlySet<string>,
): WordCounts {
  const words = new Map<string, number>();
  const others = paragraphs.filter((one) => one.speaker !== speaker && langs.has(one.lang));
  for (const { stems } of others) for (const stem of stems) words.set(stem, (words.get(stem) ?? 0) + 1);
  return { paragraphs: others.length, words };
}

/** What somebody's paragraphs have. */
interface OwnCounts extends WordCounts {
  /** By word, how often each of its forms is printed. */
  readonly forms: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly langs: ReadonlySet<string>;
}

/** The words of somebody's paragraphs, and of what they are quoted with in others'. */
function countOwn(paragraphs: readonly Paragraph[], speaker: string, store: CorpusStore): OwnCounts {
  const words = new Map<string, number>();
  const forms = new Map<string, Map<string, number>>();
  const langs = new Set<string>();
  for (const paragraph of paragraphs) {
    langs.add(baseOfLang(paragraph.lang));
    const found = saidBy(paragraph, speaker).flatMap((text) => wordsOf(text, paragraph, store));
    for (const stem of new Set(found.map((word) => word.stem))) words.set(stem, (words.get(stem) ?? 0) + 1);
    for (const { stem, form } of found) {
      const printed = forms.get(stem) ?? new Map<string, number>();
      forms.set(stem, printed.set(form, (printed.get(form) ?? 0) + 1));
    }
  }
  return { paragraphs: paragraphs.length, words, forms, langs };
}

function saidBy({ text, speaker, quotations }: Paragraph, id: string): readonly string[] {
  if (speaker?.id === id) return [text];
  return quotations.flatMap(({ speaker: quoted, start, end }) =>
    quoted?.id === id ? [text.slice(start, end)] : [],
  );
}

/** The words of a text that may tell something, each as it is printed and by its stem. */
function wordsOf(
  text: string,
  { lang }: Paragraph,
  store: CorpusStore,
): readonly { readonly stem: string; readonly form: string }[] {
  const langs = [lang, ...store.mainLangs()];
  const said = text.replace(aside, " ");
  return tokenize(said).flatMap(({ term, width, start, end }) =>
    width > 1 || isLetter(term) || isNumber(term) || isStopWordIn(term, langs)
      ? []
      : [{ stem: stemTerm(term, lang), form: said.slice(start, end) }],
  );
}

function mostPrinted(forms: ReadonlyMap<string, number> = new Map()): string {
  let best = { form: "", times: 0 };
  for (const [form, times] of forms) if (times > best.times) best = { form, times };
  return best.form;
}

/** What a transcript says in the middle of a speech that is not said: `(Applause.)`, `[laughs]`. */
const aside = /\([^()]{1,40}\)|\[[^[\]]{1,40}\]/g;

/** Whether a word is one letter of an alphabet: in some languages one character is a word. */
function isLetter(term: string): boolean {
  return /^[a-z]$/.test(term);
}
