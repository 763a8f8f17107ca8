/** Faults of problem files and of formulas → `file:line:col: what; what is known here`, and the line with a mark under the place. */
import type { Misread } from '../answer/misread.ts';
import type { EvaluationProblem } from '../math/fault.ts';
import type { FormulaProblem } from '../math/parse.ts';
import { never } from '../math/tree.ts';
import { sameShape } from '../math/value.ts';
import type {
  Breach,
  Fault,
  FaultReason,
  InRecipe,
  LineProblem,
  SolutionProblem,
  TakenBy,
  Wanted,
  WantedText,
} from '../problem/fault.ts';
import type { Replaced } from '../problem/load.ts';
import { nearest } from '../problem/nearest.ts';
import { isOfPass } from '../problem/problem.ts';
import type { YamlMistake } from '../problem/yaml-errors.ts';
import { excerpt } from './excerpt.ts';
import { sayMisread } from './misread.ts';
import { sayShowProblem } from './show.ts';
import { sayUnread } from './unread.ts';
import { sayShape } from './values.ts';

/** One line, whatever was quoted in it. */
export const sayFault = (fault: Fault): string =>
  `${fault.file}:${fault.line}:${fault.col}: ${sayReason(fault.reason)}`.replace(/\s*[\r\n]+\s*/g, ' ');

/** A problem that another of the same id takes the place of. */
export const sayReplaced = ({ by, was }: Replaced): string => `${by} is served in place of ${was}`;

/** The same, with the line it speaks of below it. */
export const showFault = (fault: Fault): string =>
  [sayFault(fault), excerpt(fault)].filter((part) => part !== '').join('\n');

const MOST_NAMED = 40;

const list = (names: readonly string[]): string => {
  if (names.length === 0) return 'nothing';
  return names.length > MOST_NAMED ? `${names.slice(0, MOST_NAMED).join(', ')}, …` : names.join(', ');
};

/** A question, after a full stop; nothing where no known name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? '' : `. Did you mean "${near}"?`;
}

/** What is known in place of a name that is not, the nearest first. */
function instead(
  name: string,
  known: readonly string[],
  there = 'known here',
  question = didYouMean(name, known),
): string {
  if (question === '') return `; ${there}: ${list(known)}`;
  return `${question} ${there.charAt(0).toUpperCase()}${there.slice(1)}: ${list(known)}`;
}

/** What functions of other languages are called here, or how they are written. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['max', 'largest(v)'],
  ['min', '-largest(-v)'],
  ['sum', 'total(A)'],
  ['mean', 'rowmeans(A)'],
  ['colmeans', "rowmeans(A')'"],
  ['ln', 'log(x)'],
  ['dot', "v'*w"],
  ['square', 'x .^ 2'],
  ['inv', 'inverse(A)'],
  ['softmax', 'exp(z)/total(exp(z))'],
]);

/** The name that was likely meant in an expression. */
const meant = (why: Misread): string => (why.code === 'unknown-name' ? didYouMean(why.piece, why.known) : '');

/** Where in a recipe a fault comes from that is told where the recipe is used. */
const inRecipe = ({ recipe, place }: InRecipe): string =>
  `the recipe "${recipe}" (${place.file}:${place.line}:${place.col})`;

const readBy = ({ by }: { readonly by?: InRecipe }): string => (by ? ` by ${inRecipe(by)}` : '');

/** Between braces, what stands after a comma is a field: of `{ rule: max(a, b) }`, this is `b)`. */
const isWord = (field: string): boolean => /^[\w\s-]*$/.test(field);

