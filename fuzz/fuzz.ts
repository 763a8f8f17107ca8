/** `npm run fuzz -- --minutes 30`: bad input for as long as said, a share for each target; how many were tried, and what broke. */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { targets } from './targets.ts';

/** One input may take so long, ms: derivations are cut off by their work, the longest write-ups by their size. */
const WITHIN = 8000;

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes ?? '1');
if (!(minutes > 0 && minutes <= 24 * 60)) {
  console.error(`fuzz: --minutes should be a number above 0, not "${values.minutes}"`);
  process.exit(2);
}
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const all = targets({ within: WITHIN });
const each = (minutes * 60_000) / all.length;
const width = Math.max(...all.map(({ name }) => name.length));
let broken = 0;

console.log(`seed ${seed}, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`);
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
