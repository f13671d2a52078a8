import type { QuotationMethod } from "../../domain/paragraph.ts";
import { splitSentences } from "../sentences.ts";
import { type DocumentWords, findMentions, type Mention } from "./mentions.ts";
import { modifies, nounAfter, nounBefore } from "./noun-phrase.ts";

/** Who is said to have said something, and how that is known. */
export interface Attribution {
  readonly speaker: Mention;
  /** The word that introduces it. */
  readonly cue: string | null;
  readonly method: QuotationMethod;
  readonly confidence: number;
}

/** What stands around a quotation in its paragraph; of other quotations there only their marks and length are left. */
export interface Surroundings {
  readonly before: string;
  readonly quoted: string;
  readonly after: string;
}

/** Characters of the text on either side that can hold who speaks: keeps the work of a paragraph linear. */
const reach = 300;

/**
 * Who says a quotation by the sentence that it stands in: the clause behind it (`…,” said Jo Roe`) or the clause before it
 * (`Jo Roe said: “…`). `undefined` when the sentence does not say: its subject alone is right only every second time.
 */
export function attribute(place: Surroundings, words: DocumentWords): Attribution | undefined {
  const before = clauseBefore(place.before.slice(-reach));
  const after = clauseAfter(place.quoted, place.after.slice(0, reach));
  const behind = after === undefined ? undefined : fromAfter(after, words);
  if (
    behind !== undefined &&
    (before === "" || /[,?!—–-]\s*$/.test(place.quoted) || /^\s*[,—–-]/.test(place.after))
  )
    return behind;
  return fromBefore(before, words) ?? behind;
}

/** `LISBON (Reuters) — ` */
const dateline = /^\p{Lu}[\p{L}., ]{1,40}(?:\(\p{Lu}[\p{L} ]*\)\s*[–—-]+|[–—]|--) /u;

