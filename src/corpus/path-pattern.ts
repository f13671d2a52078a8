/** A character, or what stands for any of a name, or of names in any folders. */
type Token = string | typeof within | typeof across;

const within = Symbol("anything within a name");
const across = Symbol("anything");

/**
 * Tells whether a path is of a pattern, in which `*` stands for anything within a name, and `**` for any folders. It follows
 * every way of reading the pattern at once, so that no number of stars takes long.
 */
export function createPathTest(pattern: string): (path: string) => boolean {
  const tokens = toTokens(pattern);
  const enter = (places: Set<number>, place: number): void => {
    for (let at = place; !places.has(at); at++) {
      places.add(at);
      if (typeof tokens[at] !== "symbol") return;
    }
  };
  return (path) => {
    let places = new Set<number>();
    enter(places, 0);
    for (const character of path) {
      const next = new Set<number>();
      for (const place of places) {
        const token = tokens[place];
        if (token === character) enter(next, place + 1);
        else if (token === across || (token === within && character !== "/")) enter(next, place);
      }
      places = next;
    }
    return places.has(tokens.length);
  };
}

function toTokens(pattern: string): readonly Token[] {
  return Array.from(pattern.matchAll(/\*{2,}\/?|./gsu), ([part]) => {
    if (part === "*") return within;
    return part.startsWith("**") ? across : part;
  });
}
