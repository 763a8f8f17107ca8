/** A name that is not known → the known one that was most likely meant, or none that is near enough. */
import { closestMatch } from 'leven';

const LONGEST = 40;
const MOST_EDITS = 3;

/**
 * At most every third letter may differ, or every second where both begin alike; never more than three.
 * @example nearest('momentun', ['momentum', 'nesterov']) is 'momentum'; nearest('x', ['y']) is undefined
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  const others = known.filter((other) => other.length <= LONGEST && stem(other) !== stem(name));
  const alike = others.find((other) => other.toLowerCase() === name.toLowerCase());
  const sameStart = others.filter((other) => other[0] === name[0]);
  return alike ?? within(name.length / 3, name, others) ?? within(name.length / 2, name, sameStart);
}

const within = (edits: number, name: string, known: readonly string[]): string | undefined =>
  edits < 1 ? undefined : closestMatch(name, known, { maxDistance: Math.min(MOST_EDITS, Math.floor(edits)) });

/** v[9] is not v[1] misspelt: what differs in nothing but its index has no near name. */
const stem = (name: string): string => (name.includes('[') ? name.replace(/\[.*/, '') : `${name} `);
