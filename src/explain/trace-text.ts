/** A worked solution → plain text, LaTeX or Markdown. */
import { linesOf, type Worked, type WorkedStep } from './worked.ts';

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
  const plain = (step: WorkedStep): string =>
    step.lines
      ? linesText(step, width)
      : `  ${step.id.padEnd(width)} = ${step.rule.padEnd(rules)} = ${step.text}`;
  const steps = sections(worked, (part) => `\n${part}`, plain);
  const unheaded = worked.steps[0]?.part === '' ? [''] : [];
  return [worked.title, '', 'Given', ...givens, ...unheaded, ...steps, ''].join('\n');
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

const aligned = (step: WorkedStep): string =>
  linesOf(step)
    .map(
      ({ tex, reason }, i) =>
        `${i === 0 ? step.tex.symbol : ' '} &= ${tex}${reason ? ` && \\text{${reason}}` : ''}`,
    )
    .join(' \\\\\n');

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
