/** The class, marked by mathjs's evaluator: rules compiled once, answers read as its fractions. */
import { all, create, type Fraction } from 'mathjs';
import { rates } from '../measure.ts';
import type { Sheet } from '../sheets.ts';
import type { Peer } from './peers.ts';
import { GIVENS, RULES } from './rules.ts';

export const byMathjs: Peer = (sheets, effort) => {
  const math = create(all!, { number: 'Fraction' });
  const givens = Object.fromEntries(
    Object.entries(GIVENS).map(([name, text]) => [name, math.fraction(text)]),
  );
  const rules = RULES.map(({ name, rule }) => ({ name, code: math.compile(rule) }));
  const run = (code: math.EvalFunction, scope: object): Fraction => code.evaluate(scope);
  const truth: Record<string, Fraction> = {};
  for (const { name, code } of rules) truth[name] = run(code, { ...givens, ...truth });
  const mark = ({ texts }: Sheet): string => {
    const own: Record<string, Fraction> = { ...givens };
    return rules
      .map(({ name, code }, i) => {
        const follows = run(code, own);
        const answer = math.fraction(texts[i]!);
        own[name] = answer;
        if (answer.equals(truth[name]!)) return 'r';
        return answer.equals(follows) ? 'c' : 'w';
      })
      .join('');
  };
  return [
    { name: "mathjs's evaluator, compiled", rates: rates(sheets, mark, effort), verdicts: sheets.map(mark) },
  ];
};
