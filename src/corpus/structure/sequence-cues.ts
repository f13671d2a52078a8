import type { LanguagePhrases } from "../data/phrases.ts";
import { endsAsking } from "./marks.ts";
import { isInaudible, type Voices } from "./sequence-voices.ts";

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
  readonly calls: boolean;
  readonly opens: boolean;
  readonly nods: boolean;
  readonly goesOn: boolean;
  readonly breaksOff: boolean;
  readonly greets: boolean;
  readonly introduces: boolean;
  readonly isAsking: boolean;
  readonly tokens: readonly string[];
  readonly own: readonly string[];
}

/** The cues of each paragraph of a conversation. */
export function findCues(
  texts: readonly string[],
  words: LanguagePhrases,
  voices: Voices,
): readonly ParagraphCues[] {
  const lists = toSets(words);
  const looks = texts.map((text) => look(text, words, lists, voices));
  return looks.map((own, index) => {
    const before = looks[index - 1];
    const after = looks[index + 1];
    const beside: Readonly<Record<string, boolean | undefined>> = {
      afterHandover: before?.handsOver,
      afterAsking: before?.asks,
      asksAfterAsking: before?.asks && own.asks,
      afterNod: before?.nods,
      afterUnder40: before && before.length < 40,
      afterUnder100: before && before.length < 100,
      afterOver200: before && before.length > 200,
      afterBreak: before?.breaksOff,
      afterGreeting: before?.greets,
      beforeReply: after?.replies,
      afterCall: before?.calls,
      beforeOpener: after?.opens,
      beforeCall: after?.calls,
      beforeNod: after?.nods,
      beforeBreak: after?.goesOn,
      beforeAsking: after?.asks,
      beforeHandover: after?.handsOver && after.length < 60,
      beforeUnder40: after && after.length < 40,
      beforeOver200: after && after.length > 200,
      beforeGreeting: after?.greets,
      afterIntroduction: before?.introduces,
      beforeIntroduction: after?.introduces,
      isFirst: before === undefined,
      isLast: after === undefined,
      echoes: before && own.length < 60 && isEcho(own.tokens, before.tokens),
      isEchoed: after && after.length < 60 && isEcho(after.tokens, own.tokens),
    };
    return { cues: [...own.own, ...shown(beside)], isAsking: own.isAsking };
  });
}

interface Sets {
  readonly first: ReadonlySet<string>;
  readonly second: ReadonlySet<string>;
  readonly asking: ReadonlySet<string>;
  readonly answering: ReadonlySet<string>;
  readonly reports: ReadonlySet<string>;
  readonly nods: ReadonlySet<string>;
  readonly introduction: RegExp;
}

function toSets(words: LanguagePhrases): Sets {
  return {
    first: new Set(words.firstPerson),
    second: new Set(words.secondPerson),
    asking: new Set(words.askingWords),
    answering: new Set(words.answeringWords),
    reports: new Set(words.reports),
    nods: new Set(words.nods),
    introduction: new RegExp(
      `(?:^|[.,] )(?:[\\p{L}’]{1,8} )?(?:\\p{Lu}[\\p{L}.]* ){0,3}\\p{Lu}\\p{L}+,? (?:${words.affiliations.join("|")}) (?:\\p{Ll}{2,5} )?\\p{Lu}`,
      "u",
    ),
  };
}

