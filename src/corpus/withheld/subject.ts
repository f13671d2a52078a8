import type { Person } from "../../domain/person.ts";
import { toSlug } from "../../domain/slug.ts";
import { isFull, nameWords } from "../names.ts";
import type { WithheldRule } from "./read-withheld.ts";

/** Somebody of whom something is withheld. */
export interface Subject {
  readonly rule: WithheldRule;
  /** Whole names, or the only ones. */
  readonly names: readonly string[];
  /** The words of the whole names, that stand for the person where these are printed, too. */
  readonly words: readonly string[];
  is(speaker: { readonly id: string | null; readonly name: string; readonly as: string } | null): boolean;
}

/** Letters of the shortest word of a name that stands for the person by itself. */
const leastNameLength = 3;

/** Who is meant by a rule that names a person: one of those that the corpus names itself, or whoever is called so. */
export function toSubject(rule: WithheldRule, persons: readonly Person[]): Subject {
  const keyOf = (name: string): string => nameWords(name).join(" ");
  const key = keyOf(rule.value);
  const known = persons.find(
    ({ id, name, aliases }) => id === rule.value || [name, ...aliases].some((other) => keyOf(other) === key),
  );
  const names = known === undefined ? [rule.value] : [known.name, ...known.aliases];
  const keys = new Set(names.map(keyOf));
  const ids = new Set([known?.id ?? toSlug(rule.value)]);
  const words = names
    .filter(isFull)
    .flatMap((name) => nameWords(name).filter(({ length }) => length >= leastNameLength));
  return {
    rule,
    names,
    words: [...new Set(words)],
    is: (speaker) =>
      speaker !== null &&
      (ids.has(speaker.id ?? "") || keys.has(keyOf(speaker.name)) || keys.has(keyOf(speaker.as))),
  };
}

/** Whether the name is taken out. */
export function hidesName({ part }: WithheldRule): boolean {
  return part !== "words";
}

/** Whether what the person says is taken out. */
export function hidesWords({ part }: WithheldRule): boolean {
  return part !== "name";
}