function sayReason(reason: FaultReason): string {
  switch (reason.code) {
    case 'unreadable-file':
      return `the file cannot be read: ${reason.detail}`;
    case 'not-a-file':
      return NOT_A_FILE[reason.what];
    case 'not-text':
      return 'this is not text in UTF-8; save the file as UTF-8';
    case 'too-many-pieces':
      return `there are more than the ${reason.limit} words, numbers and signs here that a problem may have`;
    case 'too-deep':
      return `this is nested more than ${reason.limit} deep`;
    case 'twice-key':
      return `"${shortened(reason.key)}" is written twice in the same place; delete one of them`;
    case 'too-big':
      return `the file is larger than the ${reason.limit} characters a problem may have`;
    case 'yaml':
      return `this is not YAML: ${reason.mistake === 'other' ? lowered(reason.detail.split('\n')[0]!) : YAML[reason.mistake]}`;
    case 'alias':
      return 'anchors and aliases (& and *) are not read in problem files; write the value out';
    case 'missing-field':
      return `"${reason.field}" is missing`;
    case 'unknown-field':
      return `"${shortened(reason.field)}" is not a field${isWord(reason.field) ? instead(reason.field, reason.known) : '; a text with a comma in it goes in quotes'}`;
    case 'nested-repeat':
      return 'a repetition cannot stand inside another; write the inner steps out, or do them as one product of matrices';
    case 'bad-id':
      return `a problem is called after its file, and "${shortened(reason.id)}" cannot stand in an address; name it with letters, digits and -`;
    case 'wrong-kind':
      return `${reason.entry ? `entry ${reason.entry} of ` : ''}"${reason.field}" should be ${sayWanted(reason.wanted)}`;
    case 'bad-name':
      if (/^[A-Za-z_]+$/.test(reason.name))
        return `"${reason.name}" cannot be used as a name; choose another`;
      return `"${shortened(reason.name)}" is not a name; a name is a letter, then letters, digits or _, such as v, m_hat, x1 (in "step" with its index: v[t+1])`;
    case 'taken-name':
      return `"${reason.name}" is already ${TAKEN[reason.by]}; choose another name`;
    case 'unknown-recipe':
      return `there is no recipe "${shortened(reason.name)}"${instead(reason.name, reason.known)}`;
    case 'recipe-in-itself':
      return `the recipe "${reason.name}" is used too deep inside other recipes, or inside itself`;
    case 'unknown-rename':
      return `the recipe "${reason.recipe}" has no name "${reason.name}"${instead(reason.name, reason.known, 'it has')}`;
    case 'unknown-step':
      return `there is no step "${shortened(reason.id)}"${instead(reason.id, reason.known)}`;
    case 'unknown-slip':
      return `there is no slip "${shortened(reason.id)}"${instead(reason.id, reason.known)}`;
    case 'unknown-name':
      return `"${reason.name}" is read${readBy(reason)} but never given${instead(reason.name, reason.known)}`;
    case 'no-index':
      return `"${reason.id}" is read${readBy(reason)}, but "${reason.name}" has no index; write ${reason.name}, or entry(${reason.name}, 1) for an entry of it, or give it as "${reason.id}"`;
    case 'no-start':
      return `"${reason.name}" is read${readBy(reason)} before it is first computed; give its value under "start"`;
    case 'idle-start':
      return `"${reason.name}" has a start value but no step with an index computes it${instead(reason.name, reason.known, 'computed here')}`;
    case 'idle-given':
      return `"${reason.name}" is given but no step reads it; delete it or use it`;
    case 'idle-number':
      return `"${reason.name}" is a number that stands nowhere; write {${reason.name}} where it belongs, or delete it`;
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
      return `no numbers for variant ${reason.variant} satisfy the rules: ${reason.tries} were drawn, and most break ${sayBreach(reason.breach)}; draw from more numbers, or ${mend(reason.breach)}`;
    case 'test':
      return `this test fails: ${reason.what} should be ${reason.wanted}, not ${reason.got}`;
    case 'nothing-asked':
      return 'no step is asked; take "ask: false" from at least one';
    case 'show':
      return sayShowProblem(reason.why);
    case 'latex':
      return `"${shortened(reason.tex)}" cannot be typeset: ${reason.detail}`;
    case 'formula':
      return `in "${shortened(reason.formula)}": ${sayFormula(reason.why)}`;
    case 'expression':
      return `in "${shortened(reason.text)}": ${lowered(sayMisread(reason.why))}${meant(reason.why)}`;
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
      return `"${shortened(reason.text)}" should be ${TEXTS[reason.wanted]}`;
    case 'evaluation':
      return `${reason.step}${reason.by ? `, a step of ${inRecipe(reason.by)},` : ''} cannot be computed: ${sayEvaluation(reason.why)}${reason.why.code === 'shapes' ? sayShapes(reason.read ?? []) : ''}`;
    default:
      return never(reason);
  }
}

/** What was put into a rule whose shapes do not fit; an index has none to speak of. */
function sayShapes(read: NonNullable<Extract<FaultReason, { code: 'evaluation' }>['read']>): string {
  const named = read.filter(({ id }) => !isOfPass(id)).map((shape) => `${shape.id} is ${sayShape(shape)}`);
  return named.length === 0 ? '' : `; here ${named.join(', ')}`;
}

