/** A step as the worked solution has it: formula, numbers put in, value, an equals sign a line. */
import type { WorkedStep } from '../src/checker.ts';
import { alignedTex } from '../src/explain/proof-tex.ts';
import { linesOf } from '../src/explain/worked.ts';
import { Display } from './tex.tsx';

type Solved = Pick<WorkedStep, 'tex' | 'lines'>;

/** `v = βv − αg = … = …`, with its reason behind each line of a derivation. */
export const stepTex = (step: Solved): string => alignedTex(step.tex.symbol, linesOf(step));

/** The same, a formula to each line, so that it can be unfolded; the reasons of a derivation keep their column. */
export function WorkedLines({ step }: { readonly step: Solved }) {
  if (step.lines) return <WorkedDisplay step={step} />;
  const { symbol } = step.tex;
  return (
    <>
      {linesOf(step).map(({ tex }, i) => (
        <Display tex={`${i === 0 ? symbol : `\\hphantom{${symbol}}`} = ${tex}`} />
      ))}
    </>
  );
}

export const WorkedDisplay = ({ step }: { readonly step: Solved }) => <Display tex={stepTex(step)} />;
