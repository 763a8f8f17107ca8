/** What is said beside the lines of a derivation that fail: what each was held against. */
import { expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';

const checker = createChecker();
const said = (step: readonly string[], line: number): string | undefined =>
  checker.grade('bias-correction', { answers: { step } }).steps.step!.lines![line]!.feedback;

it('a first line is held against the term that it is to be', () => {
  expect(said(['rho*s[n] + rho*g'], 0)).toMatch(
    /^This is not equal to s\[n \+ 1\]\. At n = \S+, .*, g = \S+: s\[n \+ 1\] is \S+, this \S+\.$/,
  );
});
it('a supposition is held against the term that it speaks of', () => {
  expect(said(['Suppose s_n = g.', 's[n+1] = rho*s[n] + (1-rho)*g'], 0)).toMatch(
    /^This is not equal to s\[n\]\. At .*: s\[n\] is \S+, this \S+\.$/,
  );
});
it('a further line is held against the line before', () => {
  expect(said(['rho*s[n] + (1-rho)*g', 'rho*s[n] - (1-rho)*g'], 1)).toMatch(
    /^This does not follow from the line before\. At .*: the line before is \S+, this one \S+\.$/,
  );
});
