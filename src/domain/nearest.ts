/** The known name that shares the most letter pairs with what was written. */
export function nearest(name: string, known: readonly string[]): string {
  return nearestAmong(known)(name);
}

/** The same for names that are known from the beginning. */
export function nearestAmong(known: readonly string[]): (name: string) => string {
  const pairsOfKnown = known.map(pairsOf);
  return (name) => {
    const own = pairsOf(name.slice(0, longestCompared));
    const shares = pairsOfKnown.map((theirs) => {
      let shared = 0;
      for (const pair of own) if (theirs.has(pair)) shared++;
      return (2 * shared) / (own.size + theirs.size);
    });
    return known[shares.indexOf(Math.max(...shares))] ?? "";
  };
}

/** UTF-16 code units of a name by which it is compared. */
const longestCompared = 80;

function pairsOf(name: string): ReadonlySet<string> {
  const text = ` ${name.toLowerCase()} `;
  const pairs = new Set<string>();
  for (let index = 0; index < text.length - 1; index++) pairs.add(text.slice(index, index + 2));
  return pairs;
}
