/** `--minutes 30 --seed 7` → how long, and from which seed; whoever asks otherwise is told, and the program ends with status 2. */
import { parseArgs } from 'node:util';

export interface Asked {
  readonly minutes: number;
  readonly seed: number;
}

export function askedOf(program: string, usual: string): Asked {
  const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
  const minutes = Number(values.minutes ?? usual);
  if (!(minutes > 0 && minutes <= 24 * 60)) {
    console.error(`${program}: --minutes should be a number above 0, not "${values.minutes}"`);
    process.exit(2);
  }
  return { minutes, seed: Number(values.seed ?? Date.now() % 2 ** 31) };
}

/** `seed 7, 30 minutes` */
export const sayAsked = ({ minutes, seed }: Asked): string =>
  `seed ${seed}, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
