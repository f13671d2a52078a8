import type { LanguagePhrases } from "../data/phrases.ts";
import { countWords, endsAsking } from "./marks.ts";

/** What tells the part of a paragraph in the run of a conversation. */
export interface ParagraphCues {
  /** Names of the cues that it shows, in itself and in its neighbours. */
  readonly cues: readonly string[];
  /** Whether it asks for something: a question mark, a request, an imperative. */
  readonly isAsking: boolean;
}

interface Look {
  readonly length: number;
  readonly asks: boolean;
  readonly handsOver: boolean;
  readonly replies: boolean;
  readonly isAsking: boolean;
  readonly own: readonly string[];
}

/** Times that a name is called in what asks, before it is taken for the one who answers. */
const answererCalls = 3;

/** The cues of each paragraph of a conversation. */
export function findCues(texts: readonly string[], words: LanguagePhrases): readonly ParagraphCues[] {
  const answerer = findAnswerer(texts, words);
  const looks = texts.map((text) => look(text, words, answerer));
  return looks.map(({ own, asks, isAsking }, index) => {
    const before = looks[index - 1];
    const beside: Readonly<Record<string, boolean | undefined>> = {
      afterHandover: before?.handsOver,
      afterAsking: before?.asks,
      asksAfterAsking: before?.asks && asks,
      afterShort: before && before.length < 100,
      beforeReply: looks[index + 1]?.replies,
    };
    return { cues: [...own, ...shown(beside)], isAsking };
  });
}

function look(text: string, words: LanguagePhrases, answerer: RegExp | undefined): Look {
  const lower = text.toLowerCase();
  const { length } = text;
  const asks = endsAsking(text);
  const hasMark = /[?？]/.test(text);
  const first = countWords(text, words.firstPerson);
  const second = countWords(text, words.secondPerson);
  const requests = words.requests.some((request) => lower.includes(request));
  const tells = begins(lower, words.imperatives);
  const replies = begins(lower, words.replies);
  const sentences = lower.split(/(?<=[.?!…—])\s+/);
  const handsOver = !asks && isHandover(sentences.at(-1) ?? lower, words);
  const own: Readonly<Record<string, boolean>> = {
    any: true,
    asks,
    asksYou: asks && second > 0,
    asksInside: !asks && hasMark,
    asksYouInside: !asks && hasMark && second > 0,
    saysYou: second > 0,
    saysI: first > 0,
    saysIMore: first > second,
    requests,
    tells,
    addresses: answerer === undefined && begins(lower, words.addresses),
    greets: begins(lower, words.greetings),
    followsUp: begins(lower, words.followUps),
    replies,
    tags: words.tags.some((tag) => lower.endsWith(tag)),
    reports: /["“«]/.test(text) && countWords(text, words.reports) > 0,
    asksAbout: words.subjects.some((subject) => lower.includes(subject)),
    callsByName: /^(?:[\p{L} ]{0,14}, )?\p{Lu}\p{L}+,\s/u.test(text),
    toMany: answerer !== undefined,
    callsAnswerer: answerer?.test(text) ?? false,
    handsOver,
    oneSentence: sentences.length === 1,
    breaksOff: /[—–-]\s*$/.test(text),
    goesOn: /^[\p{Ll}—–…]/u.test(text),
    under40: length < 40,
    under100: length < 100,
    under160: length < 160,
    over300: length > 300,
    over450: length > 450,
  };
  return { length, asks, handsOver, replies, isAsking: hasMark || requests || tells, own: shown(own) };
}

/** A last sentence of a word or two, or of a few that let another speak: "Go ahead, Peter." */
function isHandover(last: string, { handovers }: LanguagePhrases): boolean {
  const count = last.split(/\s+/).length;
  return count <= 2 || (count <= 4 && handovers.some((words) => last.includes(words)));
}

/** Tells where the name or office that those who ask call most often is called; `undefined` where they call none often. */
export function findAnswerer(texts: readonly string[], words: LanguagePhrases): RegExp | undefined {
  const calls = new Map<string, number>();
  for (const text of texts) {
    if (!/[?？]/.test(text) && !begins(text.toLowerCase(), words.greetings)) continue;
    for (const [, name = ""] of text.matchAll(/, (\p{L}{3,40})(?=[.,?!—]|$)/gu)) {
      if (/^\p{Lu}/u.test(name) || words.secondPerson.includes(name))
        calls.set(name, (calls.get(name) ?? 0) + 1);
    }
  }
  const [most] = [...calls].sort((a, b) => b[1] - a[1]);
  if (most === undefined || most[1] < answererCalls) return undefined;
  return new RegExp(`(?:^|, )${most[0]}(?=[.,?!—]|$)|^${most[0]}(?!\\p{L})`, "u");
}

function begins(lower: string, starts: readonly string[]): boolean {
  return starts.some((start) => lower.startsWith(start));
}

function shown(cues: Readonly<Record<string, boolean | undefined>>): readonly string[] {
  return Object.keys(cues).filter((cue) => cues[cue]);
}
