/** What may take longer than a moment, as functions of plain data: done at once, or in a thread of its own. */
import { checkPage } from '../../views/check.tsx';
import { exportFormat } from '../../views/exports.ts';
import { handoutOf } from '../../views/handout.ts';
import { type Example, homePage } from '../../views/home.tsx';
import { methodsPage } from '../../views/methods.tsx';
import { previewPiece } from '../../views/preview.tsx';
import { printPage } from '../../views/print.tsx';
import { solutionPage, solutionPages } from '../../views/solution.tsx';
import { worksheetPage, worksheetPageOf, worksheetPages } from '../../views/worksheet.tsx';
import { type Checker, shownSolution, type Worked } from '../checker.ts';
import { nextToShow } from '../exercise/fading.ts';
import { type MarkedPage, markedAlone } from '../explain/marked-page.ts';
import { compareMethods } from '../explain/methods.ts';
import { traceJson } from '../explain/trace-json.ts';
import { showAlso } from '../problem/show.ts';
import { inLearningOrder } from '../problem/subject.ts';
import { HttpError } from './problem-json.ts';
import {
  answersIn,
  checkRequestIn,
  LARGEST_WRITEUP,
  optionsOf,
  pageOf,
  type Query,
  stepOf,
  submissionIn,
  variantOf,
} from './read.ts';

/** What an address says, as it was sent. */
interface Asked {
  readonly id: string;
  readonly query: Query;
}
/** A body as it was sent, read where the work is done. */
interface Sent {
  readonly query: Query;
  readonly body: string;
}

/** Nothing: the same whoever asks. */
type Nothing = Readonly<Record<string, never>>;

interface Inputs {
  readonly home: Nothing;
  readonly methods: Nothing;
  readonly definition: Asked;
  readonly trace: Asked;
  readonly grade: Asked & Sent;
  readonly check: Sent;
  readonly worksheet: Asked;
  readonly marked: Asked & Sent;
  /** What is being typed, as it is read. */
  readonly preview: Asked & Sent;
  readonly solution: Asked;
  readonly print: Asked;
  readonly export: Asked;
  readonly checkPage: Sent;
}
export type TaskName = keyof Inputs;
export type Task = { readonly [N in TaskName]: { readonly name: N; readonly input: Inputs[N] } }[TaskName];

type Doing<N extends TaskName> = (checker: Checker, input: Inputs[N]) => string;

/** @throws Refusal, or HttpError, for what does not fit */
const DOING: { readonly [N in TaskName]: Doing<N> } = {
  home: (checker) => homePage({ problems: checker.list(), example: exampleOf(checker) }),
  methods: (checker) =>
    methodsPage(
      compareMethods(shownSolutions(checker)).map((comparison) => ({
        ...comparison,
        ways: checker.ways(comparison.methods.map(({ problem }) => problem)),
      })),
    ),
  definition: (checker, asked) => JSON.stringify(checker.problem(asked.id, optionsOf(asked))),
  trace: (checker, asked) => JSON.stringify(traceJson(shownSolution(checker, asked.id, optionsOf(asked)))),
  grade: (checker, asked) => JSON.stringify(checker.grade(asked.id, submissionIn(asked), optionsOf(asked))),
  check: (checker, sent) => {
    const { text, problem } = checkRequestIn(sent);
    return JSON.stringify(checker.check(text, problem, variantOf(sent)));
  },
  worksheet: (checker, asked) => {
    const options = optionsOf(asked);
    const definition = checker.problem(asked.id, options);
    const page = pageOf(asked, worksheetPages(definition));
    const pictures = checker.pictures(asked.id, 'given', options);
    return worksheetPage({ definition, options, typed: {}, marked: null, pictures, page });
  },
  marked,
  preview: (checker, sent) => previewPiece(checker.preview(sent.id, answersIn(sent).text ?? '')),
  solution: (checker, asked) => {
    const options = optionsOf(asked);
    const worked = shownSolution(checker, asked.id, options);
    const pictures = checker.pictures(asked.id, 'solution', options);
    return solutionPage(worked, pageOf(asked, solutionPages(worked)), options, pictures);
  },
  print: (checker, asked) =>
    printPage(handoutOf(checker, asked.id, [optionsOf(asked)], asked.query.key !== undefined)),
  export: (checker, asked) => {
    const worked = asked.query.worked !== undefined;
    return formatOf(asked.query).write(checker, asked.id, { ...optionsOf(asked), worked });
  },
  checkPage: (checker, sent) => {
    const { text = '', problem = '', variant: chosen } = answersIn(sent);
    if (text.length > LARGEST_WRITEUP)
      throw new HttpError(413, 'The write-up is larger than the 2 MB taken here.');
    const { variant } = problem === '' ? {} : variantOf(chosen ? { query: { variant: chosen } } : sent);
    const checked = checker.checkPage(text, problem || undefined, { variant });
    return checkPage({ problems: checker.list(), text, problem, variant, checked });
  },
};

/** The problem whose wrong solution is offered on the first page, where it is served. */
const EXAMPLE = 'momentum-regression';

/** A sheet with a mistake in it, of the best known problem or else of the first that has one. */
function exampleOf(checker: Checker): Example | null {
  const problems = checker.list().toSorted((a, b) => Number(b.id === EXAMPLE) - Number(a.id === EXAMPLE));
  for (const problem of problems) {
    const typed = checker.wrongSheet(problem.id);
    if (typed) return { problem, typed };
  }
  return null;
}

/** The worked solutions that may be seen. */
const shownSolutions = (checker: Checker): readonly Worked[] =>
  checker
    .list()
    .filter(({ id }) => checker.problem(id).solution === 'always')
    .toSorted(inLearningOrder)
    .map(({ id }) => checker.solve(id));

/** What was typed into a worksheet, marked; with ?next, the step after what is right is shown too. */
function marked(checker: Checker, sent: Asked & Sent): string {
  const { id, query } = sent;
  const typed = answersIn(sent);
  const asked = optionsOf(sent);
  const before = checker.problem(id, asked);
  const revealed = query.next === undefined ? null : nextToShow(before, checker.mark(id, typed, asked));
  const options = revealed === null ? asked : { ...asked, show: showAlso(before.show, revealed) };
  const definition = checker.problem(id, options);
  const page =
    revealed === null ? pageOf(sent, worksheetPages(definition)) : worksheetPageOf(definition, revealed);
  const alone = stepOf(sent, definition);
  const mark = (): MarkedPage => {
    const all = checker.mark(id, typed, options);
    return alone === undefined ? all : markedAlone(all, alone);
  };
  // Until it is asked for, what was typed is kept and not yet marked.
  const marked = query.typed === undefined ? mark() : null;
  return worksheetPage({
    definition,
    options,
    typed,
    marked,
    pictures: marked?.pictures ? undefined : checker.pictures(id, 'given', options),
    page,
    revealed,
  });
}

/** No page that anyone reads is longer, characters. */
export const LONGEST_ANSWER = 16_000_000;

export function done(checker: Checker, { name, input }: Task): string {
  const text = (DOING[name] as Doing<typeof name>)(checker, input as never);
  if (text.length <= LONGEST_ANSWER) return text;
  throw new HttpError(
    413,
    'What there is to say of this is longer than can be sent at once; send it in parts.',
  );
}

/** The form in which `format` takes a problem along. @throws Refusal */
export const formatOf = ({ format }: Query) => exportFormat(typeof format === 'string' ? format : 'markdown');
