/** `npm run fuzz -- --minutes 30`: bad input for as long as said, a share for each target; how many were tried, and what broke. */
import fc from 'fast-check';
import { askedOf, sayAsked } from './asked.ts';
import { targets } from './targets.ts';

/** One input may take so long, ms: derivations are cut off by their work, the longest write-ups by their size. */
const WITHIN = 8000;

const asked = askedOf('fuzz', '1');
const { minutes, seed } = asked;
const all = targets({ within: WITHIN });
const each = (minutes * 60_000) / all.length;
const width = Math.max(...all.map(({ name }) => name.length));
let broken = 0;

console.log(sayAsked(asked));
for (const { name, property, close } of all) {
  const { numRuns, failed, counterexample, errorInstance } = await fc.check(property, {
    seed,
    numRuns: 2 ** 31 - 1,
    interruptAfterTimeLimit: each,
    markInterruptAsFailure: false,
  });
  close?.();
  console.log(`${name.padEnd(width)}  ${`${numRuns}`.padStart(9)} tried  ${failed ? 'BROKEN' : 'held'}`);
  if (!failed) continue;
  broken++;
  console.log(`  ${String(errorInstance).slice(0, 500)}`);
  console.log(`  ${JSON.stringify(counterexample).slice(0, 2000)}`);
}
process.exit(broken === 0 ? 0 : 1);
