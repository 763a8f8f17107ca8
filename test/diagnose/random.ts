/** A seeded generator, so that a failing run can be had again. */
export const congruential32 = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Whole numbers from `from` to `to`, both among them. */
export const uniformInt =
  (next: () => number) =>
  (from: number, to: number): number =>
    from + Math.floor(next() * (to - from + 1));
