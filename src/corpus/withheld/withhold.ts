import type { Document, DocumentId } from "../../domain/document.ts";
import type { StandingDocument } from "../../domain/ledger.ts";
import type { AttributedSpeaker, Paragraph, Quotation, QuotedSpeaker } from "../../domain/paragraph.ts";
import { toParagraphId } from "../../domain/paragraph.ts";
import type { Person } from "../../domain/person.ts";
import type { CorpusProblem } from "../../domain/problem.ts";
import type { Range } from "../../domain/range.ts";
import { remember } from "../../domain/remember.ts";
import { type HiddenWords, hole, type Withheld } from "../../domain/withheld.ts";
import type { CorpusProblemCode } from "../problem-codes.ts";
import { cleanId, createAddressTest } from "./addresses.ts";
import {
  createTextFinder,
  createWordFinder,
  type FindWords,
  joinFinders,
  toWording,
  type Wording,
} from "./find-words.ts";
import { type WithheldRule, withheldFile } from "./read-withheld.ts";
import { moveQuotations, redact } from "./redact.ts";
import { hidesName, hidesWords, type Subject, toSubject } from "./subject.ts";

/** A document with its paragraphs, before its words are counted. */
export interface WithholdableDocument {
  readonly document: Document;
  readonly paragraphs: readonly Paragraph[];
}

/** A document of which nothing is left that is withheld. */
export interface WithheldDocument extends WithholdableDocument {
  /** Whether anything was taken out of it. */
  readonly isTouched: boolean;
}

/** Takes out of a corpus what is withheld. */
export interface Withholding {
  /** Whether anything is. */
  readonly isActive: boolean;
  /** A document without what is withheld: paragraphs with holes, or without words, where it was. `revisionOf` names the words that are left. */
  apply(document: WithholdableDocument, revisionOf: (text: string) => string): WithheldDocument;
  /** A text of no document, such as a name or a message, with holes. */
  clean(text: string): string;
  /** A path or address, or a hole where it holds words that are withheld. */
  cleanPath(path: string): string;
  /** Why a text, of a document that was read, may not be kept as it is; `undefined` where it may. */
  hides(text: string, document?: DocumentId): Withheld | undefined;
  /** Whether an id or address holds words that are withheld. */
  isIn(address: string): boolean;
  /** The words that were taken out and that claims are told of. */
  hidden(): readonly HiddenWords[];
  /** Rules that were met by nothing so far. */
  problems(): readonly CorpusProblem[];
  /** Paragraphs, as they stand when all is read, that have the very words of one that is withheld whole. */
  findElsewhere(standing: readonly Pick<StandingDocument, "id" | "revs">[]): readonly CorpusProblem[];
}

/** Characters of the shortest paragraph that is no matter of course ("Thank you."). */
const leastTelling = 40;

