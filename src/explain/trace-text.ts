/** A worked solution → plain text, LaTeX or Markdown. */
import type { Worked, WorkedStep } from './worked.ts';

/** Heads what is worked out when all passes are done. */
export const AFTER_ALL = 'Finally';

/** Calls `heading` wherever a new pass begins. */
function sections(
  worked: Worked,
  heading: (part: string) => string,
  body: (step: WorkedStep) => string,
): string[] {
  let part = '';
  return worked.steps.flatMap((step) => {
    const opens = step.part !== part;
    part = step.part;
    return [...(opens ? [heading(part || AFTER_ALL)] : []), body(step)];
  });
}

export function traceText(worked: Worked): string {
  const width = Math.max(...worked.steps.map((step) => step.id.length));
  const rules = Math.max(...worked.steps.map((step) => step.rule.length));
  const givens = worked.givens.map((given) => `  ${given.id} = ${given.text}`);
  const steps = sections(
    worked,
    (part) => `\n${part}`,
    (step) => `  ${step.id.padEnd(width)} = ${step.rule.padEnd(rules)} = ${step.text}`,
  );
  const unheaded = worked.steps[0]?.part === '' ? [''] : [];
  return [worked.title, '', 'Given', ...givens, ...unheaded, ...steps, ''].join('\n');
}

const aligned = ({ tex }: WorkedStep): string =>
  `${tex.symbol} &= ${tex.formula} \\\\\n  &= ${tex.substituted} \\\\\n  &= ${tex.value}`;

export function traceMarkdown(worked: Worked): string {
  const givens = worked.givens.map(
    (given) => `- $${given.tex} = ${given.value}$${given.meaning ? ` (${given.meaning})` : ''}`,
  );
  const steps = sections(
    worked,
    (part) => `## ${part}\n`,
    (step) => `**${step.title}**\n\n$$\\begin{aligned}\n${aligned(step)}\n\\end{aligned}$$\n`,
  );
  return [
    `# ${worked.title}`,
    '',
    worked.statement.trim(),
    '',
    ...givens,
    '',
    ...steps,
    `Source: ${worked.source.trim()}`,
    '',
  ].join('\n');
}

/** A whole document that compiles with amsmath. */
export function traceLatex(worked: Worked): string {
  const givens = worked.givens.map((given) => `\\[ ${given.tex} = ${given.value} \\]`);
  const steps = sections(
    worked,
    (part) => `\\section*{${inText(part)}}`,
    (step) => `\\paragraph{${inText(step.title)}}\n\\begin{align*}\n${aligned(step)}\n\\end{align*}`,
  );
  return [
    '\\documentclass{article}',
    '\\usepackage{amsmath,amssymb}',
    '\\begin{document}',
    `\\section*{${inText(worked.title)}}`,
    'Given:',
    ...givens,
    ...steps,
    '\\end{document}',
    '',
  ].join('\n');
}

/** Text whose special characters LaTeX would take for its own. */
const inText = (text: string): string =>
  text.replace(/[\\{}$&#^_~%]/g, (c) =>
    c === '\\' ? '\\textbackslash{}' : c === '^' || c === '~' ? `\\${c}{}` : `\\${c}`,
  );
