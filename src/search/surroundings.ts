import type { Paragraph } from "../domain/paragraph.ts";
import type { CorpusStore } from "./corpus-store.ts";
import { disclose } from "./disclose.ts";
import type { AnsweredHit } from "./search-answer.ts";

/** A paragraph in its document. */
export type PlacedParagraph = Pick<AnsweredHit, "paragraph" | "document">;

/** What stands about a paragraph: its question and its neighbours. */
export type Surroundings = Pick<AnsweredHit, "question" | "before" | "after">;

/** What stands about a paragraph, so many of them before and after it, as its licence lets it out. */
export async function surroundings(
  place: PlacedParagraph,
  context: number,
  store: CorpusStore,
): Promise<Surroundings> {
  return (await readSurroundings([place], context, store))(place);
}

/** The same for several paragraphs, all read at once: gives what stands about each of them. */
export async function readSurroundings(
  places: readonly PlacedParagraph[],
  context: number,
  store: CorpusStore,
): Promise<(place: PlacedParagraph) => Surroundings> {
  const wanted = new Map(places.map((place) => [place, numbersAround(place, context, store)]));
  const numbers = [...wanted.values()].flatMap(({ question, before, after }) => [
    ...question,
    ...before,
    ...after,
  ]);
  const read = numbers.length === 0 ? [] : await store.paragraphs(numbers);
  const paragraphs = new Map(numbers.map((number, index) => [number, read[index]]));
  return (place) => {
    const { question, before, after } = wanted.get(place) ?? nothing;
    const tell = (near: readonly number[]): readonly Paragraph[] =>
      near.flatMap((number) => {
        const paragraph = paragraphs.get(number);
        return paragraph === undefined ? [] : [disclose(paragraph, place.document)];
      });
    return { question: tell(question)[0] ?? null, before: tell(before), after: tell(after) };
  };
}

const nothing = { question: [], before: [], after: [] };

/** The numbers of what stands about a paragraph. */
function numbersAround(
  { paragraph, document }: PlacedParagraph,
  context: number,
  store: CorpusStore,
): Readonly<Record<keyof Surroundings, readonly number[]>> {
  const question = [paragraph.question ?? []].flat().flatMap((id) => store.findParagraph(id) ?? []);
  if (context === 0) return { ...nothing, question };
  const start = (store.findParagraph(paragraph.id) ?? 0) - paragraph.ordinal;
  const first = Math.max(1, paragraph.ordinal - context);
  const last = Math.min(document.paragraphs, paragraph.ordinal + context);
  const range = (from: number, to: number): readonly number[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => start + from + index);
  return {
    question,
    before: range(first, paragraph.ordinal - 1),
    after: range(paragraph.ordinal + 1, last),
  };
}