/** What is withheld of a corpus by these rules; `persons` are those that it names itself. */
export function createWithholding(rules: readonly WithheldRule[], persons: readonly Person[]): Withholding {
  const people = rules.flatMap((rule) => (rule.kind === "person" ? toSubject(rule, persons) : []));
  const wordings = [
    ...rules.flatMap((rule) => (rule.kind === "phrase" ? toWording(rule.value, rule) : [])),
    ...people.flatMap(({ rule, names }) =>
      hidesName(rule) ? names.map((name) => toWording(name, rule)) : [],
    ),
  ];
  const needles = rules.flatMap((rule) => (rule.kind === "text" ? { text: rule.value, rule } : []));
  const findText = createTextFinder(needles);
  const findEverywhere = joinFinders(createWordFinder(wordings), findText);
  const finders = new Map<DocumentId, Find>();
  const findNames = (own: readonly Subject[]): Find => {
    const parts = own.flatMap(({ rule, words }) =>
      words.map((word): Wording<WithheldRule> => ({ ...toWording(word, rule), isCapital: true })),
    );
    return joinFinders(createWordFinder([...wordings, ...parts]), findText);
  };
  const findAny = findNames(people.filter(({ rule }) => hidesName(rule)));
  const toWithheld = remember(({ reason, date }: WithheldRule): Withheld => {
    return { reason: redact(reason, findAny(reason)).text, date };
  });
  const met = new Set<WithheldRule>();
  const sealed = new Map<string, WithheldRule>();
  const hidden: HiddenWords[] = [];
  const givenIds = new Set<string>();
  const isIn = createAddressTest(
    wordings,
    needles.map(({ text }) => text),
  );

  const clean = (text: string, find: Find = findEverywhere): string => {
    const found = find(text);
    for (const { rule } of found) met.add(rule);
    return found.length === 0 ? text : redact(text, found).text;
  };
  /** Finds a person's names one by one where the document prints the whole of it, or is partly theirs. */
  const findIn = ({ document, paragraphs }: WithholdableDocument): Find => {
    if (people.length === 0) return findEverywhere;
    const texts = [document.title, ...paragraphs.map(({ text }) => text)];
    const printed = new Set(texts.flatMap(findEverywhere).map(({ rule }) => rule));
    const own = people.filter(
      ({ rule, is }) =>
        hidesName(rule) && (printed.has(rule) || paragraphs.some(({ speaker }) => is(speaker))),
    );
    if (own.length === 0) return findEverywhere;
    const find = findNames(own);
    finders.set(document.id, find);
    return find;
  };
  const ruleOfWhole = (paragraph: Paragraph): WithheldRule | undefined =>
    rules.find((rule) => isOf(rule, paragraph)) ??
    people.find(({ rule, is }) => hidesWords(rule) && is(paragraph.speaker))?.rule;
  const quotedBy = (paragraph: Paragraph): readonly (Range & { readonly rule: WithheldRule })[] =>
    paragraph.quotations.flatMap(({ start, end, speaker }) => {
      const subject = people.find(({ rule, is }) => hidesWords(rule) && is(speaker));
      return subject === undefined ? [] : { start, end, rule: subject.rule };
    });
  const hide = (text: string, rule: WithheldRule): void => {
    met.add(rule);
    if (rule.confirm) hidden.push({ text, withheld: toWithheld(rule) });
  };

  const withhold = (paragraph: Paragraph, find: Find): Paragraph => {
    const { text, speaker } = paragraph;
    const whole = ruleOfWhole(paragraph);
    if (whole !== undefined) {
      hide(text, whole);
      if (text.length >= leastTelling) sealed.set(paragraph.rev, whole);
      const { start: _start, end: _end, ...rest } = paragraph;
      return { ...rest, text: "", speaker: null, quotations: [], withheld: toWithheld(whole) };
    }
    const holds = (who: AttributedSpeaker | QuotedSpeaker | null): boolean =>
      who !== null && [who.name, who.as].some((name) => find(name).length > 0 || isIn(who.id ?? ""));
    const quoted = quotedBy(paragraph);
    for (const { start, end, rule } of quoted) hide(text.slice(start, end), rule);
    const found = [...quoted, ...find(text)];
    const isNamed = (one: Quotation): boolean => holds(one.speaker) || find(one.cue ?? "").length > 0;
    if (found.length === 0 && !holds(speaker) && !paragraph.quotations.some(isNamed)) return paragraph;
    for (const { rule } of found) met.add(rule);
    const redacted = redact(text, found);
    const [first] = found;
    return {
      ...paragraph,
      text: redacted.text,
      speaker: holds(speaker) ? null : speaker,
      quotations: moveQuotations(paragraph.quotations, redacted).map((quotation) => ({
        ...quotation,
        speaker: holds(quotation.speaker) ? null : quotation.speaker,
        cue: quotation.cue && clean(quotation.cue, find),
      })),
      ...(first !== undefined && { withheld: toWithheld(first.rule) }),
    };
  };
  /** An id that was cleaned, and that no other document was given. */
  const freeId = (cleaned: string, id: string): string => {
    if (cleaned === id) return id;
    let free = cleaned;
    for (let count = 2; givenIds.has(free); count++) free = `${cleaned}-${count}`;
    givenIds.add(free);
    return free;
  };
  const withholdDocument = (document: Document, find: Find): Document => {
    const whole = rules.find(({ kind, value }) => kind === "document" && value === document.id);
    if (whole !== undefined) met.add(whole);
    const openUrl = (url: string | null): string | null => (url === null || whole || isIn(url) ? null : url);
    const { title, kind, source, place, path } = document;
    return {
      ...document,
      id: freeId(cleanId(document.id, isIn, find), document.id),
      title: whole ? hole : clean(title, find),
      kind: kind && clean(kind, find),
      source: source && clean(source, find),
      place: whole ? null : place && clean(place, find),
      url: openUrl(document.url),
      archived: openUrl(document.archived),
      media: openUrl(document.media),
      path: isIn(path) || find(path.replace(/[-_/.]+/g, " ")).length > 0 ? hole : path,
      ...(whole && { withheld: toWithheld(whole) }),
    };
  };
  return {
    isActive: rules.length > 0,
    apply(read, revisionOf) {
      if (rules.length === 0) return { ...read, isTouched: false };
      const find = findIn(read);
      const document = withholdDocument(read.document, find);
      const paragraphs = read.paragraphs.map((paragraph) => {
        const kept = withhold(paragraph, find);
        return kept.text === paragraph.text ? kept : { ...kept, rev: revisionOf(kept.text) };
      });
      const isTouched =
        JSON.stringify(document) !== JSON.stringify(read.document) ||
        paragraphs.some((paragraph, index) => paragraph !== read.paragraphs[index]);
      return { document, paragraphs: underId(paragraphs, document.id), isTouched };
    },
    clean: (text) => clean(text, findAny),
    cleanPath: (path) => (isIn(path) ? hole : path),
    hides(text, document = "") {
      const [found] = (finders.get(document) ?? findEverywhere)(text);
      return found && toWithheld(found.rule);
    },
    isIn,
    hidden: () => hidden,
    problems: () =>
      rules
        .filter((rule) => !met.has(rule))
        .map((rule) =>
          toProblem(rule, "withheld-unmatched", `there is nothing that this ${rule.kind} names`),
        ),
    findElsewhere: (standing) =>
      standing.flatMap(({ id, revs }) =>
        revs.flatMap((rev, index) => {
          const rule = sealed.get(rev);
          const message = `the same words stand in ${toParagraphId(id, index + 1)}, too, and are not withheld there`;
          return rule === undefined ? [] : toProblem(rule, "withheld-elsewhere", message);
        }),
      ),
  };
}

function toProblem({ line }: WithheldRule, code: CorpusProblemCode, message: string): CorpusProblem {
  return { severity: "warning", path: withheldFile, line, code, message };
}

type Find = FindWords<WithheldRule>;

/** Whether a rule names a paragraph by its document, its id, or its document and revision: wherever these words stand there. */
function isOf({ kind, value }: WithheldRule, { id, rev, document }: Paragraph): boolean {
  if (kind === "document") return value === document;
  if (kind !== "paragraph") return false;
  const [cited = "", revision] = value.split("@");
  return revision === undefined ? cited === id : rev === revision && cited.startsWith(`${document}.p`);
}

/** Paragraphs of a document whose id may have changed. */
function underId(paragraphs: readonly Paragraph[], id: string): readonly Paragraph[] {
  if (paragraphs[0]?.document === id) return paragraphs;
  const move = (old: string): string => toParagraphId(id, Number(old.slice(old.lastIndexOf(".p") + 2)));
  return paragraphs.map((paragraph) => ({
    ...paragraph,
    id: move(paragraph.id),
    document: id,
    question: paragraph.question && move(paragraph.question),
    answers: paragraph.answers.map(move),
  }));
}
