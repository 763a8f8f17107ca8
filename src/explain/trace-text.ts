/** A worked solution → plain text. */
import { titleOf, written } from './document.ts';
import type { Worked, WorkedStep } from './worked.ts';

export function traceText(worked: Worked): string {
  const width = Math.max(...worked.steps.map((step) => step.id.length));
  const rules = Math.max(...worked.steps.map((step) => step.rule.length));
  const givens = worked.givens.map((given) => `  ${given.id} = ${given.text}`);
  const plain = (step: WorkedStep): string =>
    step.lines
      ? linesText(step, width)
      : `  ${step.id.padEnd(width)} = ${step.rule.padEnd(rules)} = ${step.text}`;
  const steps = written(worked.steps, (part) => `\n${part}`, plain);
  const unheaded = worked.steps[0]?.part === '' ? [''] : [];
  return [titleOf(worked), '', 'Given', ...givens, ...unheaded, ...steps, ''].join('\n');
}

/** A derivation line by line, each with the reason it follows. */
function linesText({ id, lines = [] }: WorkedStep, width: number): string {
  const longest = Math.max(...lines.map(({ text }) => text.length));
  return lines
    .map(({ text, reason }, i) =>
      `  ${(i === 0 ? id : '').padEnd(width)} = ${reason ? text.padEnd(longest + 2) : text}${reason}`.trimEnd(),
    )
    .join('\n');
}