/** The unfinished sentence before a quotation. */
function clauseBefore(before: string): string {
  const last = splitSentences(before).at(-1);
  if (last === undefined) return "";
  const clause = before.slice(last.start).replace(dateline, "");
  return /[.!?…]["”’)]*\s*$/.test(clause) && !/\p{Lu}\p{Ll}{0,2}\.\s*$/u.test(clause) ? "" : clause;
}

/** What goes on behind a quotation in its own sentence. */
function clauseAfter(quoted: string, after: string): string | undefined {
  if (/\.\s*$/.test(quoted) && !/^\s*[,—–]/.test(after)) return undefined;
  const first = splitSentences(after)[0];
  if (first === undefined || /^\s*[.;]/.test(after)) return undefined;
  return after.slice(0, first.end).replace(/^[\s,—–-]+/, "");
}

function fromAfter(clause: string, words: DocumentWords): Attribution | undefined {
  const cues = findCues(clause, words);
  const [cue] = cues;
  const mentions = mentionsIn(clause, words);
  if (cue !== undefined && cue.start <= 2) {
    if (cue.isParticiple) return undefined;
    const speaker = subjectAfter(clause, cue.end, mentions, words);
    return speaker && { speaker, cue: cue.text, method: "cue", confidence: 0.95 };
  }
  const source = fromSource(clause, mentions, words);
  if (source !== undefined && (cue === undefined || source.speaker.start < cue.start)) return source;
  const [first] = mentions;
  if (cue === undefined) return undefined;
  if (first !== undefined && first.start <= 2 && first.start < cue.start && cue.start - first.end < 220)
    return { speaker: first, cue: cue.text, method: "cue", confidence: first.kind === "name" ? 0.95 : 0.8 };
  const noun = nounBefore(clause.slice(0, cue.start), words);
  const titled = mentions.filter(({ end }) => end <= cue.start).at(-1);
  const isNear =
    titled !== undefined && cue.start - titled.end < 30 && !isWithin(titled, noun, clause, words);
  const speaker = isNear ? titled : (noun ?? titled);
  return speaker && { speaker, cue: cue.text, method: "cue", confidence: 0.75 };
}

/** Who is named and does not only stand before somebody's office. */
function mentionsIn(clause: string, words: DocumentWords): readonly Mention[] {
  return findMentions(clause, words).filter(
    ({ kind, end }) => kind !== "name" || !modifies(clause, end, words),
  );
}

/** Whether a name is a part of the noun that tells an office: `Oregon` in `the governor of Oregon`. */
function isWithin(
  { start, end }: Mention,
  noun: Mention | undefined,
  clause: string,
  words: DocumentWords,
): boolean {
  if (noun === undefined || start < noun.start || end > noun.end) return false;
  return end < noun.end || isGoverned(clause, start, words);
}

/** The subject of a verb that stands before it: who is named right there, the noun there, or the name beside or behind that noun. */
function subjectAfter(
  clause: string,
  verb: number,
  mentions: readonly Mention[],
  words: DocumentWords,
): Mention | undefined {
  const [first] = mentions;
  if (first !== undefined && first.start - verb <= 1) return first;
  const noun = nounAfter(clause, verb, words);
  const name = mentions.find(
    ({ start, kind }) => kind !== "pronoun" && start - verb < 60 && !isGoverned(clause, start, words),
  );
  if (name === undefined || isWithin(name, noun, clause, words)) return noun;
  if (noun === undefined) return name;
  return name.start <= noun.end + 2 || clause.slice(0, name.start).endsWith(", ") ? name : noun;
}

function fromBefore(clause: string, words: DocumentWords): Attribution | undefined {
  if (clause.trim() === "") return undefined;
  const mentions = mentionsIn(clause, words);
  const source = fromSource(clause, mentions, words);
  if (source !== undefined) return source;
  let found: Attribution | undefined;
  const cues = findCues(clause, words);
  const finite = cues.filter(({ isParticiple }) => !isParticiple);
  for (const cue of (finite.length > 0 ? finite : cues).reverse()) {
    const subject = cue.isParticiple
      ? (mentions.find(({ start, end }) => end <= cue.start && !isGoverned(clause, start, words)) ??
        nounAfter(clause, 0, words))
      : subjectBefore(clause, cue.start, mentions, words);
    if (subject === undefined) continue;
    if (found !== undefined && !isReporting(clause.slice(cue.end, found.speaker.start))) break;
    const confidence = subject.kind === "name" ? 0.9 : 0.75;
    found = { speaker: subject, cue: cue.text, method: "cue", confidence };
    if (subject.kind !== "pronoun") break;
  }
  return found;
}

/** Whether the one who speaks tells of himself: `Jo Roe said that` before `he believes`. */
function isReporting(between: string): boolean {
  return /^[^,;:]{0,60}$/.test(between.trim()) || /^(?:that|que)$/.test(between.trim());
}

/** `according to Jo Roe` on either side. */
function fromSource(
  clause: string,
  mentions: readonly Mention[],
  words: DocumentWords,
): Attribution | undefined {
  const lower = clause.toLowerCase();
  for (const source of words.sources) {
    const at = lower.indexOf(source);
    if (at < 0) continue;
    const end = at + source.length;
    const named = mentions.filter(({ start, kind }) => start >= end && kind === "name");
    const speaker = subjectAfter(clause, end, named, words);
    if (speaker !== undefined) return { speaker, cue: clause.slice(at, end), method: "cue", confidence: 0.9 };
  }
  return undefined;
}

/** The subject of a verb: the mention next to it, else the first of its clause that no preposition governs. */
function subjectBefore(
  clause: string,
  verb: number,
  mentions: readonly Mention[],
  words: DocumentWords,
): Mention | undefined {
  const fitting = mentions.filter(({ start, end }) => end <= verb && !isGoverned(clause, start, words));
  const last = fitting.at(-1);
  const between = last === undefined ? "" : clause.slice(last.end, verb);
  if (last !== undefined && isOnly(between, words.adverbs)) return between.includes(",") ? fitting[0] : last;
  const noun = nounBefore(clause.slice(0, verb), words);
  const first = fitting.find(({ as }) => !words.relatives.has(as.toLowerCase()));
  if (noun !== undefined && (first === undefined || !/,/.test(clause.slice(first.end, noun.start))))
    return first?.start === 0 && first.kind === "pronoun" ? first : noun;
  return first;
}

function isGoverned(clause: string, start: number, { prepositions }: DocumentWords): boolean {
  const word = /(\p{L}+)\s+(?:the |la |el )?$/u.exec(clause.slice(Math.max(0, start - 30), start))?.[1];
  return word !== undefined && prepositions.has(word.toLowerCase());
}

function isOnly(text: string, allowed: ReadonlySet<string>): boolean {
  return text
    .toLowerCase()
    .split(/[^\p{L}’']+/u)
    .every((word) => word === "" || allowed.has(word));
}

interface Cue {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isParticiple: boolean;
}

function findCues(clause: string, { cues, participles }: DocumentWords): Cue[] {
  return [...clause.matchAll(/\p{L}+(?:-\p{L}+)?/gu)].flatMap(({ 0: text, index: start }) => {
    const lower = text.toLowerCase();
    if (text !== lower && start > 0) return [];
    const isParticiple = participles.has(lower);
    return isParticiple || cues.has(lower) ? [{ text, start, end: start + text.length, isParticiple }] : [];
  });
}
