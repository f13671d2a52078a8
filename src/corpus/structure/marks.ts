import type { LanguagePhrases } from "../data/phrases.ts";

/** Whether a paragraph is nothing but a remark in brackets that is nobody's own: `(Applause.)`, `[laughter]`. */
export function isDirection(text: string, { firstPerson }: LanguagePhrases): boolean {
  if (text.length > 240 || countWords(text, firstPerson) > 0) return false;
  return (/^\([^()]*\)\.?$/.test(text) || /^\[[^[\]]*\]\.?$/.test(text)) && /\p{L}/u.test(text);
}

/** Whether a paragraph is a credit, a correction or other boilerplate. */
export function isNotice(text: string, { notices, authorJobs }: LanguagePhrases): boolean {
  if (text.length > 500) return false;
  const lower = text.toLowerCase();
  if (notices.some((notice) => lower.includes(notice))) return true;
  return text.length < 300 && /^\p{Lu}/u.test(text) && authorJobs.some((job) => isAbout(lower, job));
}

/** `Jo Roe is the Gazette’s harbour correspondent.` */
function isAbout(lower: string, job: string): boolean {
  const [subject = "", rest] = lower.split(/ (?:is|es) (?:a |an |the |un |una |el |la )?/u, 2);
  return rest !== undefined && subject.split(" ").length <= 4 && rest.slice(0, 90).includes(job);
}

/** Whether a short paragraph says that what follows is an edited conversation. */
export function endsIntroduction(text: string, { introductionEnds }: LanguagePhrases): boolean {
  const lower = text.toLowerCase();
  return text.length < 400 && introductionEnds.some((phrase) => lower.includes(phrase));
}

/** Whether a text ends by asking, whatever closes behind the mark. */
export function endsAsking(text: string): boolean {
  return /[?？؟]["”’»')\]]*$/.test(text.trimEnd());
}

/** How many words of a text are among these, which are in lower case. */
export function countWords(text: string, among: readonly string[]): number {
  const tokens = text.toLowerCase().split(/[^\p{L}’']+/u);
  return tokens.filter((token) => among.includes(token)).length;
}
