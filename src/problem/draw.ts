/** The givens of a problem and the number of a variant → other givens, drawn one set after another, the same for everyone. */
import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Value } from '../math/value.ts';
import type { Drawing, Id } from './problem.ts';

/** Throws a whole number from 0 to so many. */
type Die = (most: number) => number;

/** Seeded by the problem's id, the edition of its variants, and the variant's number. */
function dieOf(id: string, edition: number, variant: number): Die {
  const digest = createHash('sha256').update(`${id} ${edition} ${variant}`).digest();
  const generator = xoroshiro128plus(digest.readInt32BE());
  return (most) => uniformInt(generator, 0, most);
}

export function* draw(
  problem: string,
  own: ReadonlyMap<Id, Value>,
  { edition, sources }: Drawing,
  variant: number,
): Generator<ReadonlyMap<Id, Value>, never> {
  const die = dieOf(problem, edition, variant);
  for (;;) {
    const givens = new Map(own);
    for (const [id, source] of sources) {
      const given = own.get(id)!;
      const cells =
        source === 'shuffled'
          ? shuffled(given.cells, die)
          : source.map((numbers) => numbers[die(numbers.length - 1)]!);
      givens.set(id, { ...given, cells });
    }
    yield givens;
  }
}

/** Each order as likely as any other (Fisher and Yates). */
function shuffled<T>(entries: readonly T[], die: Die): T[] {
  const left = [...entries];
  return entries.map(() => left.splice(die(left.length - 1), 1)[0]!);
}
