/** An exercise, worked or still to be done → a document, and that as Markdown; views write it as LaTeX and for paper. */
import { alignedRows } from './proof-tex.ts';
import type { Given, Worked, WorkedLine, WorkedStep } from './worked.ts';
import { linesOf } from './worked.ts';

export interface Document {
  readonly title: string;
  /** Markdown with TeX, as `says`. */
  readonly statement: string;
  readonly source: string;
  /** How answers are to be written; empty where all is worked. */
  readonly says: string;
  readonly givens: readonly Given[];
  readonly steps: readonly DocumentStep[];
}

export interface DocumentStep {
  readonly id: string;
  readonly title: string;
  readonly part: string;
  /** What is asked, where its symbol does not say it; Markdown. */
  readonly says: string;
  readonly symbol: string;
  /** What stands behind its equals signs; none where it is still to be done. */
  readonly lines: readonly Pick<WorkedLine, 'tex' | 'reason'>[];
}

interface Titled {
  readonly title: string;
  readonly variant: number | null;
}

/** `Three updates with Adam (variant 7)` */
export const titleOf = ({ title, variant }: Titled): string =>
  variant === null ? title : `${title} (variant ${variant})`;

/** What is asked of a student or shown worked, as far as a document shows it. */
interface Asked extends Titled, Pick<Document, 'statement' | 'source' | 'givens'> {
  readonly answers: string;
  readonly steps: readonly AskedStep[];
}

interface AskedStep extends Pick<WorkedStep, 'id' | 'title' | 'part' | 'rounding'> {
  readonly kind: 'numbers' | 'expression' | 'derivation';
  readonly tex: { readonly symbol: string };
  readonly about?: string;
  readonly wanted?: string;
  readonly shown?: Pick<WorkedStep, 'tex' | 'lines'>;
}

export const workedDocument = ({ title, variant, statement, source, givens, steps }: Worked): Document => ({
  title: titleOf({ title, variant }),
  statement,
  source,
  says: '',
  givens,
  steps: steps.map(documentStep),
});

export const documentStep = (step: WorkedStep): DocumentStep => ({
  id: step.id,
  title: step.title,
  part: step.part,
  says: '',
  symbol: step.tex.symbol,
  lines: linesOf(step),
});

export function emptyDocument({
  title,
  variant,
  statement,
  source,
  answers,
  givens,
  steps,
}: Asked): Document {
  const mixed = new Set(steps.map(({ rounding }) => rounding)).size > 1;
  return {
    title: titleOf({ title, variant }),
    statement,
    source,
    says: answers,
    givens,
    steps: steps.map((step) => ({
      id: step.id,
      title: step.title,
      part: step.part,
      says: sayAsked(step, mixed),
      symbol: step.tex.symbol,
      lines: step.shown ? linesOf(step.shown) : [],
    })),
  };
}

function sayAsked({ kind, about, wanted, rounding }: AskedStep, mixed: boolean): string {
  const form = wanted && `${kind === 'derivation' ? 'to end in' : 'in'} $${wanted}$`;
  return [about, form, mixed ? rounding : ''].filter(Boolean).join('; ');
}

interface InPart {
  readonly part: string;
}

/** Steps under the headings of their passes, in order. */
export function passesOf<T extends InPart>(steps: readonly T[]): readonly (readonly T[])[] {
  const passes: T[][] = [];
  for (const step of steps) {
    if (passes.at(-1)?.[0]?.part === step.part) passes.at(-1)!.push(step);
    else passes.push([step]);
  }
  return passes;
}

/** Heads what is worked out when all passes are done. */
const AFTER_ALL = 'Finally';

/** What heads the pass of a step; nothing where no pass came before and it has none. */
export const headingOf = (pass: readonly InPart[], first: boolean): string =>
  pass[0]!.part || (first ? '' : AFTER_ALL);

/** The lines of a document: each pass under its heading. */
export const written = <T extends InPart>(
  steps: readonly T[],
  heading: (part: string) => string,
  body: (step: T) => string,
): string[] =>
  passesOf(steps).flatMap((pass, i) => {
    const above = headingOf(pass, i === 0);
    return [...(above === '' ? [] : [heading(above)]), ...pass.map(body)];
  });

export function toMarkdown({ title, statement, source, says, givens, steps }: Document): string {
  return [
    `# ${title}`,
    '',
    statement.trim(),
    '',
    ...givens.map(({ tex, value, meaning }) => `- $${tex} = ${value}$${meaning ? ` (${meaning})` : ''}`),
    '',
    ...(says === '' ? [] : [says, '']),
    ...written(
      steps,
      (part) => `## ${part}\n`,
      (step) => `**${step.title}**${step.says && `: ${step.says}`}\n\n$$${inMarkdown(step)}$$\n`,
    ),
    `Source: ${source.trim()}`,
    '',
  ].join('\n');
}

const inMarkdown = ({ symbol, lines }: DocumentStep): string =>
  lines.length === 0
    ? `${symbol} =`
    : `\\begin{aligned}\n${alignedRows(symbol, lines).join(' \\\\\n')}\n\\end{aligned}`;
