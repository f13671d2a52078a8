import { remember } from "../../domain/remember.ts";
import { isFull, type PrintedName, readName } from "../names.ts";
import { addTo, findSpokenNames, indexWholeNames } from "./whole-names.ts";

const properName = /\p{Lu}[\p{L}’'-]+(?: (?:(?:de|del|la|van|von|da) )*\p{Lu}[\p{L}’'.-]*){1,3}/gu;

/**
 * The name that each label of a document means: without honorific and office, capitals written as a name is, a first or
 * family name alone as the one whole name that begins or ends with it, among the labels or in the document's words, and
 * initials as the one name among the labels and in the `introduction` that they are of.
 */
export function labelNames(
  labels: readonly string[],
  introduction: readonly string[],
  texts: readonly string[],
): (as: string) => PrintedName {
  const printed = new Map([...new Set(labels)].map((as) => [as, readName(as.replace(shortened, ""))]));
  const spelled = spelledInitials([...printed.keys(), ...introduction]);
  const names = new Set([...printed.values()].map(({ name }) => name));
  const whole = [...names].filter(isFull);
  const short = [...names].filter((name) => !isFull(name) && name.length > 2);
  const spoken = findSpokenNames(short, texts);
  const wholeWith = indexWholeNames(whole);
  const introduced = introduction.flatMap((text) => text.match(properName) ?? []);
  const candidates = new Set([...names, ...introduced.map((name) => name.replace(/[’']s?$/, ""))]);
  const byInitials = new Map<string, string[]>();
  for (const name of candidates) if (isFull(name)) addTo(byInitials, initialsOf(name), name);
  const wholeName = (name: string): string => {
    if (isFull(name)) return name;
    const among = wholeWith(name);
    return (among.length > 0 ? onlyOne(among) : spoken.get(name)) ?? name;
  };
  return remember((as) => {
    const own = printed.get(as) ?? readName(as);
    const short = shortened.exec(as)?.[1] ?? (/^\p{Lu}{2,4}$/u.test(as) ? as : undefined);
    const named = short && (spelled.get(short) ?? onlyOne(byInitials.get(short) ?? []));
    const name = wholeName(named ?? own.name);
    return { ...own, name, addressed: name === own.name ? own.addressed : name };
  });
}

/** `Ruth Calder (RC)`. */
const shortened = / \((\p{Lu}{2,4})\)$/u;

/** Initials that stand in brackets behind the name that they are short for. */
function spelledInitials(texts: readonly string[]): ReadonlyMap<string, string> {
  const found = texts.flatMap((text) => (text.includes(" (") ? [...text.matchAll(initialsBehindName)] : []));
  return new Map(found.map(([, name = "", initials = ""]) => [initials, name]));
}

const initialsBehindName = /(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'.-]*){0,3}) \((\p{Lu}{2,4})\)/gu;

function onlyOne(names: readonly string[]): string | undefined {
  const different = new Set(names);
  return different.size === 1 ? names[0] : undefined;
}

/** `JD` for "Jane Doe". */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join("")
    .toUpperCase();
}
