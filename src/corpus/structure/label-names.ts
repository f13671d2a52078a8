/** Words inside a name that are written small. */
const particles = new Set([
  "de",
  "del",
  "la",
  "las",
  "los",
  "da",
  "dos",
  "di",
  "van",
  "von",
  "der",
  "y",
  "of",
  "the",
]);

const properName = /\p{Lu}[\p{L}’'-]+(?: (?:(?:de|del|la|van|von|da) )*\p{Lu}[\p{L}’'.-]*){1,3}/gu;

/**
 * The name that each label of a document means: without the office that follows a comma, capitals written as a name is,
 * a first or last name alone as the one longer name among the labels that begins or ends with it, and initials as the
 * one name among the labels and in the `introduction` that they are of.
 */
export function labelNames(
  labels: readonly string[],
  introduction: readonly string[],
): (as: string) => string {
  const full = new Map<string, Set<string>>();
  for (const as of new Set(labels)) {
    const name = toName(as);
    const words = name.split(" ");
    if (words.length < 2) continue;
    for (const word of new Set([words[0], words.at(-1)].map((end) => (end ?? "").toLowerCase())))
      full.set(word, (full.get(word) ?? new Set()).add(name));
  }
  const named = introduction.flatMap((text) => text.match(properName) ?? []);
  const candidates = new Set([...labels.map(toName), ...named.map((name) => name.replace(/[’']s?$/, ""))]);
  const ofInitials = (initials: string): string | undefined => {
    const fitting = [...candidates].filter((name) => name.includes(" ") && initialsOf(name) === initials);
    return fitting.length === 1 ? fitting[0] : undefined;
  };
  return (as) => {
    if (/^\p{Lu}{2,3}$/u.test(as)) return ofInitials(as) ?? as;
    const name = toName(as);
    const longer = full.get(name.toLowerCase());
    return longer?.size === 1 ? ([...longer][0] ?? name) : name;
  };
}

function toName(as: string): string {
  const name = as.split(",")[0]?.trim() || as;
  if (/\p{Ll}{2}/u.test(name) || !/\p{Lu}{3}/u.test(name) || /^\p{Lu}{1,4}$/u.test(name)) return name;
  return name
    .split(" ")
    .map((word, index) => {
      const lower = word.toLowerCase();
      if (index > 0 && particles.has(lower)) return lower;
      if (/^\p{Lu}\.|\(/u.test(word)) return word;
      return lower.replace(/^\p{L}|(?<=[-’'])\p{L}(?=\p{L})|(?<=^mc)\p{L}/gu, (letter) =>
        letter.toUpperCase(),
      );
    })
    .join(" ");
}

/** `JD` for "Jane Doe". */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join("")
    .toUpperCase();
}
