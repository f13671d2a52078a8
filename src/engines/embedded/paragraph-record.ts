import type { AttributedSpeaker, Paragraph, Quotation, Role } from "../../domain/paragraph.ts";
import { toParagraphId } from "../../domain/paragraph.ts";
import type { Withheld } from "../../domain/withheld.ts";

/** What is stored of a paragraph beside the columns; absent keys have their empty value. */
export interface ParagraphRecord {
  readonly t: string;
  readonly r: string;
  readonly s?: Omit<AttributedSpeaker, "id">;
  /** Ordinal of its question. */
  readonly q?: number;
  /** Ordinals of its answers. */
  readonly a?: readonly number[];
  readonly u?: readonly Quotation[];
  readonly w?: Withheld;
  readonly b?: number;
  readonly e?: number;
}

/** What the columns know of a paragraph. */
export interface ParagraphPlace {
  readonly document: string;
  readonly ordinal: number;
  readonly role: Role;
  readonly lang: string;
  readonly speaker: string | null;
}

/** The record of a paragraph. */
export function toRecord(paragraph: Paragraph): ParagraphRecord {
  const ordinalOf = (id: string): number => Number(id.slice(paragraph.document.length + 2));
  const { speaker, quotations, withheld, start, end } = paragraph;
  return {
    t: paragraph.text,
    r: paragraph.rev,
    ...(speaker && {
      s: { name: speaker.name, as: speaker.as, method: speaker.method, confidence: speaker.confidence },
    }),
    ...(paragraph.question !== null && { q: ordinalOf(paragraph.question) }),
    ...(paragraph.answers.length > 0 && { a: paragraph.answers.map(ordinalOf) }),
    ...(quotations.length > 0 && { u: quotations }),
    ...(withheld !== undefined && { w: withheld }),
    ...(start !== undefined && { b: start }),
    ...(end !== undefined && { e: end }),
  };
}

/** The paragraph of a record. */
export function fromRecord(record: ParagraphRecord, place: ParagraphPlace): Paragraph {
  const { document, ordinal, role, lang, speaker } = place;
  return {
    id: toParagraphId(document, ordinal),
    rev: record.r,
    document,
    ordinal,
    text: record.t,
    role,
    speaker: record.s && speaker !== null ? { id: speaker, ...record.s } : null,
    question: record.q === undefined ? null : toParagraphId(document, record.q),
    answers: (record.a ?? []).map((answer) => toParagraphId(document, answer)),
    quotations: record.u ?? [],
    lang,
    ...(record.w !== undefined && { withheld: record.w }),
    ...(record.b !== undefined && { start: record.b }),
    ...(record.e !== undefined && { end: record.e }),
  };
}
