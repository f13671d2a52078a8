import type { CivilDate } from "../domain/civil-date.ts";
import { titlesOn } from "../domain/person.ts";
import type { CorpusStore } from "../search/corpus-store.ts";
import { haveSameRank, type SpeakerCheck, voicesIn, wordsOf } from "./same-speaker.ts";
import { warn } from "./warning.ts";

/**
 * Checks an office without a name (`the mayor`) against the titles that who speaks held on the day. The words are somebody
 * else's only where the corpus says it twice: who speaks held another office then, and somebody else held this one. Whatever
 * the corpus does not tell is `unknown`, and a warning says so.
 */
export function checkOffice(office: string, store: CorpusStore): SpeakerCheck {
  const wanted = readOffice(office);
  const isOf = (title: string): boolean => isSameOffice(title, wanted);
  const holderOn = (date: CivilDate | null, but: string): string | undefined =>
    store.speakers().find((person) => person.id !== but && titlesOn(person, date).some(isOf))?.name;
  return (paragraph, date, start, end) => {
    const voices = voicesIn(paragraph, start, end);
    if (voices.some(({ name, as }) => isOf(name) || isOf(as))) return { sameness: "same" };
    const [person] = voices.flatMap(({ id }) => (id === null ? [] : (store.speaker(id) ?? [])));
    const unknown = (shown: string) =>
      ({ sameness: "unknown", warning: warn("office-unknown", shown) }) as const;
    if (person === undefined || voices.length > 1) return unknown(`"${office}"`);
    const held = titlesOn(person, date);
    if ([...held, ...person.aliases].some(isOf)) return { sameness: "same" };
    const was = `${person.name} was ${held.join(" and ")}`;
    const isAnyTime = person.titles.some(({ title }) => isOf(title));
    if (held.length === 0) return unknown(`"${office}"`);
    const mayBe = held.some((title) => isSameOffice(office, readOffice(title, wanted.isHeadFirst)));
    const holder = mayBe || !wanted.isOne ? undefined : holderOn(date, person.id);
    if (holder === undefined)
      return unknown(`"${office}"; ${was}${isAnyTime ? ", and this at another time" : ""}`);
    return { sameness: "other", warning: warn("office-of-another", `"${office}" was ${holder}; ${was}`) };
  };
}

interface Office {
  readonly words: readonly string[];
  /** The word that tells what it is: `secretary` in `press secretary of the White House`. */
  readonly head: string;
  /** Whether the head is the first word, as in Spanish. */
  readonly isHeadFirst: boolean;
  /** Whether only one holds it at a time, so that another who does tells something. */
  readonly isOne: boolean;
}

const articles = new Set("the a an el la los las un una his her their its su sus".split(" "));
const links = new Set("of for de del to".split(" "));
/** Offices that many hold at a time. */
const shared = new Set(
  `senator representative congressman congresswoman councillor councilman councilwoman councilor member judge justice
  ambassador officer detective sergeant captain adviser advisor aide spokesman spokeswoman spokesperson minister secretary
  director official deputy senador senadora diputado diputada concejal regidor juez jueza magistrado ministro ministra
  secretario secretaria vocero vocera portavoz embajador embajadora`.split(/\s+/),
);

function readOffice(text: string, isHeadFirst = /^(?:el|la|los|las|un|una|sus?) /i.test(text)): Office {
  const all = wordsOf(text).filter((word) => !articles.has(word));
  const link = all.findIndex((word) => links.has(word));
  const noun = link < 0 ? all : all.slice(0, link);
  const words = all.filter((word) => !links.has(word));
  const head = noun.at(isHeadFirst ? 0 : -1) ?? "";
  const isDefinite =
    /^(?:the|el|la) |^\p{Lu}/u.test(text) && !/^(?:an?|una?|his|her|their|its|sus?) /i.test(text);
  return { words, head, isHeadFirst, isOne: isDefinite && !(words.length === 1 && shared.has(head)) };
}

/** Whether a title is that office, or a closer word for it. */
function isSameOffice(title: string, { words, head, isHeadFirst }: Office): boolean {
  const own = readOffice(title, isHeadFirst);
  return (
    head !== "" &&
    own.head === head &&
    words.every((word) => own.words.includes(word)) &&
    haveSameRank(own.words, words)
  );
}
