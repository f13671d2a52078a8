/** The known name that shares the most letter pairs with what was written. */
export function nearest(name: string, known: readonly string[]): string {
  const pairs = (text: string): ReadonlySet<string> =>
    new Set(
      Array.from({ length: text.length + 1 }, (_, index) =>
        ` ${text.toLowerCase()} `.slice(index, index + 2),
      ),
    );
  const own = pairs(name.slice(0, 80));
  const shared = (other: string): number => {
    const theirs = pairs(other);
    return (2 * [...own].filter((pair) => theirs.has(pair)).length) / (own.size + theirs.size);
  };
  return known.reduce((best, other) => (shared(other) > shared(best) ? other : best));
}
