/** Faults of problem files and of formulas → `file:line:col: what; what is known here`. */
import type { EvaluationProblem } from '../math/fault.ts';
import type { FormulaProblem } from '../math/parse.ts';
import { never } from '../math/tree.ts';
import type { Breach, Fault, FaultReason, LineProblem, SolutionProblem } from '../problem/fault.ts';
import { sayMisread } from './misread.ts';
import { sayUnread } from './unread.ts';
import { sayShape } from './values.ts';

/** One line, whatever was quoted in it. */
export const sayFault = (fault: Fault): string =>
  `${fault.file}:${fault.line}:${fault.col}: ${sayReason(fault.reason)}`.replace(/\s*[\r\n]+\s*/g, ' ');

const MOST_NAMED = 40;

const list = (names: readonly string[]): string => {
  if (names.length === 0) return 'nothing';
  return names.length > MOST_NAMED ? `${names.slice(0, MOST_NAMED).join(', ')}, …` : names.join(', ');
};

function sayReason(reason: FaultReason): string {
  switch (reason.code) {
    case 'unreadable-file':
      return `the file cannot be read: ${reason.detail}`;
    case 'too-big':
      return `the file is larger than the ${reason.limit} characters a problem may have`;
    case 'yaml':
      return `this is not YAML: ${reason.detail.split('\n')[0]}`;
    case 'alias':
      return 'anchors and aliases (& and *) are not read in problem files; write the value out';
    case 'missing-field':
      return `"${reason.field}" is missing`;
    case 'unknown-field':
      return `"${reason.field}" is not a field; known here: ${list(reason.known)}`;
    case 'wrong-kind':
      return `${reason.entry ? `entry ${reason.entry} of ` : ''}"${reason.field}" should be ${reason.wanted}`;
    case 'bad-name':
      return `"${reason.name}" is not a name; a name is a letter, then letters, digits or _, such as v, m_hat, x1 (in "step" with its index: v[t+1])`;
    case 'taken-name':
      return `"${reason.name}" is already ${TAKEN[reason.by]}; choose another name`;
    case 'unknown-recipe':
      return `there is no recipe "${reason.name}"; known here: ${list(reason.known)}`;
    case 'unknown-name':
      return `"${reason.name}" is read but never given; known here: ${list(reason.known)}`;
    case 'no-start':
      return `"${reason.name}" is read before it is first computed; give its value under "start"`;
    case 'idle-start':
      return `"${reason.name}" has a start value but no step with an index computes it; computed here: ${list(reason.known)}`;
    case 'idle-given':
      return `"${reason.name}" is given but no step reads it; delete it or use it`;
    case 'twice':
      return `"${reason.id}" is ${TWICE[reason.as ?? 'computed']}`;
    case 'index':
      return `the index of "${reason.text}" is not a whole number here; write it with the index of the repetition: ${reason.text}[t+1]`;
    case 'number':
      return `"${shortened(reason.text)}" is not a number that can be read: ${lowered(sayUnread(reason.why))}`;
    case 'not-a-matrix':
      return 'this is neither a list of numbers nor rows of equal length';
    case 'rounding':
      return `"${shortened(reason.text)}" is no way to round; write exact, 2 decimals, or 3 figures`;
    case 'matrix-size':
      return `a matrix may have at most ${reason.limit} rows and ${reason.limit} columns`;
    case 'repeat':
      return `"${shortened(reason.text)}" should be a whole number, at most ${reason.limit}`;
    case 'steps':
      return `this makes more than ${reason.limit} steps`;
    case 'names':
      return `there are more than ${reason.limit} names here`;
    case 'passes':
      return `there should be one for each pass: ${reason.times}, not ${reason.got}`;
    case 'not-here':
      return `"${shortened(reason.name)}" is not ${HERE[reason.as]} here; known here: ${list(reason.known)}`;
    case 'draw':
      return sayDraw(reason);
    case 'unmet':
      return `no numbers for variant ${reason.variant} satisfy the rules: ${reason.tries} were drawn, and most break ${sayBreach(reason.breach)}; draw from more numbers, or ask less of them`;
    case 'test':
      return `this test fails: ${reason.what} should be ${reason.wanted}, not ${reason.got}`;
    case 'nothing-asked':
      return 'no step is asked; take "ask: false" from at least one';
    case 'latex':
      return `"${shortened(reason.tex)}" cannot be typeset: ${reason.detail}`;
    case 'formula':
      return `in "${shortened(reason.formula)}": ${sayFormula(reason.why)}`;
    case 'expression':
      return `in "${shortened(reason.text)}": ${lowered(sayMisread(reason.why))}`;
    case 'domain':
      return reason.why === 'order'
        ? `in "${shortened(reason.text)}", the first number must be less than the second`
        : `"${shortened(reason.text)}" is no kind of free name; write number, positive, between 0 and 1, whole from 1, whole from 1 to t, sequence, random sequence, matrix, identity or function`;
    case 'bounds':
      return reason.names.length === 1
        ? `"${reason.names[0]}" cannot go up to itself; leave out "to ${reason.names[0]}"`
        : `${reason.names.map((name) => `"${name}"`).join(' and ')} go up to each other; one of them must have no bound`;
    case 'leads-back':
      return `the definition of ${reason.term} leads back to itself${reason.through.length === 0 ? '' : ` by way of ${list(reason.through)}`}; a term must be defined by earlier ones`;
    case 'strange-names':
      return `the model answer, ${shortened(reason.text)}, has ${list(reason.strange)}, and its names are ${list(reason.allowed)}`;
    case 'line':
      return `line ${reason.line} of ${reason.ask}, ${shortened(reason.text)}, ${sayLineProblem(reason.why)}`;
    case 'solution':
      return `the solution of ${reason.ask} ends in ${shortened(reason.last)}, ${saySolutionProblem(reason.why)}`;
    case 'not-a-term':
      return `"${shortened(reason.text)}" should be ${reason.wanted}`;
    case 'evaluation':
      return `${reason.step} cannot be computed: ${sayEvaluation(reason.why)}`;
    default:
      return never(reason);
  }
}

