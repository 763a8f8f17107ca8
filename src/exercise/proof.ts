/** A symbolic problem → what the checker can do with it. */
import { readStatement } from '../answer/expression.ts';
import { MOST_LINES } from '../derive/lines.ts';
import { cardsOfProof } from '../explain/cards.ts';
import { sayMisread } from '../explain/misread.ts';
import { explainProof } from '../explain/proof-marks.ts';
import { describeProof } from '../explain/proof-page.ts';
import { alignedTex, proofTex } from '../explain/proof-tex.ts';
import { givensOfProof, workProof } from '../explain/proof-worked.ts';
import { showChoices } from '../explain/show.ts';
import { writtenNames } from '../explain/written-names.ts';
import { gradeProof, linesIn } from '../grade/proof.ts';
import { lazily, remember } from '../math/once.ts';
import { NO_PICTURES } from '../picture/pictures.ts';
import type { Fault } from '../problem/fault.ts';
import { type Ask, goalOf, isNamed, type Proof, RANGE } from '../problem/proof.ts';
import { type MayShow, NONE_SHOWN, showable } from '../problem/show.ts';
import { matchProof } from '../writeup/match.ts';
import {
  type AskedStep,
  type Definition,
  latexFault,
  type Opened,
  type PreviewLine,
  summaryOf,
  type Typesets,
} from './exercise.ts';
import { reopened, type Showing, shownAtFirst, withShown } from './fading.ts';
import { isProofVariant, proofVariantOf, testProofVariants } from './proof-variant.ts';
import { testProof } from './test-proof.ts';

const defined = remember(define);
const worked = remember(workProof);

const ANSWERS =
  'Write an expression in the names of the problem, or a derivation: a line each, every line equal to the one before.';

export const openProof = (proof: Proof): Opened =>
  openShowing(proof, shownAtFirst(proof.show, mayShow(proof)));

function openShowing(proof: Proof, showing: Showing): Opened {
  const { drawn } = proof;
  const { shown } = showing;
  const asked = proof.asks.map((ask) => ask.id);
  const taken = new Set([...asked, ...(proof.induction ? [RANGE] : [])]);
  return {
    summary: summaryOf(proof, drawn !== null, asked.length - shown.size),
    takes: (step) => taken.has(step),
    asked,
    define: lazily(() => withShown(defined(proof), showing, () => worked(proof))),
    work: () => worked(proof),
    path: () => [],
    pathsOver: () => null,
    wrongSheet: () => null,
    pictures: () => NO_PICTURES,
    cards: () => cardsOfProof(proof),
    grade: ({ answers, feedback }) => explainProof(gradeProof(proof, answers, shown), feedback ?? 'full'),
    mark: (typed) => describeProof(gradeProof(proof, typed, shown)),
    match: (equations) => matchProof(equations, proof, (tree) => proofTex(proof, tree)),
    preview: (text) => previewOf(proof, text),
    prepare: () => {},
    lint: (typesets) => ({
      faults: [...latexFaults(proof, typesets), ...testProof(proof), ...testProofVariants(proof)],
      warnings: [],
    }),
    showing: reopened(mayShow(proof), (other) => openShowing(proof, other)),
    variant:
      drawn &&
      ((number) => {
        const made = proofVariantOf(proof, drawn, number);
        return isProofVariant(made) ? openProof(made) : made;
      }),
  };
}

const mayShow = ({ asks, solution }: Proof): MayShow => ({ steps: showable(asks), solution });

/** What is read of each line, equals signs and all. */
function previewOf(proof: Proof, text: string): PreviewLine[] {
  return linesIn(text)
    .slice(0, MOST_LINES)
    .map((line) => {
      const statement = readStatement(line, proof.vocabulary);
      if (statement.kind === 'blank') return {};
      if (statement.kind === 'misread') return { says: sayMisread(statement.why) };
      const sides = statement.sides.map((side) => proofTex(proof, side)).join(' = ');
      return { tex: `${statement.continues ? '= ' : ''}${sides}` };
    });
}

function define(proof: Proof): Definition {
  const { id, variant, title, statement, source, drawn, solution } = proof;
  return {
    id,
    variant,
    title,
    statement,
    source,
    variants: drawn !== null,
    solution,
    answers: ANSWERS,
    givens: givensOfProof(proof),
    show: NONE_SHOWN,
    shows: showChoices(mayShow(proof)),
    steps: proof.asks.map((ask) => askedStep(proof, ask)),
    names: writtenNames(proof),
  };
}

function askedStep(proof: Proof, ask: Ask): AskedStep {
  const symbol = proofTex(proof, ask.left);
  const common = {
    id: ask.id,
    title: ask.title,
    part: ask.part,
    rounding: 'exact',
    tex: { symbol, formula: '' },
  };
  if (ask.kind !== 'expression')
    return { ...common, kind: 'derivation', wanted: proofTex(proof, goalOf(ask)) };
  const names = ask.names && [...ask.names].map((name) => namedTex(proof, name)).join(',\\ ');
  const about = isNamed(ask) && ask.about !== '' ? { about: ask.about } : {};
  return { ...common, kind: 'expression', ...about, ...(names ? { wanted: names } : {}) };
}

/** `g[k-1]`, `g` or the name of a function → its LaTeX; a sequence named alone has an index of its own. */
function namedTex(proof: Proof, text: string): string {
  const { names, functions } = proof.vocabulary;
  const read = text.includes('[') ? readStatement(text, proof.vocabulary) : null;
  if (read?.kind === 'sides') return proofTex(proof, read.sides[0]!);
  const isAlone = names.has(text) || functions.has(text);
  return proofTex(proof, {
    kind: 'name',
    name: text,
    ...(isAlone ? {} : { index: { kind: 'name', name: 'i' } as const }),
  });
}

function latexFaults(proof: Proof, typesets: Typesets): Fault[] {
  const names = [...proof.quantities].flatMap(([name, { place }]) =>
    latexFault(proofTex(proof, { kind: 'name', name }), place, typesets),
  );
  const statement = proof.formulas.flatMap(({ tex, place }) => latexFault(tex, place, typesets));
  const lines = proof.asks.flatMap((ask) =>
    latexFault(
      alignedTex(
        proofTex(proof, ask.left),
        ask.lines.map((line) => ({ tex: proofTex(proof, line) })),
      ),
      ask.place,
      typesets,
    ),
  );
  return names.length > 0 ? [...names, ...statement] : [...statement, ...lines];
}
