/** A problem and the number of a variant → the problem with other numbers, drawn one set after another, the same for everyone. */
import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Drawing, Problem } from './problem.ts';

/** Throws a whole number from 0 to so many. */
type Die = (most: number) => number;

/** Seeded by the problem's id, the edition of its variants, and the variant's number. */
function dieOf(id: string, edition: number, variant: number): Die {
  const digest = createHash('sha256').update(`${id} ${edition} ${variant}`).digest();
  const generator = xoroshiro128plus(digest.readInt32BE());
  return (most) => uniformInt(generator, 0, most);
}

export function* draw(
  problem: Problem,
  { edition, sources }: Drawing,
  variant: number,
): Generator<Problem, never> {
  const die = dieOf(problem.id, edition, variant);
  for (;;) {
    const givens = new Map(problem.givens);
    for (const [id, source] of sources) {
      const own = problem.givens.get(id)!;
      const cells =
        source === 'shuffled'
          ? shuffled(own.cells, die)
          : source.map((numbers) => numbers[die(numbers.length - 1)]!);
      givens.set(id, { ...own, cells });
    }
    yield { ...problem, variant, givens };
  }
}

/** Each order as likely as any other (Fisher and Yates). */
function shuffled<T>(entries: readonly T[], die: Die): T[] {
  const left = [...entries];
  return entries.map(() => left.splice(die(left.length - 1), 1)[0]!);
}