function sayDraw(reason: Extract<FaultReason, { code: 'draw' }>): string {
  switch (reason.why) {
    case 'number':
      return 'an entry is drawn from single numbers';
    case 'ends':
      return 'say from which number to which, { from: -3, to: 3 }, or list the numbers, { of: [0.5, 0.8] }';
    case 'order':
      return '"from" must not be more than "to", and "by" must be more than 0';
    case 'nothing':
      return 'nothing is left to draw from';
    case 'many':
      return `these are more than ${reason.limit} numbers; make "by" larger`;
    case 'shape':
      return `this should have the shape of the given, ${sayShape(reason.shape)}`;
    default:
      return never(reason);
  }
}

/** Which rule of its variants a problem's numbers break, and where. */
export function sayBreach({ rule, what }: Breach): string {
  switch (rule) {
    case 'decimals':
      return `"decimals" (${what})`;
    case 'nonzero':
      return `"nonzero" (${what} has an entry that is 0)`;
    case 'falls':
      return `"falls" (${what} does not)`;
    case 'hides':
      return `"hides" (${what} leaves no trace)`;
    case 'solved':
      return `the calculation (${what} cannot be computed)`;
    default:
      return never(rule);
  }
}

const HERE = { given: 'given', computed: 'computed', slip: 'a slip that is looked for' } as const;

const TAKEN = {
  function: 'a function',
  index: 'the name of a quantity, so it cannot be an index',
  given: 'given',
  definition: 'defined under "define"',
} as const;

const TWICE = {
  computed: 'computed twice; give one of them another name or index',
  defined: 'defined twice; give one of them another name, or delete it',
  given: 'given twice; delete one of them',
  'defined and given': 'both defined and given; let the definition start later, or delete what is given',
} as const;

