/** A function that computes each answer once; `undefined` is computed again. */
export function remember<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const answer = known.get(key) ?? compute(key);
    known.set(key, answer);
    return answer;
  };
}

/** A function that computes each answer once, as long as it is among so many asked last. */
export function rememberLast<A, V>(compute: (asked: A) => V, most: number): (key: string, asked: A) => V {
  const known = new Map<string, V>();
  return (key, asked) => {
    const answer = known.get(key) ?? compute(asked);
    known.delete(key);
    known.set(key, answer);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return answer;
  };
}
