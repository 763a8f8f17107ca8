/** A function of one object → the same, worked out once for each object that lives on (a trace's values and steps). */
export function remember<K extends WeakKey, T>(work: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = work(key);
    known.set(key, made);
    return made;
  };
}