function sayLineProblem(why: LineProblem): string {
  switch (why.code) {
    case 'fails':
      return `does not follow from ${why.before}${why.difference === '' ? '' : `: ${lowered(why.difference)}`}`;
    case 'circular':
      return 'is what was to be shown; start from the recurrence, and put the claim in for the earlier term only';
    case 'misread':
      return `cannot be read: ${lowered(sayMisread(why.why))}`;
    case 'evaluation':
      return `cannot be worked out: ${sayEvaluation(why.why)}`;
    default:
      return never(why);
  }
}

function saySolutionProblem(why: SolutionProblem): string {
  switch (why.code) {
    case 'elsewhere':
      return `but what is to be shown is ${shortened(why.goal)}`;
    case 'no-answer':
      return 'which says nothing that was not asked';
    case 'unfinished':
      return `but should be written without ${list(why.without)}`;
    case 'marked':
      return `but is marked ${why.mark}`;
    default:
      return never(why);
  }
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const lowered = (sentence: string): string =>
  sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');

function sayFormula(why: FormulaProblem): string {
  switch (why.code) {
    case 'syntax':
      return `${lowered(why.detail)}`;
    case 'refused':
      return `"${shortened(why.piece)}" is not allowed; a formula has numbers, names, + - * / ^ .* ./ .^ ' and functions`;
    case 'unknown-function':
      return `there is no function "${why.piece}"; known here: ${list(why.known)}`;
    case 'arguments':
      return `"${why.piece}" takes ${why.wanted} argument${why.wanted === 1 ? '' : 's'}, not ${why.got}`;
    case 'no-derivative':
      return why.piece === '['
        ? 'a function of the weights has no matrices'
        : `"${why.piece}" cannot be derived here; a function of the weights may use + - * / ^, sqrt, exp and log`;
    case 'implicit-product':
      return 'a product is written with *: 2*a, not 2 a';
    case 'ragged':
      return 'the rows of this matrix are not equally long';
    case 'too-long':
      return `a formula may have at most ${why.limit} characters`;
    default:
      return never(why);
  }
}

/** Why a rule could not be run, as the end of a sentence. */
export function sayEvaluation(why: EvaluationProblem): string {
  switch (why.code) {
    case 'division-by-zero':
      return `${why.where} divides by zero`;
    case 'shapes':
      return `in ${why.where}, ${sayShape(why.left)} does not go with ${sayShape(why.right)}`;
    case 'not-square':
      return `in ${why.where}, only a square matrix has powers, and this is ${sayShape(why.shape)}`;
    case 'no-column':
      return `${why.where} is asked for, and there ${why.cols === 1 ? 'is only 1' : `are only ${why.cols}`}`;
    case 'exponent':
      return `in ${why.where}, the exponent is not a number that can be worked with`;
    case 'negative-root':
      return `${why.where} takes the root of a negative number`;
    case 'logarithm':
      return `${why.where} takes the logarithm of a number that is not positive`;
    case 'no-entry':
      return `in ${why.where}, an entry is taken of ${sayShape(why.shape)}, which is no row or column`;
    case 'undecided':
      return `${why.where} cannot be told from zero, or from another value, to 200 digits`;
    case 'singular':
      return `${why.where} asks for the inverse of a matrix that has none`;
    case 'too-large':
      return `in ${why.where}, the numbers grow too large`;
    case 'too-much-work':
      return 'this takes too long to be worked out; write it shorter, or in fewer lines';
    case 'too-many-terms':
      return `${why.where} has more than the ${why.limit} terms that are summed here`;
    case 'no-limit':
      return `${why.where} has no limit that can be seen: write it with powers of numbers below 1 in size, such as rho^n`;
    case 'index':
      return `${why.where} should have a whole number in the place of its index`;
    case 'before-first':
      return `${why.where} comes before the first term`;
    case 'unknown-name':
      return `${why.where} is not known`;
    default:
      return never(why);
  }
}
