import type { LanguagePhrases } from "../data/phrases.ts";
import { testsOf } from "./phrase-tests.ts";

/** Whether a paragraph is nothing but a remark in brackets that is nobody's own: `(Applause.)`, `[laughter]`, `Break: [01:24]`. */
export function isDirection(text: string, { firstPerson, breaks }: LanguagePhrases): boolean {
  if (!/[)\]]\.?$/.test(text.slice(-2))) return false;
  const [, word = ""] = interruption.exec(text) ?? [];
  if (breaks.includes(word.toLowerCase())) return true;
  if (text.length > 240 || !/^\([^()]*\)\.?$|^\[[^[\]]*\]\.?$/.test(text)) return false;
  return /\p{L}/u.test(text) && countWords(text, firstPerson) === 0;
}

const interruption = /^(\p{L}+)(?::\s*|\s+)[[(][\d:., ]+[\])]$/u;

/** Whether a paragraph is a credit, a correction or other boilerplate. */
export function isNotice(text: string, words: LanguagePhrases): boolean {
  if (text.length > 500) return false;
  if (closing.test(text) || endsIntroduction(text, words)) return true;
  const lower = text.toLowerCase();
  if (testsOf(words).holds.notices.test(lower)) return true;
  return text.length < 300 && /^\p{Lu}/u.test(text) && isAboutAuthor(lower, words.authorJobs);
}

/** `END 10:20 A.M. EST`, `-30-`. */
const closing =
  /^(?:END|FIN|-30-|#{3,}|(?:END\s+)?\d{1,2}:\d{2}\s*(?:[AP]\.?\s?M\.?)?(?:\s+\p{Lu}{2,4})?)\.?$/u;

/** `Jo Roe is the Gazette’s harbour correspondent.` */
function isAboutAuthor(lower: string, jobs: readonly string[]): boolean {
  const [subject = "", rest] = lower.split(/ (?:is|es) (?:a |an |the |un |una |el |la )?/u, 2);
  if (rest === undefined || subject.split(" ").length > 4) return false;
  const about = rest.slice(0, 90);
  return jobs.some((job) => about.includes(job));
}

/** Whether a short paragraph says that what follows is an edited conversation. */
export function endsIntroduction(text: string, words: LanguagePhrases): boolean {
  return text.length < 400 && testsOf(words).holds.introductionEnds.test(text.toLowerCase());
}

/** Whether a text ends by asking, whatever closes behind the mark. */
export function endsAsking(text: string): boolean {
  let last = text.length - 1;
  while (last >= 0 && /\s/.test(text.charAt(last))) last--;
  while (last >= 0 && /["”’»')\]]/.test(text.charAt(last))) last--;
  return /[?？؟]/.test(text.charAt(last));
}

/** How many words of a text are among these, which are in lower case. */
export function countWords(text: string, among: readonly string[]): number {
  const tokens = text.toLowerCase().split(/[^\p{L}’']+/u);
  return tokens.filter((token) => among.includes(token)).length;
}
