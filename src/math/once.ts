/** Work → the same work, done once: when it is first asked for, or first for each object that lives on, or number. */

export function lazily<T>(run: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: run() };
    return known.value;
  };
}

/** A function of one object, which is worked out once for each (a trace, its values and steps). */
export function remember<K extends WeakKey, T>(work: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, { readonly value: T }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = work(key);
    known.set(key, { value });
    return value;
  };
}

/** A function of one of a few numbers, which is worked out once for each. */
export function rememberEach<T>(work: (of: number) => T): (of: number) => T {
  const known = new Map<number, { readonly value: T }>();
  return (of) => {
    const found = known.get(of) ?? { value: work(of) };
    known.set(of, found);
    return found.value;
  };
}
