/** A function that computes each answer once; `undefined` is computed again. */
export function remember<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const answer = known.get(key) ?? compute(key);
    known.set(key, answer);
    return answer;
  };
}

/** How often what was asked for was kept already, and how often it was not. */
export interface Lookups {
  hits: number;
  misses: number;
}

/** A function that computes each answer once, as long as it is among so many asked last; `lookups` counts. */
export function rememberLast<A, V>(
  compute: (asked: A) => V,
  most: number,
  lookups: Lookups,
): (key: string, asked: A) => V {
  const known = new Map<string, V>();
  return (key, asked) => {
    const kept = known.get(key);
    if (kept === undefined) lookups.misses++;
    else lookups.hits++;
    const answer = kept ?? compute(asked);
    known.delete(key);
    known.set(key, answer);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return answer;
  };
}
