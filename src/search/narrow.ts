import { isSelected, nameSelection, type Selection } from "../domain/access.ts";
import { type Document, type DocumentId, dateOf } from "../domain/document.ts";
import type { EarlierRevision } from "../domain/ledger.ts";
import { type Paragraph, type ParagraphId, parseParagraphId } from "../domain/paragraph.ts";
import { titleOn } from "../domain/person.ts";
import type { Proofs } from "../domain/proof.ts";
import type { Backend } from "./backend.ts";
import type { CorpusStore, SpeakerSummary } from "./corpus-store.ts";
import type { History } from "./history.ts";
import { dateSpan } from "./holdings.ts";
import { numbersOf } from "./paragraph-numbers.ts";

/** The same index as if the corpus had only the documents of a selection: nothing that it answers tells of others. */
export async function narrowBackend({ engine, store }: Backend, selection: Selection): Promise<Backend> {
  const documents = store.documents().filter((document) => isSelected(selection, document));
  const ids = new Set(documents.map(({ id }) => id));
  return {
    engine: await engine.within(ids),
    store: await narrowStore(store, documents, ids),
    view: nameSelection(selection),
  };
}

async function narrowStore(
  store: CorpusStore,
  documents: readonly Document[],
  ids: ReadonlySet<DocumentId>,
): Promise<CorpusStore> {
  const isSeen = (id: ParagraphId): boolean => ids.has(parseParagraphId(id)?.document ?? "");
  const seen = new Set(documents.flatMap((document) => numbersOf(document, store)));
  const dates = dateSpan(documents);
  const speakers = await narrowSpeakers(store, documents);
  const speakerById = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  const { name, description, version, builtAt } = store.info;
  return {
    info: {
      ...{ name, description, version, builtAt },
      documents: documents.length,
      paragraphs: seen.size,
      words: documents.reduce((sum, { words }) => sum + words, 0),
    },
    history: narrowHistory(store.history, isSeen),
    // What is withheld does not say in which document.
    whyWithheld: () => undefined,
    mainLangs: () => store.mainLangs(),
    synonyms: () => store.synonyms(),
    documents: () => documents,
    dateSpan: () => dates,
    document: (id) => (ids.has(id) ? store.document(id) : undefined),
    speakers: () => speakers,
    speaker: (id) => speakerById.get(id),
    findParagraph: (id) => (isSeen(id) ? store.findParagraph(id) : undefined),
    variantsOf: (number) => store.variantsOf(number).filter((other) => seen.has(other)),
    documentVariants: (id) => store.documentVariants(id).filter((other) => ids.has(other.id)),
    async paragraphs(numbers) {
      if (numbers.some((number) => !seen.has(number)))
        throw new Error("a paragraph was asked for that is not to be seen");
      return store.paragraphs(numbers);
    },
    proofs: store.proofs && narrowProofs(store.proofs),
  };
}

/** Proofs up to the document's root: what is beside it are hashes of others, by which their words could be guessed. */
function narrowProofs({ digestOf, prove }: Proofs): Proofs {
  return {
    digestOf,
    prove: async (number) => ({ ...(await prove(number)), section: null, corpus: null }),
  };
}

/** Words that stood in documents seen, and did not go to one that is not. */
function narrowHistory(history: History, isSeen: (id: ParagraphId) => boolean): History {
  const isTold = ({ id, next }: EarlierRevision): boolean => isSeen(id) && (next === null || isSeen(next.id));
  const told = (revision: EarlierRevision | undefined): EarlierRevision | undefined =>
    revision && isTold(revision) ? revision : undefined;
  return {
    earlier: (citation) => told(history.earlier(citation)),
    under: (id) => history.under(id).filter(isTold),
    before: (citation) => told(history.before(citation)),
    index: (place) => history.index(place),
  };
}

/** What is told of a speaker, as it comes together. */
interface Tally {
  paragraphs: number;
  quoted: number;
  readonly documents: Set<Document>;
  readonly printed: Set<string>;
}

/** Who speaks or is quoted there, as printed there, with the titles held then; most paragraphs first. */
async function narrowSpeakers(
  store: CorpusStore,
  documents: readonly Document[],
): Promise<readonly SpeakerSummary[]> {
  const tallies = new Map<string, Tally>();
  for (const document of documents)
    for (const paragraph of await store.paragraphs(numbersOf(document, store)))
      noteSpeakers(paragraph, document, tallies);
  return store
    .speakers()
    .flatMap((speaker) => {
      const tally = tallies.get(speaker.id);
      return tally === undefined ? [] : [toSummary(speaker, tally)];
    })
    .sort((a, b) => b.paragraphs - a.paragraphs || (a.id < b.id ? -1 : 1));
}

function noteSpeakers(
  { speaker, quotations }: Paragraph,
  document: Document,
  tallies: Map<string, Tally>,
): void {
  const tallyOf = (id: string): Tally => {
    const known = tallies.get(id);
    if (known !== undefined) return known;
    const fresh: Tally = { paragraphs: 0, quoted: 0, documents: new Set(), printed: new Set() };
    tallies.set(id, fresh);
    return fresh;
  };
  if (speaker !== null) {
    const tally = tallyOf(speaker.id);
    tally.paragraphs++;
    tally.documents.add(document);
    tally.printed.add(speaker.as);
  }
  const counted = new Set([speaker?.id]);
  for (const { speaker: quoted } of quotations) {
    if (quoted === null || quoted.id === null) continue;
    const tally = tallyOf(quoted.id);
    tally.printed.add(quoted.as);
    if (counted.has(quoted.id)) continue;
    counted.add(quoted.id);
    tally.quoted++;
  }
}

function toSummary(
  speaker: SpeakerSummary,
  { paragraphs, quoted, documents, printed }: Tally,
): SpeakerSummary {
  const dates = [...documents].map(dateOf);
  return {
    ...speaker,
    aliases: speaker.aliases.filter((alias) => printed.has(alias)),
    titles: speaker.titles.filter((title) =>
      dates.some((date) => titleOn({ ...speaker, titles: [title] }, date) !== undefined),
    ),
    paragraphs,
    quoted,
    documents: documents.size,
  };
}
