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
    keepLast(known, key, answer, most);
    return answer;
  };
}

/** Notes that a value was asked for last, and forgets the one asked for longest ago where there are more than so many. */
export function keepLast<K, V>(known: Map<K, V>, key: K, value: V, most: number): void {
  known.delete(key);
  known.set(key, value);
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
}