function look(text: string, words: LanguagePhrases, sets: Sets, voices: Voices): Look {
  const lower = text.toLowerCase();
  const { length } = text;
  const tokens = lower.match(/[\p{L}’'-]+/gu) ?? [];
  const count = (set: ReadonlySet<string>): number => tokens.filter((token) => set.has(token)).length;
  const countPairs = (set: ReadonlySet<string>): number =>
    tokens.filter((token, index) => set.has(token) || set.has(`${tokens[index - 1]} ${token}`)).length;
  const asks = endsAsking(text);
  const marks = text.match(/[?？]/g)?.length ?? 0;
  const hasMark = marks > 0;
  const first = count(sets.first);
  const second = count(sets.second);
  const asking = countPairs(sets.asking);
  const answering = countPairs(sets.answering);
  const requests = words.requests.some((request) => lower.includes(request));
  const tells = begins(lower, words.imperatives);
  const replies = begins(lower, words.replies);
  const sentences = lower.split(/(?<=[.?!…—])\s+/);
  const handsOver = !asks && isHandover(sentences.at(-1) ?? lower, words);
  const nods = sets.nods.has(lower.replace(/[.,!—–…\s]+$/u, "").trim());
  const calls = length < 100 && words.calls.some((call) => lower.includes(call));
  const opens = begins(lower, words.openers);
  const greets = begins(lower, words.greetings);
  const goesOn = /^[\p{Ll}—–…]/u.test(text);
  const breaksOff = /(?:[—–-]|…|\.\.\.)\s*$/.test(text);
  const introduces = sets.introduction.test(text.slice(0, 200));
  const isAsking = hasMark || requests || tells;
  const own: Readonly<Record<string, boolean>> = {
    any: true,
    isAsking,
    asks,
    asksTwice: marks > 1,
    asksYou: asks && second > 0,
    asksInside: !asks && hasMark,
    asksYouInside: !asks && hasMark && second > 0,
    asksThenMuch: !asks && hasMark && length - Math.max(text.lastIndexOf("?"), text.lastIndexOf("？")) > 120,
    asksAloud: asks && length > 120,
    saysYou: second > 0,
    saysYouMore: second > 1,
    saysI: first > 0,
    saysIMore: first > second,
    asking1: asking > 0,
    asking2: asking > 1,
    asking4: asking > 3,
    answering1: answering > 0,
    answering2: answering > 1,
    answering4: answering > 3,
    leansAsking: asking > answering,
    leansAsking2: asking > answering + 1,
    leansAsking4: asking > answering + 3,
    leansAnswering: answering > asking,
    leansAnswering2: answering > asking + 1,
    leansAnswering4: answering > asking + 3,
    requests,
    tells,
    addresses: !voices.isCrowd && first === 0 && begins(lower, words.addresses),
    greets,
    followsUp: begins(lower, words.followUps),
    beginsAnd: begins(lower, words.conjunctions),
    interrogates: begins(lower, words.interrogatives),
    replies,
    nods,
    tags: words.tags.some((tag) => lower.endsWith(tag)),
    quotes: /["“«]/.test(text),
    reports: /["“«]/.test(text) && count(sets.reports) > 0,
    asksAbout: words.subjects.some((subject) => lower.includes(subject)),
    callsByName: /^(?:[\p{L} ]{0,14}, )?\p{Lu}\p{L}+,\s/u.test(text),
    introduces,
    callsAnswerer: voices.answerer?.test(text) ?? false,
    callsAsker: voices.callsAsker(text),
    handsOver,
    calls,
    opens,
    inaudible: isInaudible(lower),
    oneSentence: sentences.length === 1,
    twoSentences: sentences.length === 2,
    manySentences: sentences.length > 4,
    breaksOff,
    goesOn,
    under15: length < 15,
    under40: length < 40,
    under100: length < 100,
    under160: length < 160,
    over300: length > 300,
    over450: length > 450,
  };
  return {
    length,
    calls,
    opens,
    asks,
    handsOver,
    replies,
    nods,
    goesOn,
    breaksOff,
    greets,
    introduces,
    tokens,
    isAsking,
    own: shown(own),
  };
}

/** Whether most words of a short text were just said. */
function isEcho(tokens: readonly string[], before: readonly string[]): boolean {
  const long = tokens.filter((token) => token.length > 3);
  return long.length > 0 && long.filter((token) => before.includes(token)).length * 2 >= long.length;
}

/** A last sentence of a word or two, or of a few that let another speak: "Go ahead, Peter." */
function isHandover(last: string, { handovers }: LanguagePhrases): boolean {
  const count = last.split(/\s+/).length;
  return count <= 2 || (count <= 4 && handovers.some((words) => last.includes(words)));
}

function begins(lower: string, starts: readonly string[]): boolean {
  return starts.some((start) => lower.startsWith(start));
}

function shown(cues: Readonly<Record<string, boolean | undefined>>): readonly string[] {
  return Object.keys(cues).filter((cue) => cues[cue]);
}