const NOT_A_FILE = {
  folder: 'this is a folder, not a file',
  'link outside': 'this is a link that leads outside of its folder; put the file itself here',
  'no plain file': 'this is not a plain file',
} as const;

function sayWanted(wanted: Wanted): string {
  switch (wanted.code) {
    case 'entry':
      return `an entry with ${wanted.kinds.slice(0, -1).join(', ')} or ${wanted.kinds.at(-1)}`;
    case 'choice':
      return wanted.of.join(' or ');
    default:
      return PARTS[wanted.code];
  }
}

/** What a part of a file should be. */
const PARTS: Readonly<Record<Exclude<Wanted['code'], 'entry' | 'choice'>, string>> = {
  mapping: 'a mapping (key: value)',
  list: 'a list',
  text: 'text',
  numbers: 'a number, a list of numbers, or a list of rows',
  something: 'something, not nothing',
  other: 'something else',
};

/** What a text in a proof's file should be. */
const TEXTS: Readonly<Record<WantedText, string>> = {
  expression: 'one expression',
  term: 'a term with an index, such as s[n]',
  given: 'an equation such as s[0] = 0',
  'one given': 'one equation, such as s[0] = 0',
  claim: 'one claim a problem, such as s[n] = g*(1-rho^n)',
  'one claim': 'one equation, such as s[n] = g*(1-rho^n)',
};

const YAML: Readonly<Record<Exclude<YamlMistake, 'other'>, string>> = {
  indent: 'this line does not begin below its neighbours; give the fields of one part the same indentation',
  'further-in':
    'this line begins further in than its neighbours; give the fields of one part the same indentation',
  tab: 'this line is indented with a tab; use spaces',
  'second-colon': 'a second ": " on this line; put the text in quotes, or the field on a line of its own',
  'no-colon':
    'a field should be followed by ": " and its value; a text that goes on from the line before begins further in',
  'no-comma': 'between braces, { and }, each field but the first comes after a comma',
  'first-sign': 'a text may not begin with this sign; put it in quotes',
  bracket: 'a bracket, [ or {, that was opened before this is not closed',
  quote: 'a text in quotes that was begun before this does not end',
  'left-over':
    "this does not belong here; a text with brackets in it goes in quotes, and ' in '…' is written ''",
  'second-document': 'a second document begins here; a file holds one problem',
};

function sayDraw(reason: Extract<FaultReason, { code: 'draw' }>): string {
  switch (reason.why) {
    case 'number':
      return 'a single number is wanted here';
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

const mend = ({ rule, what }: Breach): string =>
  rule === 'hides' ? `let it be hidden, hold: { hides: ['${what}'] }` : 'ask less of them';

/** Which rule of its variants a problem's numbers break, and where. */
function sayBreach({ rule, what }: Breach): string {
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

const TAKEN: Readonly<Record<TakenBy, string>> = {
  function: 'a function',
  index: 'the name of a quantity, so it cannot be an index',
  'own-index': 'the index of this repetition',
  computed: 'computed in this repetition',
  given: 'given',
  definition: 'defined under "define"',
};

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
      return `cannot be read: ${lowered(sayMisread(why.why))}${meant(why.why)}`;
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
    case 'unknown-function': {
      const other = ELSEWHERE.get(why.piece);
      const question = other === undefined ? undefined : `. Did you mean "${other}"?`;
      return `there is no function "${shortened(why.piece)}"${instead(why.piece, why.known, undefined, question)}`;
    }
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
    case 'too-many-parts':
      return `this makes more than the ${why.limit} numbers, names and operations that one rule may have; write it in several steps`;
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
      return `in ${why.where}, ${sayShape(why.left)} does not go with ${sayShape(why.right)}${sameShape(why.left, why.right) ? '; entry by entry it is .*, ./ or .^' : ''}`;
    case 'not-square':
      return `in ${why.where}, only a square matrix has powers, and this is ${sayShape(why.shape)}; entry by entry it is .^`;
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
    case 'too-many-operations':
      return 'the calculation takes too long up to here; ask for fewer updates, smaller matrices or shorter numbers';
    case 'too-many-terms':
      return `${why.where} has more than the ${why.limit} terms that are summed here`;
    case 'too-many-terms-in-all':
      return `with ${why.where}, this has more than the ${why.limit} terms that are summed here in all`;
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
