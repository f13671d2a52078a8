import { type AnyArtifact, openAnyArtifact } from "../../artifact/open-artifact.ts";
import type { Document } from "../../domain/document.ts";
import type { FormerDocument, FormerIndex, Ledger } from "../../domain/ledger.ts";
import { toWords } from "./frozen-index.ts";
import { sections } from "./layout.ts";
import { ledgerSections, unpackEarlier, unpackStanding } from "./ledger-sections.ts";
import type { ParagraphRecord } from "./paragraph-record.ts";
import { openTextBlocks } from "./text-blocks.ts";

/**
 * Opens the index of a folder for the build that replaces it; `undefined` where there is none with a ledger that can be
 * read: then a ledger begins. An index of another format gives its ledger, but no words.
 */
export async function openFormer(indexDir: string): Promise<FormerIndex | undefined> {
  const artifact = await openAnyArtifact(indexDir);
  const ledger = artifact && (await readLedger(artifact).catch(() => undefined));
  if (artifact === undefined || ledger === undefined) return undefined;
  let documents: Promise<ReadDocument> | undefined;
  return {
    version: artifact.version,
    ledger,
    async readDocument(id) {
      documents ??= openDocuments(artifact).catch(() => () => undefined);
      return (await documents)(id);
    },
  };
}

type ReadDocument = (id: string) => FormerDocument | undefined;

async function readLedger({ readSection }: AnyArtifact): Promise<Ledger | undefined> {
  const earlier = unpackEarlier(await readSection(ledgerSections.earlier));
  const standing = unpackStanding(await readSection(ledgerSections.standing));
  return earlier && standing && { ...earlier, standing };
}

async function openDocuments({ isCurrentFormat, readSection }: AnyArtifact): Promise<ReadDocument> {
  if (!isCurrentFormat) return () => undefined;
  const all = JSON.parse(
    new TextDecoder().decode(await readSection(sections.documents)),
  ) as readonly Document[];
  const readRecord = openTextBlocks(
    await readSection(sections.textBytes),
    toWords(await readSection(sections.textBlocks)),
  );
  const places = new Map<string, { readonly document: Document; readonly first: number }>();
  let first = 0;
  for (const document of all) {
    places.set(document.id, { document, first });
    first += document.paragraphs;
  }
  return (id) => {
    const place = places.get(id);
    if (place === undefined) return undefined;
    const { licence, paragraphs } = place.document;
    const records = Array.from(
      { length: paragraphs },
      (_, index) => readRecord(place.first + index) as ParagraphRecord,
    );
    return { licence, texts: records.map(({ t }) => t), withheld: records.map(({ w }) => w !== undefined) };
  };
}
