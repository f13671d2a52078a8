import { baseOfLang } from "./lang.ts";

/** Words that a question or a request begins with, folded. */
const openings: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "en",
    words(`what whats who whos whom whose which when where wheres why how hows is are was were do does did has have had
      can could find identify describe discuss explain summarize summarise tell list name give`),
  ],
  [
    "es",
    words(`que quien quienes cual cuales cuando donde como cuanto cuanta cuantos cuantas describe explica resume busca
      encuentra dime`),
  ],
]);

/** Words by which a question says what is wanted, and little of what it is about, folded. */
const askings: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "en",
    words(`find identify describe discuss discusses discussed discussing discussion explain summarize summarise tell list
      mention mentions mentioned say says said think thinks talk talks talking talked opinion paper papers article
      articles information anyone someone interested concerning regarding pertaining relating dealing relevant
      available`),
  ],
  [
    "es",
    words(`describe explica resume busca encuentra dime dice dicen dijo dijeron hablo habla hablaron menciona menciono
      opina opino opinion piensa articulo articulos informacion interesado interesada relativo relativa respecto`),
  ],
]);

/** Whether a question or a request of one of these languages begins with a folded term. */
export function opensQuestionIn(term: string, langs: readonly string[]): boolean {
  return isListed(openings, term, langs);
}

/** Whether a folded term, in a question in one of these languages, asks more than it tells (`discussed`, `information`). */
export function isAskingWordIn(term: string, langs: readonly string[]): boolean {
  return isListed(askings, term, langs);
}

function isListed(
  lists: ReadonlyMap<string, ReadonlySet<string>>,
  term: string,
  langs: readonly string[],
): boolean {
  return langs.some((lang) => lists.get(baseOfLang(lang))?.has(term) ?? false);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
