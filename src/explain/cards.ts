/** A problem's rules, names and proofs → cards to learn them from; cards → notes in the text form that Anki's importers read. */
import { toLatex } from '../math/latex.ts';
import { childrenOf, type NameTree, namesIn, type Tree, toText } from '../math/tree.ts';
import { nameOf, partsOf, type Quantity, quantityTex, symbolOf } from '../problem/problem.ts';
import { type Ask, isNamed, type Proof } from '../problem/proof.ts';
import { lookupAt } from '../trace/resolve.ts';
import { firstSteps, type Step, type Trace, trueValues } from '../trace/solve.ts';
import { alignedRows, type Line, proofTex } from './proof-tex.ts';
import { workProof } from './proof-worked.ts';
import { linesOf } from './worked.ts';

/** Both sides in Markdown with TeX. */
export interface Card {
  readonly question: string;
  readonly answer: string;
}

/** The rule of every step that is asked, once each; and what the given names stand for. */
export function cardsOf(trace: Trace): Card[] {
  const { problem } = trace;
  const rules = firstSteps(trace)
    .filter((step) => step.asked)
    .map((step) =>
      card(
        problem,
        `${step.method}: ${step.title}`,
        generally(trace, step, step.name, step.id),
        [{ tex: generalTex(trace, step) }],
        namesIn(step.tree),
      ),
    );
  const computed = new Set(trace.steps.map(({ name }) => name));
  const given = [...problem.givens.keys()].map(nameOf).filter((name) => !computed.has(name));
  const names = given.flatMap((name): Card[] => {
    const meaning = problem.quantities.get(name)?.meaning;
    const symbol = quantityTex(problem, name, null);
    return meaning ? [{ question: `${problem.title}: $${symbol}$?`, answer: meaning }] : [];
  });
  return distinct([...rules, ...names]);
}

/** A step's rule as it holds at any update. */
function generalTex(trace: Trace, step: Step): string {
  const symbol = ({ name, index }: NameTree): string =>
    index
      ? quantityTex(trace.problem, name, toText(index))
      : generally(trace, step, name, step.inputs[name] ?? name);
  const lookup = lookupAt(trace, step, step.tree, trueValues(trace));
  return toLatex(step.tree, { symbol, lookup, numbers: false });
}

/** `v[1]`, met in the pass t = 0 → v with the index t+1. */
function generally({ problem }: Trace, step: Step, name: string, id: string): string {
  const index = partsOf(id)?.index ?? null;
  if (index === null) return quantityTex(problem, name, null);
  if (step.index === null) return symbolOf(problem, id);
  const off = Number(index) - step.index.value;
  return quantityTex(problem, name, `${step.index.name}${off > 0 ? `+${off}` : off || ''}`);
}

/** What is defined, what an induction shows, and every part of the worked proof. */
export function cardsOfProof(proof: Proof): Card[] {
  const { title, induction } = proof;
  const tex = (tree: Tree): string => proofTex(proof, tree);
  const asks = (about: string, left: Tree, lines: readonly Line[], trees: readonly Tree[]): Card =>
    card(proof, `${title}: ${about}`, tex(left), lines, [left, ...trees].flatMap(everyName));
  const defined = [...proof.definitions.values()].map(({ name, index, rule }) => {
    const starts = proof.givens
      .filter((given) => given.name === name)
      .map(({ sides }) => `,\\quad ${sides.map(tex).join(' = ')}`);
    const left: Tree = { kind: 'name', name, index: { kind: 'name', name: index } };
    const meaning = proof.quantities.get(name)?.meaning ?? name;
    return asks(meaning, left, [{ tex: `${tex(rule)}${starts.join('')}` }], [rule]);
  });
  const claimed = induction
    ? [
        asks(
          proof.asks.find(({ kind }) => kind === 'base')!.part,
          induction.term,
          [{ tex: `${tex(induction.value)},\\quad ${tex(induction.term.index)} \\ge ${induction.first}` }],
          [induction.value],
        ),
      ]
    : [];
  const { steps } = workProof(proof);
  const worked = proof.asks.map((ask, i) => asks(sayAsk(ask), ask.left, linesOf(steps[i]!), ask.lines));
  return distinct([...defined, ...claimed, ...worked]);
}

const sayAsk = (ask: Ask): string =>
  isNamed(ask) && ask.about !== '' ? `${ask.title}, ${ask.about}` : ask.title;

/** Names in indices too, and functions that are not ours. */
const everyName = (tree: Tree): NameTree[] => [
  ...namesIn(tree).flatMap((name) => (name.index ? [name, ...everyName(name.index)] : [name])),
  ...calledIn(tree).map((name): NameTree => ({ kind: 'name', name })),
];
const calledIn = (tree: Tree): string[] => [
  ...(tree.kind === 'call' ? [tree.name] : []),
  ...childrenOf(tree).flatMap(calledIn),
];

function card(
  { quantities }: { readonly quantities: ReadonlyMap<string, Quantity> },
  about: string,
  symbol: string,
  lines: readonly Line[],
  names: readonly NameTree[],
): Card {
  const [only] = lines.length === 1 && !lines[0]!.reason ? lines : [];
  const rows = alignedRows(symbol, lines);
  const formula = only
    ? `${symbol} = ${only.tex}`
    : `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`;
  const meanings = [...new Set(names.map(({ name }) => name))].flatMap((name) => {
    const meaning = quantities.get(name)?.meaning;
    return meaning ? [`- $${quantityTex({ quantities }, name, null)}$: ${meaning}`] : [];
  });
  return {
    question: `${about}, $${symbol} = {?}$`,
    answer: ['$$', formula, '$$', ...(meanings.length > 0 ? ['', ...meanings] : [])].join('\n'),
  };
}

/** A recipe used twice under other names is one fact, asked once. */
const distinct = (cards: readonly Card[]): Card[] =>
  [...new Map([...cards].reverse().map((each) => [each.question, each])).values()].reverse();

/** Notes of the type Basic, a tag each for us and for the problem. */
export const toAnki = (id: string, cards: readonly Card[]): string =>
  cards
    .map(({ question, answer }) =>
      [
        'START',
        'Basic',
        question.replace(/\s+/g, ' '),
        '',
        'Back:',
        answer,
        '',
        `Tags: longhand ${id}`,
        'END',
        '',
      ].join('\n'),
    )
    .join('\n');
