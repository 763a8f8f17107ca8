/** A step → its name as it is read aloud, for those who do not see its formula. */
import type { AskedStep } from '../src/checker.ts';

/** @example spokenName of v[1] in `Update 1`, the new velocity, is `new velocity: v at update 1` */
export function spokenName({ id, part, title }: Pick<AskedStep, 'id' | 'part' | 'title'>): string {
  const [name] = id.split('[');
  const said = part === '' ? id : `${name} at ${part.charAt(0).toLowerCase()}${part.slice(1)}`;
  return `${title}: ${said}`;
}
