import { stemmer as danish } from "@orama/stemmers/danish";
import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as norwegian } from "@orama/stemmers/norwegian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import { foldTerm } from "./fold.ts";
import { baseOfLang } from "./lang.ts";

/** What a language needs to bring a word's forms together. */
interface Stemming {
  readonly stem: (word: string) => string;
  /** Endings as folded and as spelt: Snowball's rules look for the accents that folding took. Longest first. */
  readonly endings: readonly (readonly [string, string])[];
}

const stemmings: ReadonlyMap<string, Stemming> = new Map([
  ["da", { stem: danish, endings: [] }],
  ["de", { stem: german, endings: [] }],
  ["en", { stem: english, endings: [] }],
  [
    "es",
    {
      stem: spanish,
      endings: pairs(
        "arias:arias encias:encias ancias:ancias aria:aria encia:encia ancia:ancia iamos:íamos acion:ación ucion:ución " +
          "ian:ían ias:ías ia:ía",
      ),
    },
  ],
  ["fi", { stem: finnish, endings: [] }],
  ["fr", { stem: french, endings: pairs("ieres:ières iere:ière ites:ités ees:ées ite:ité ee:ée") }],
  ["it", { stem: italian, endings: pairs("ita:ità") }],
  ["nl", { stem: dutch, endings: [] }],
  ["no", { stem: norwegian, endings: [] }],
  [
    "pt",
    {
      stem: portuguese,
      endings: pairs(
        "encias:ências ancias:âncias encia:ência ancia:ância aveis:áveis iveis:íveis coes:ções " +
          "soes:sões oes:ões avel:ável ivel:ível cao:ção sao:são ao:ão",
      ),
    },
  ],
  ["ru", { stem: russian, endings: [] }],
  ["sv", { stem: swedish, endings: [] }],
]);

/** The languages whose words are found in their other forms, too, by the code of the language. */
export const stemLanguages: readonly string[] = [...stemmings.keys()];

/** Stems kept for each language, so that a word is worked out once. */
const maxRemembered = 50_000;
const remembered = new Map<string, Map<string, string>>();

/**
 * What the forms of a folded term have in common in a language (a tag such as `en` or `en-GB`): `dredg` for
 * `dredging`. The term itself for a language without a stemmer and for a term with a digit; never empty.
 */
export function stemTerm(term: string, lang: string): string {
  const base = baseOfLang(lang);
  const stemming = stemmings.get(base);
  if (stemming === undefined) return term;
  const memory = memoryOf(base);
  const known = memory.get(term);
  if (known !== undefined) return known;
  const stem = workOut(term, stemming);
  memory.set(term, stem);
  return stem;
}

/**
 * Whether two folded terms are forms of one word in a language. A stem begins as its word does, so most words are told apart
 * without one.
 */
export function shareStem(one: string, other: string, lang: string): boolean {
  return one.charCodeAt(0) === other.charCodeAt(0) && stemTerm(one, lang) === stemTerm(other, lang);
}

function memoryOf(lang: string): Map<string, string> {
  const memory = remembered.get(lang);
  if (memory !== undefined && memory.size < maxRemembered) return memory;
  const fresh = new Map<string, string>();
  remembered.set(lang, fresh);
  return fresh;
}

function workOut(term: string, { stem, endings }: Stemming): string {
  if (/[^\p{L}\p{M}]/u.test(term)) return term;
  const ending = endings.find(([folded]) => term.endsWith(folded));
  const spelt = ending === undefined ? term : term.slice(0, -ending[0].length) + ending[1];
  return foldTerm(stem(spelt)) || term;
}

function pairs(list: string): readonly (readonly [string, string])[] {
  return list.split(" ").map((pair) => {
    const [folded = "", spelt = ""] = pair.split(":");
    return [folded, spelt];
  });
}
