/** Whole write-ups: no false alarm on right work, what is wrong found, and bad input bounded. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { checkText } from '../../src/explain/writeup.ts';
import { checkDocument } from '../../src/writeup/check.ts';

interface Wanted {
  readonly line: number;
  readonly left: string;
  readonly right: string;
  readonly verdict: string;
  readonly how?: string;
  readonly lenient?: readonly string[];
}
interface Expected {
  readonly about: string;
  readonly problem: string | null;
  readonly grade?: { readonly earned: number; readonly total: number };
  readonly relations: readonly Wanted[];
}

const FOLDER = 'test/writeup/corpus';
const documents = readdirSync(FOLDER)
  .filter((name) => !name.endsWith('.json'))
  .map((name) => ({
    name,
    text: readFileSync(`${FOLDER}/${name}`, 'utf8'),
    expected: JSON.parse(readFileSync(`${FOLDER}/${name.replace(/\.\w+$/, '.json')}`, 'utf8')) as Expected,
  }));

interface Found {
  readonly line: number;
  readonly left: string;
  readonly right: string;
  readonly verdict: string;
}

function relationsIn(text: string): Found[] {
  return checkDocument(text).equations.flatMap(({ segment, relations }) =>
    relations.map(({ left, right, judgement }) => ({
      line: segment.line,
      left,
      right,
      verdict: judgement.verdict,
    })),
  );
}

const bare = (tex: string): string => tex.replace(/\s+/g, '');
/** The corpus gives long sides by how they begin. */
const begins = (whole: string, start: string, length: number): boolean =>
  bare(whole).includes(bare(start).slice(0, length));
/** Nearly the same side: a macro or a frame may be cut off either. */
const resembles = (a: string, b: string): boolean => begins(a, b, 20) || begins(b, a, 20);

type Fits = (found: Found, wanted: Wanted) => boolean;
const onItsLine: Fits = (found, { line, left, right }) =>
  found.line === line && begins(found.left, left, 40) && begins(found.right, right, 40);
const nearBy: Fits = (found, { line, left, right }) =>
  Math.abs(found.line - line) <= 3 && resembles(found.left, left) && resembles(found.right, right);

/** What was found for every relation that the corpus lists; null where it was not seen as one. */
function matched(
  text: string,
  wanted: readonly Wanted[],
): { readonly pairs: readonly (readonly [Wanted, Found | null])[]; readonly rest: readonly Found[] } {
  const left = relationsIn(text);
  const pairs = wanted.map((each): readonly [Wanted, Found | null] => {
    const at = [onItsLine, nearBy].map((fits) => left.findIndex((found) => fits(found, each)));
    const best = at.find((i) => i >= 0);
    return [each, best === undefined ? null : left.splice(best, 1)[0]!];
  });
  return { pairs, rest: left };
}

const all = documents.map(({ name, text, expected }) => ({
  name,
  expected,
  ...matched(text, expected.relations),
}));
const count = (is: (wanted: Wanted, found: Found | null) => boolean): number =>
  all.flatMap(({ pairs }) => pairs).filter(([wanted, found]) => is(wanted, found)).length;

describe('the corpus', () => {
  it.each(all.map((each) => [each.name, each] as const))(
    '%s: nothing right is called false',
    (_, { pairs, rest }) => {
      const alarms = pairs.filter(
        ([wanted, found]) => found?.verdict === 'false' && wanted.verdict !== 'false',
      );
      expect(alarms.map(([wanted]) => `${wanted.line}: ${wanted.left} = ${wanted.right}`)).toEqual([]);
      expect(rest.filter(({ verdict }) => verdict === 'false')).toEqual([]);
    },
  );
  it('most of what is wrong is found, and nearly all is understood', () => {
    const wrong = count(({ verdict }) => verdict === 'false');
    const found = count((wanted, got) => wanted.verdict === 'false' && got?.verdict === 'false');
    const right = count(({ verdict }) => verdict === 'true');
    const shown = count((wanted, got) => wanted.verdict === 'true' && got?.verdict === 'true');
    const silent = count((wanted, got) => wanted.verdict === 'false' && got?.verdict === 'true');
    console.log(
      `write-ups: ${found} of ${wrong} false relations found, ${silent} called true; ${shown} of ${right} true ones shown`,
    );
    expect(found / wrong).toBeGreaterThan(0.95);
    expect(shown / right).toBeGreaterThan(0.98);
    expect(silent / wrong).toBeLessThan(0.015);
    expect(count((_, got) => got === null)).toBeLessThanOrEqual(1);
  });
});

describe('one by one', () => {
  const verdicts = (text: string): string[] => relationsIn(text).map(({ verdict }) => verdict);
  it.each<[string, string, number?]>([
    ['a fraction that holds nearly', '$\\sqrt{1+p} \\approx 1 + \\frac{p}{2}$'],
    ['an equation to be solved', 'Set $(x-1)^2 = x + 1$ and solve.'],
    ['one whose solution is given', 'Here $(p-1)^2 = p + 1$. So $p = 3$.'],
    ['a round number', '$2^{10} \\approx 1000$ and $60000 / 256 \\approx 230$'],
    ['thousands in a chain', '$c = 1{,}000 \\approx 10^3$'],
    ['a sign behind a comma', '$$2 + 1 = 3, \\quad -2 = -(1 + 1)$$'],
    ['a line broken without an environment', '$$y = 3 \\\\ - 1 = 2$$'],
    ['a prime that is a new value', "$a = 2$, $a' = 3$, $b = 1$, then $a + b = 3$"],
    ['a function stated in two ways', '$f(t) = t^2$, or $f(t) = t^3$, so $f(2) = 8$ and $f(2) = 4$'],
    [
      'an error whose steps are worked out elsewhere',
      '$x_1 = x_0 - 0.2 = 0.8$ with $x_0 = 1$. The error $e_t = x_t - 2$ obeys $e_{t+1} = 0.6 e_t$',
    ],
    [
      'a coefficient whose number is put in',
      '$$v_{t+1} = \\mu v_t - \\alpha g_t$$ The first has $v_1 = 0.5 v_0 - \\alpha g_0$',
    ],
    [
      'parts below and steps above',
      'Here $L_r = (h_r - y_r)^2$. $$\\mathbf L^{(1)} = (\\mathbf h^{(1)} - \\mathbf y)^2$$',
    ],
    [
      'the number of another heading',
      '# A\n$w_2 = 1 + 0.5 = 1.5$\n# B\n$w_2 = 1 + 0.8 = 1.8$\n# C\nBest is A: $3 w_2 = 3\\cdot 1.5 = 4.5$',
    ],
    [
      'a function that is set and used without its brackets',
      '# A\n$L(w) = \\frac12 w^2$, $w_2 = 1.5$, $L = 3$\n# B\n$w_2 = 1.8$\n# C\n$L(w_2) = \\frac12\\cdot 1.5^2 = 1.125$',
    ],
    ['a case that is chosen', 'Here $a = 0.5$, $b = 4$. For $ab = 0.25$ it is slow.'],
    ['pairs among decimal commas', 'Mit $a = 0,5$ ist $(1,2)\\cdot(3,4) = 3 + 8 = 11$'],
    ['a function under a condition', '$f(z) = 2z$ for positive $z$, so $f(-1) = 0$'],
    ['a function in another section', '$f(t) = t^2$\n\n# Next\n\n$f(2) = 8$'],
    ['a function with rounded numbers', '$f(t) = 0.33t$ and $f(10) = 3.33$'],
    ['a function with the letter of a number', '$y = 4$, later $y(1) = 0.9 \\cdot 1$'],
    ['rules that go round', '$p = 1 - q$, $q = 1 - p$, $p = 1 - q$'],
    ['where a derivative is taken', '$x = 3$, $(x^2+1)|_{x=2} = 5$'],
    ['a sign that begins the document', '$= 2$ and $\\approx 938$ steps'],
    ['a sign that goes on from words', 'Steps $s = 937$. Total $= 9380$.'],
    ['a power of a function', '$\\tanh(0.5)^2 = 0.2136$'],
    ['an e that is an error', '$e = 1 - 1.5 = -0.5$, $e^2 = 0.25$, $e^{-1} = 0.3679$'],
    ['a raised T that is a count', '$T = 3$, $0.9^T = 0.729$'],
    [
      'a power of a matrix',
      '$\\begin{pmatrix}2&1\\\\1&2\\end{pmatrix}^2 = \\begin{pmatrix}5&4\\\\4&5\\end{pmatrix}$',
    ],
    ['parts that are rounded', '$-\\ln(0.5) - \\ln(0.25) = 0.693+1.386 = 2.079$'],
    ['a result of unrounded parts', '$\\frac13\\cdot 10 = 0.333\\cdot 10 = 3.333$'],
    ['what the calculator held', '$z=0.4$. $a = \\sigma(z) = 0.599$. $b = a(1-a) = 0.2403$'],
    [
      'what it held, with the printed numbers put in',
      '$z=0.4$. $a = \\sigma(z) = 0.599$, $1-a=0.401$. $b = a(1-a) = 0.599 \\cdot 0.401 = 0.2403$',
    ],
    [
      'a part of a rule that is worked out and rounded',
      '$v_t = 0.99 v_{t-1} + 0.01 g_t^2$. $v_0 = 0.36$, $g_1 = 5.6$, so $v_1 = 0.99 \\cdot 0.36 + 0.01 \\cdot 31.4 = 0.6704$',
    ],
    [
      'a small number of a rule left out',
      '$w_t = w_{t-1} - 0.2 \\frac{g_t}{\\sqrt{g_t^2} + 10^{-8}}$. $w_0 = 3$, $g_1 = 6$, so $w_1 = 3 - 0.2 \\cdot \\frac66 = 2.8$',
    ],
    [
      'what the calculator held for the name of a rule',
      '$w_t = w_{t-1} - 0.2 h_t$. $w_0 = 3$, $h_1 = \\frac{11}{19} = 0.58$, so $w_1 = 2.88421$',
    ],
    [
      'what follows by a rule from a slip, an epsilon left out',
      '$s_t = 0.9 s_{t-1} + 0.1 g_t^2$, $w_t = w_{t-1} - \\frac{0.1}{\\sqrt{s_t} + 10^{-6}} g_t$. $s_0 = 1$, $g_1 = 1$, $s_1 = 0.9 + 0.1 = 1.1$, $w_0 = 2$, $w_1 = 2 - \\frac{0.1}{\\sqrt{1.1}} \\cdot 1$',
      1,
    ],
    [
      'what the calculator held for columns that were scaled',
      '$[1.3333 \\cdot 1.0855, -0.5] = [1.447, -0.5]$, $[1.447, -0.5] \\odot [2, -1; -1, 3] = [2.895, 0.5; -1.447, -1.5]$, $3 \\cdot [2.895; -1.447] = [8.684; -4.342]$',
    ],
    [
      'what follows from a rounded value that was not worked out',
      '$z = Wx + b \\approx [0.0474, 1.769]$, $a = \\sigma(z) \\approx [0.5118, 0.8544]$',
    ],
    [
      'the same with the numbers put in',
      '$d = c \\odot (1 - c) \\approx [-0.08128, 0.1049]$, $0.1049 \\cdot 0.4502 \\approx 0.04721$',
    ],
    [
      'what follows by a rule from a slip',
      '$v_t = 0.5 v_{t-1} + 2$, $u_t = 3 v_t$. $v_0 = 1$, $v_1 = 0.5 \\cdot 1 + 2 = 3.5$, $u_1 = 3 \\cdot 3.5 = 10.5$',
      1,
    ],
    [
      'the letter d of a derivative',
      '$db^{(2)} = (0.7-0) \\cdot 0.2 = 0.14$, $dw^{(2)} = 0.14 \\cdot (1, -2)$',
    ],
    ['a power of ten', '$2^{32} = 4.29\\cdot 10^9$'],
    ['an epsilon', '$\\frac{0.5}{0.5+10^{-8}} = 1$'],
    ['a mixed number', '$2 \\cdot 1\\frac12 = 3$ and $2 \\cdot 1\\frac12 = 1$'],
    ['spaces in a number', '$60\\ 000/64 = 937.5$'],
    ['a logarithm to base two', '$-\\log 0.25 = 2$ bits'],
    ['per cent with a factor', '$\\frac{170}{200}\\cdot 100 = 85\\%$'],
    ['about a fraction', '$0.9^{10} \\approx 1/3$'],
    ['what a machine prints', '$0.1+0.2=0.30000000000000004$'],
    ['the number of a line', '```\n1. 4*5 = 20\n2. 2*3 = 6\n```'],
    ['a matrix by rows', '```\n[1 2; 3 4]*[1; 1] = [3; 7]\n```'],
    ['another sample', '$w=2$, $b=1$, $x=1$. For the other sample $wx+b = 2\\cdot 3+1 = 7$.'],
    ['the letters of another layer', '$n=28$, $f=5$. $n-f+1 = 24$. Then $n-f+1 = 24-3+1 = 22$.'],
    ['the first of two values', '$z = 0$. $z = 1$. $\\sigma(z) = 0.5$ and $\\sigma(z) = 0.731$'],
    ['what is wanted', '$w=0$. For $\\sigma(w) = 0.9$ we need $w=2.197$.'],
    ['zeros', '$x=1$. $(x-3)(x+1) = 0$'],
    ['what is denied', 'It is not true that $2+2=5$.'],
    ['decimal commas', '$x = 0,5 \\cdot 0,2 = 0,1$ und $\\sqrt2 \\approx 1,414$, $w_{1,2} = 0{,}3$'],
    [
      'a step that is put in anew each time',
      '$w = 1$. $w \\leftarrow w + v = 1 + 0.5 = 1.5$. $w \\leftarrow w + v = 1.5 + 0.7 = 2.2$',
    ],
    [
      'a rate that falls',
      '$w \\leftarrow w - \\alpha g = 1 - 0.1 \\cdot 2 = 0.8$. $w \\leftarrow w - \\alpha g = 0.8 - 0.05 \\cdot 2 = 0.7$',
    ],
    [
      'a vector by its rule',
      '$\\alpha = 0.2$, $v_0 = [0, 0]$, $g_0 = [0, -5]$. $$v_{t+1} = 0.8 v_t - \\alpha g_t$$ $v_1 = [0, 1]$',
    ],
    [
      'a vector of one of two exercises',
      '# A\n$v_0 = [0, 0]$, $g_0 = [0, -5]$, $v_{t+1} = 0.8 v_t - 0.2 g_t$\n# B\n$v_0 = [1, 0]$\n# C\n$v_1 = [0.8, 1.2]$',
    ],
    [
      'a vector by a rule that may be meant in two ways',
      '$A_0 = [1, 2; 3, 4]$, $A_{t+1} = A_t^2$. $A_1 = [1, 4; 9, 16]$',
    ],
    [
      'one figure that is rounded',
      '$\\frac{1}{0.051} = \\frac{1}{0.1}$ and $\\frac{2 + 0.16}{0.3} = \\frac{2.2}{0.3}$',
    ],
    ['an inverse function', '$\\tanh^{-1}(0.5)=0.549$'],
    [
      'what follows from the right number after a wrong one',
      '$v_3 = 0.999 \\cdot 0.067324 + 0.001 \\cdot 33.64 = 0.0999$. $\\frac{0.1009}{1 - 0.999^3} = 33.6659$',
      1,
    ],
    [
      'what follows from a result that is only stated',
      '$y = [0.8789, 0.1189, 0.002179]$, $t = [1, 0, 0]$. $\\lVert y - t\\rVert^2 = 0.02882$',
    ],
    [
      'what follows from rounded whole numbers',
      '$a = e^{6.5} \\approx 665$, $b = e^9 \\approx 8103$. $\\frac{665}{665 + 8103} \\approx 0.07586$',
    ],
    [
      'what the calculator held where another number was written',
      '$a = \\tanh(0.73633) \\approx 0.62692$. $d = 0.62692 - 0.5 = 0.12693$. $0.12692 \\cdot (1 - 0.62692^2) = 0.077038$',
      1,
    ],
    ['an identity written as 1', '$1 - [1, 2; 3, 4] = [0, -2; -3, -3]$'],
    ['digits that go on', '$\\frac{2}{3} = 0.666\\ldots = 0.667$, $0.666\\ldots \\cdot 3 = 2$'],
  ])('%s is no mistake', (_, text, others = 0) => {
    expect(verdicts(text).filter((verdict) => verdict === 'false').length).toBe(others);
  });
  it.each([
    ['an equation environment', '\\begin{equation} 1 + 1 = 3 \\end{equation}'],
    ['a line broken without an environment', '$$1 + 1 = 2 \\\\ 1 + 2 = 4$$'],
    ['a line that begins with a minus', '\\begin{align} 1 + 1 &= 3 \\\\ -0.1 + 1 &= 0.9 \\end{align}'],
    ['a rounding of parts that is too far off', '$-\\ln(0.5) - \\ln(0.25) = 0.693+1.389$'],
    ['a result that nobody held', '$z=0.4$. $a = \\sigma(z) = 0.599$. $b = a(1-a) = 0.2405$'],
    ['a percentage', '$\\frac{170}{200} = 80\\%$'],
    ['decimal commas', '$0,5 \\cdot 0,2 = 0,2$'],
    ['one number of another sample only', '$w=2$, $b=1$, $x=1$. $wx+b = 2\\cdot 3+1 = 7$.'],
    ['neither mixed nor a product', '$2 \\cdot 1\\frac12 = 4$'],
    ['a power of neither e', '$e = -0.5$, $e^2 = 0.35$'],
    ['a box', '$$\\boxed{1 + 1 = 3}$$'],
    [
      'another number than a rule takes',
      '$v_t = 0.99 v_{t-1} + 0.01 g_t^2$. $v_0 = 0.36$, $g_1 = 5.6$, so $v_1 = 0.99 \\cdot 0.36 + 0.01 \\cdot 30.4$',
    ],
    ['a sum in front of a name that is a unit too', '$$1 + 1 = 3$$\n$$g = 2$$'],
    ['a sum in front of a line that begins with a unit', 'L = 1 + 1 = 3\nm = 2'],
    ['a figure cut down to another', '$1 - 0.9^2 = 0.1$'],
    ['a denominator cut down to another', '$\\frac{1.9}{1 - 0.9^2} = \\frac{1.9}{0.1}$'],
    ['one of vectors', '$$\\frac{[0.19, 0.38]}{1 - 0.9^2} = \\frac{[0.19, 0.38]}{0.1}$$'],
    [
      'another weight than the last',
      '$w = 1$. $w \\leftarrow w + v = 1 + 0.5 = 1.5$. $w \\leftarrow w + v = 1.4 + 0.7 = 2.1$',
    ],
    [
      'a vector that is not by its rule',
      '$\\alpha = 0.2$, $v_0 = [0, 0]$, $g_0 = [0, -5]$. $$v_{t+1} = 0.8 v_t - \\alpha g_t$$ $v_1 = [0, -1]$',
    ],
    [
      'a vector that is not by its rule, under another heading',
      '# A\n$\\alpha = 0.2$, $v_0 = [0, 0]$, $v_{t+1} = 0.8 v_t - \\alpha g_t$\n# B\n$g_0 = [0, -5]$, $v_1 = [0, -1]$',
    ],
    [
      'what is too far from a rounded value that was not worked out',
      '$z = Wx + b \\approx [0.0474, 1.769]$, $a = \\sigma(z) \\approx [0.5118, 0.8547]$',
    ],
    ['what follows from a decimal that is given', '$x = 1.5$, $q = 2$, $y \\approx 0.37$. Then $xq = 3.1$'],
    ['an underlined sum', '$$2 \\cdot \\underline{1 + 1} = 3$$'],
    ['curly brackets', '$$2 \\left\\{ 1 + 1 \\right\\} = 3$$'],
    ['a stated function', '$f(t) = t^2 + 1$, so $f(2) = 4$'],
    ['a determinant', '$$\\begin{vmatrix} 1 & 2 \\\\ 3 & 4 \\end{vmatrix} = 2$$'],
    [
      'an inverse',
      '$$\\begin{bmatrix} 1 & 1 \\\\ 0 & 1 \\end{bmatrix}^{-1} = \\begin{bmatrix} 1 & 1 \\\\ 0 & 1 \\end{bmatrix}$$',
    ],
    ['a norm by sizes', '$$\\lVert (1, -2, 2) \\rVert_1 = 3$$'],
    ['digits that go on otherwise', '$\\frac{2}{3} = 0.6677\\ldots$'],
    ['a number minus a vector', '$1 - [0.2, 0.3] = [0.8, 0.6]$'],
    ['an entry of what is in brackets', '$([3, 1] - [1, 1])_1 = 1$'],
    ['a transpose in upright letters', 'Let $x = 3$. $$x^{\\text{T}} = 3$$ Then $2 x^2 = 20$.'],
    ['a product over an index', '$$\\prod_{j=1}^{4} j = 10$$'],
    ['a number inside a formula', '$$\\frac{\\kappa}{\\sqrt{3^2 + 4^2}} = \\frac{\\kappa}{7}$$'],
  ])('%s is looked into', (_, text) => {
    expect(verdicts(text)).toContain('false');
  });
});

it('a number cut down to one figure in the rule above may be another', () => {
  const text = '$p_0 = 0.9$, $\\rho = 0.9$. $$p_{t+1} = \\rho p_t$$ $$p_1 = 1 \\cdot 0.9 = 0.9$$';
  const { equations } = createChecker().check(text);
  expect(equations.at(-1)!.relations.map(({ verdict }) => verdict)).toEqual(['unproved', 'true']);
});

describe('how it is written', () => {
  it.each<[string, string, number]>([
    [
      'commands that take arguments',
      '\\newcommand{\\vect}[2]{\\begin{pmatrix} #1 \\\\ #2 \\end{pmatrix}}\n\n$$\\vect{1}{2} + \\vect{3}{4} = \\vect{4}{6}$$',
      1,
    ],
    ['\\def with arguments', '\\def\\half#1{\\frac{#1}{2}}\n\n$$\\half{6} = 3$$', 1],
    [
      'reasons behind lines',
      '$$\\begin{aligned} a &= 1 + 1 && \\text{(definition)} \\\\ &= 2 && \\text{hypothesis} \\\\ &= 3 - 1 && (\\text{IH}) \\end{aligned}$$',
      3,
    ],
    ['a reason over a sign', '$$a = 1 + 1 \\overset{\\text{IH}}{=} 2 \\stackrel{(1)}{=} 3 - 1$$', 3],
    ['the end of a proof', '$$1 + 1 = 2 \\qedhere$$', 1],
    [
      'words between lines',
      '\\begin{align} 1 + 1 &= 2 \\\\ \\intertext{and after that} 2 + 1 &= 3 \\end{align}',
      2,
    ],
    ['an array of equations', '\\begin{eqnarray*} x &=& 1 + 1 \\\\ &=& 2 \\end{eqnarray*}', 2],
    ['an array for lines', '$$\\begin{array}{rcl} x &=& 1 + 1 \\\\ y &=& 2x \\end{array}$$', 2],
    ['a wide space behind a sign', '$$= \\quad 3 = \\quad 2 + 1$$', 1],
    ['an equation that is crossed out', '$\\cancel{1 + 1 = 3}$ $1 + 1 = 2$', 1],
    ['a factor that is cancelled', '$\\frac{\\cancel{2} x}{\\cancel{2}} = x$', 1],
    ['brackets in brackets', 'a = sqrt((1+2)*3) + 2^((1+3)/2) = 7', 2],
    ['a root of a name with an index', 'v̂₂ = 9\n√v̂₂ = 3', 2],
    ['an operator that is a name', 'sum = 1 + 2 = 3', 2],
    ['a remark with numbers', 'w2 = 1 + 1 = 2   (check: 2 - 1 = 1 ok)', 2],
    ['how many digits', 'a = 1/(1+e^-2) = 0.8808 (4 d.p.)', 2],
    [
      'an index and a transpose',
      '$w^{(0)} = [1, 0]$, $\\hat y^{(0)} = w^{(0)T} [2; 1] = w^{(0)\\top} [2; 1] = 2$',
      4,
    ],
    ['an arrow of two signs', 'w <- 1 + 2 = 3', 2],
    ['what a result is not', 'v_1 = 0 + [0, 1] = [0, 1] (not [0, -1])', 2],
    ['what it was worked out with', 'v_1 = 0 + [0, 1] = [0, 1] (using v_0 = [0, 0])', 2],
    ['the same in German', 'v_1 = 0 + [0, 1] = [0, 1] (mit v_0 = [0, 0], nicht [0, -1])', 2],
    ['what a result is for', 'v_1 = 2*3 = 6 for the first weight', 2],
    ['an arrow between equations', 'v = 2*3 = 6 => w = 6 - 1 = 5 -> w^2 = 25', 5],
    ['a tilde for about', 'a = 1/3 ~ 0.33', 2],
    ['an x for times', 'v = 0.9 x 2 + 0.1 x 6 = 2.4', 2],
    ['digits that go on', '$1/3 = 0.333\\ldots = 1 - 0.666\\ldots = 1 - 0.666\\dots$', 3],
    ['the same in plain text', 'a = 1/3 = 0.333... = 1 - 0.666… = 0.333...', 4],
    ['a sign', '$d = \\operatorname{sign}([-3, 0]) = [-1, 0]$', 2],
    ['a power in brackets', 's = g*(rho - rho^(n+1)) = g*rho*(1 - rho^n)', 2],
  ])('%s', (_, text, count) => {
    expect(relationsIn(text).map(({ verdict }) => verdict)).toEqual(Array(count).fill('true'));
  });
});

it.each([
  ['a row in front of a matrix', '', ''],
  ['one behind the other', '\\cdot', ''],
  ['columns that are scaled', '\\cdot', 'Read in the way'],
])('the product of %s', (_, sign, note) => {
  const right = note === '' ? '[2, -1]' : '\\begin{bmatrix} 2 & 0 \\\\ -1 & 0 \\end{bmatrix}';
  const text = `$\\begin{bmatrix} 1 & 0 \\end{bmatrix} ${sign} \\begin{bmatrix} 2 & -1 \\\\ -1 & 3 \\end{bmatrix} = ${right}$`;
  const { feedback = '', verdict } = createChecker().check(text).equations[0]!.relations[0]!;
  expect([verdict, feedback.slice(0, 15)]).toEqual(['true', note]);
});

describe('write-ups of a problem', () => {
  const checker = createChecker();
  it.each(documents.filter(({ expected }) => expected.problem).map((each) => [each.name, each] as const))(
    '%s is graded',
    (_, { text, expected }) => {
      expect(checker.check(text, expected.problem!).grade!.score).toEqual(expected.grade);
    },
  );
});

describe('which of its equations are answers', () => {
  const checker = createChecker();
  it.each<[string, string, string, Readonly<Record<string, string>>]>([
    [
      'a quantity without its index is that of the update being worked out',
      'nesterov',
      '$\\hat y_0 = (2, -1)$, $v_1 = (0, 1)$, $w_1 = (1, 1)$. Then $\\hat y_1 = (0.2, 4.4)$, $\\text{loss} = (7.84, 11.56)$.',
      {
        'yhat[0]': 'correct',
        'v[1]': 'correct',
        'w[1]': 'correct',
        'yhat[1]': 'correct',
        'loss[1]': 'correct',
      },
    ],
    [
      'passes counted from 1, updates as the problem does',
      'momentum-regression',
      '$\\hat y^{(1)} = (2, -1)$, $g^{(1)} = (0, -5)$, $v^{(1)} = (0, -1)$, $w^{(1)} = (1, -1)$, $\\hat y^{(2)} = (3, -4)$',
      { 'yhat[0]': 'correct', 'g[0]': 'correct', 'v[1]': 'wrong', 'w[1]': 'carried', 'yhat[1]': 'carried' },
    ],
    [
      'gradients counted from 0',
      'adam-quadratic',
      '$g_0 = 6$, $m_1 = 0.6$, $v_1 = 0.36$, $g_1 = 5.6$, $m_2 = 1.1$',
      { 'g[1]': 'correct', 'm[1]': 'correct', 'v[1]': 'correct', 'g[2]': 'correct', 'm[2]': 'correct' },
    ],
    [
      'a value of the pass before, where the others are counted as they should be',
      'momentum-regression',
      '$\\hat y^{(0)} = (2, -1)$, $g^{(0)} = (0, -5)$, $\\hat y^{(1)} = (2, -1)$, $g^{(1)} = (0, -5)$',
      { 'yhat[0]': 'correct', 'g[0]': 'correct', 'yhat[1]': 'wrong', 'g[1]': 'carried' },
    ],
    [
      'values of the pass before in every later pass',
      'momentum-regression',
      '$g^{(0)} = (0, -5)$, $g^{(1)} = (0, -5)$, $v^{(2)} = (0, 1.8)$, $w^{(2)} = (1, 2.8)$, $g^{(2)} = (-5, 5)$',
      { 'g[0]': 'correct', 'g[1]': 'wrong', 'v[2]': 'carried', 'w[2]': 'carried', 'g[2]': 'wrong' },
    ],
    [
      'only the last of a quantity without its index',
      'momentum-regression',
      '$v = (0, 1)$, $w = (1, 1)$. At the end $w = (2.6, 1.04)$.',
      { 'v[1]': 'correct', 'w[1]': 'correct', 'w[3]': 'correct' },
    ],
    [
      'what will come out in the end, told first',
      'momentum-regression',
      '$w = (2.6, 1.04)$ in the end. $v = (0, 1)$, $w = (1, 1)$',
      { 'v[1]': 'correct', 'w[1]': 'correct', 'w[3]': 'correct' },
    ],
    [
      'what is given is no answer',
      'momentum-regression',
      '$w = (1, 0)$, $v = (0, 0)$. $g = (0, -5)$, $v = (0, 1)$',
      { 'g[0]': 'correct', 'v[1]': 'correct' },
    ],
    [
      'a derivative without its index',
      'sigmoid-network-training',
      '$z_1 = (1, -0.2)$ and $\\nabla_{b_2} = (-0.0813, 0.1049)$',
      { 'z1[0]': 'correct', 'db2[0]': 'correct' },
    ],
    [
      'decimal commas in plain brackets',
      'momentum-regression',
      'α = 0,2\n\nŷ₂ = [3,2; 0,4]\nv₃ = [0,6; 0,24]',
      { 'yhat[2]': 'correct', 'v[3]': 'correct' },
    ],
    ['of another shape it is another quantity', 'momentum-regression', '$L^{(0)} = 2.5$', {}],
    [
      'the second of two in a row corrects the first',
      'momentum-regression',
      '$v^{(1)} = (0, -1)$, no: $v^{(1)} = (0, 1)$',
      { 'v[1]': 'correct' },
    ],
    [
      'the second of two in a row without an index',
      'momentum-regression',
      '$v = (0, -1)$, no: $v = (0, 1)$, $w = (1, 1)$',
      { 'v[1]': 'correct', 'w[1]': 'correct' },
    ],
    [
      'what is said to be wrong is taken back',
      'momentum-regression',
      'First I tried $g^{(0)} = (1, -5)$. $v^{(1)} = (0, -1)$, that is wrong. $w^{(1)} = (1, 1)$',
      { 'w[1]': 'correct' },
    ],
    ...[
      '$v^{(1)} = (0, 1)$ is not zero any more.',
      '$v^{(1)} = (0, 1)$. Wrong would be $(0, -1)$.',
      '$v^{(1)} = (0, 1)$. It is wrong to stop here.',
      'First I got this: $v^{(1)} = (0, 1)$.',
      'I thought of the loss at first, thought twice, and $v^{(1)} = (0, 1)$.',
      '$v^{(1)} = (0, 1)$. With a plus it would be $v^{(1)} = (0, -1)$.',
      'If the sign were right it would be $v^{(1)} = (0, 1)$.',
      '$v^{(1)} = (0, -1)$. This is not right. $v^{(1)} = (0, 1)$.',
    ].map((said): [string, string, string, Readonly<Record<string, string>>] => [
      `${said} leaves the answer what it is`,
      'momentum-regression',
      said,
      { 'v[1]': 'correct' },
    ]),
    [
      'a sum, a power and a length',
      'softmax',
      '$e^{\\mathbf z} = (20.1, 2.72, 0.0498)$, $\\sum_j e^{z_j} = 22.9$, $\\lVert y - t\\rVert^2 = 0.0288$',
      { e: 'correct', sum: 'correct', squared: 'correct' },
    ],
    [
      'a gradient by a letter, numbered',
      'sigmoid-neuron',
      '$\\nabla_b^{(1)} = -0.0160$, $\\nabla_{\\mathbf w}^{(1)} = (-0.0319, -0.0160, 0, -0.0160)$, $\\nabla_b = 0.125$',
      { 'db[1]': 'correct', 'dw[1]': 'correct', db: 'correct' },
    ],
    [
      'a mean of squares, numbered below or above',
      'adadelta',
      '$E[g^2]_0 = (0, 2.5)$, $E[g^2]^{(1)} = (0.000025, 4.72)$',
      { 'Eg[0]': 'correct', 'Eg[1]': 'correct' },
    ],
    [
      'a derivative on one line, numbered behind its brackets',
      'adam',
      '(∂L/∂w)_1 = [-8, -2; 4, 6]',
      { 'dw[1]': 'correct' },
    ],
    [
      'a name with a prime',
      'linear-layers-collapse',
      "$\\mathbf y = (5, 4)$, $\\mathbf y' = (5, 4)$",
      { y: 'correct', same: 'correct' },
    ],
    [
      'an answer with dots is known as far as it is written',
      'sigmoid-neuron',
      '$z^{(1)} = 1.85$, $f^{(1)} = 0.86412\\ldots$',
      { 'z[1]': 'correct', 'f[1]': 'correct' },
    ],
    ...['(not [0,-1])', '(using v_0 = [0,0])', '(nicht [0,-1]!)', '(da g_0 = (0, -5))'].map(
      (remark): [string, string, string, Readonly<Record<string, string>>] => [
        `${remark} is beside the answer`,
        'momentum-regression',
        `v_1 = [0,1] ${remark}\nw_1 = [1,1]`,
        { 'v[1]': 'correct', 'w[1]': 'correct' },
      ],
    ),
    ...['~~$v^{(1)} = (0, -1)$~~', '<del>$v^{(1)} = (0, -1)$</del>', '\\sout{$v^{(1)} = (0, -1)$}'].map(
      (struck): [string, string, string, Readonly<Record<string, string>>] => [
        `${struck} is struck out`,
        'momentum-regression',
        `${struck} $w^{(1)} = (1, 1)$`,
        { 'w[1]': 'correct' },
      ],
    ),
  ])('%s', (_, problem, text, wanted) => {
    const { steps } = checker.check(text, problem).grade!;
    const answered = Object.entries(steps).filter(([, { mark }]) => mark !== 'blank');
    expect(Object.fromEntries(answered.map(([id, { mark }]) => [id, mark]))).toEqual(wanted);
  });
});

describe('three updates of the exercise sheet, with one slip of sign', () => {
  const text = readFileSync('test/writeup/three-updates.md', 'utf8');
  const { equations, summary, grade } = createChecker().check(text, 'momentum-regression');
  const tagged = (tag: string) => equations.find((equation) => equation.tag === tag)!;
  it('has exactly three false relations, with the right values', () => {
    const wrong = equations.flatMap(({ tag, relations }) =>
      relations.filter(({ verdict }) => verdict === 'false').map(({ expected, how }) => [tag, expected, how]),
    );
    expect(wrong).toEqual([
      ['4', '[0, 1]', 'arithmetic'],
      ['9', '[-1, 2.2]', 'arithmetic'],
      ['14', '[-5, 8.56]', 'arithmetic'],
    ]);
    expect(summary.notUnderstood).toBe(0);
  });
  it('ends in true numbers everywhere else', () => {
    const tags = [
      '1a',
      '1b',
      '2a',
      '2b',
      '3',
      '5',
      '6a',
      '6b',
      '7a',
      '7b',
      '8',
      '10',
      '11a',
      '11b',
      '12a',
      '12b',
      '13',
      '15',
    ];
    expect(tags.map((tag) => tagged(tag).relations.at(-1)!.verdict)).toEqual(tags.map(() => 'true'));
  });
  it.each(['16a', '16b', '17a', '17b', '18a', '18b', '18c', '19a', '19b', '19c'])('(%s) is proved', (tag) => {
    expect(tagged(tag).relations.map(({ verdict }) => verdict)).toEqual(
      tagged(tag).relations.map(() => 'true'),
    );
  });
  it('gets the grade of the submission typed into the form, and one slip', () => {
    expect(grade!.score).toEqual({ earned: 18, total: 21 });
    expect(grade!.slips.map(({ id, of, steps }) => [id, of, steps])).toEqual([
      ['sign', 'v', ['v[1]', 'v[2]', 'v[3]']],
    ]);
    expect(tagged('5').answers).toEqual({ 'w[1]': { mark: 'carried' } });
  });

  /** The last side of each true numeric relation, and where it stands in the text. */
  const results = checkDocument(text).equations.flatMap(({ relations, tag }) =>
    relations
      .filter(
        ({ right, judgement }) =>
          judgement.verdict === 'true' && judgement.how === 'exact' && tag && /\d/.test(right),
      )
      .map(({ at, end }) => ({ from: text.indexOf('=', at - 1) >= at ? at : at, to: end })),
  );
  const falseIn = (changed: string): number =>
    checkDocument(changed)
      .equations.flatMap(({ relations }) => relations)
      .filter(({ judgement }) => judgement.verdict === 'false').length;

  it('notices every other digit and every turned sign in a result', () => {
    const changes: string[] = [];
    for (const { from, to } of results) {
      const side = text.slice(from, to);
      for (const { index, 0: digit } of side.matchAll(/(?<![\\a-zA-Z])\d(?![a-zA-Z])/g)) {
        if (/\^\{?$/.test(side.slice(0, index))) continue;
        for (const other of '0123456789')
          if (other !== digit)
            changes.push(text.slice(0, from + index) + other + text.slice(from + index + 1));
      }
      for (const { index } of side.matchAll(/-(?=[\d.]*[1-9])/g))
        changes.push(`${text.slice(0, from + index)} ${text.slice(from + index + 1)}`);
    }
    const picked = changes.filter((_, i) => i % EVERY === 0);
    const unseen = picked.filter((changed) => falseIn(changed) <= 3);
    console.log(
      `write-ups: ${picked.length} of ${changes.length} changed results tried, ${unseen.length} not noticed`,
    );
    expect(picked.length).toBeGreaterThan(20);
    expect(unseen.length).toBe(0);
  }, 600_000);
  it.each([
    ['spaces', (tex: string) => tex.replaceAll(' & ', '&').replaceAll(' = ', '   =   ')],
    ['round brackets', (tex: string) => tex.replaceAll('bmatrix', 'pmatrix')],
    ['no bold', (tex: string) => tex.replace(/\\mathbf\{(\w)\}/g, '$1')],
    ['other bold', (tex: string) => tex.replaceAll('\\mathbf', '\\boldsymbol')],
    ['a times sign', (tex: string) => tex.replaceAll('\\cdot', '\\times')],
  ])('%s change nothing', (_, change) => {
    expect(falseIn(change(text))).toBe(3);
  });
});

/** Of all changes every so many is tried, unless a long run is asked for: CHANGES=all. */
const EVERY = process.env.CHANGES === 'all' ? 1 : 12;

describe('where it stands', () => {
  const linesOf = (text: string): number[] =>
    checkDocument(text).equations.flatMap(({ relations }) => relations.map(({ line }) => line));
  it.each<[string, string, number[]]>([
    [
      'each row of an environment',
      '\\begin{align}\na &= 1 + 1 \\\\\nb &= 2 + 2 = 5\n\\end{align}',
      [2, 3, 3],
    ],
    ['a row that goes on', '$$\n\\begin{aligned}\nx &= 1 + 1 \\\\\n  &= 3\n\\end{aligned}\n$$', [3, 4]],
    ['a sign at the end of a line', '$$a =\n1 + 1\n= 2$$', [1, 3]],
    ['one in a line of its own', 'So\n$a = 1 + 1$\nand\n\nb = 2 + 2', [2, 5]],
    ['lines that end in CR LF', '$$\r\na = 1 + 1\r\n= 2\r\n$$', [2, 3]],
    ['what is not understood', 'A\n\n$a = \\frac{1}$', [3]],
  ])('%s', (_, text, wanted) => {
    expect(linesOf(text)).toEqual(wanted);
  });
  it('a false row is told by its own line', () => {
    const told = checkText(
      createChecker().check('$$\n\\begin{align}\na &= 1 + 1 \\\\\nb &= 2 + 2 = 5\n\\end{align}\n$$'),
    );
    expect(told).toContain('✗ line 4: false, arithmetic');
  });
});

describe('bad input', () => {
  it.each([
    ['nothing', '', 0],
    ['no mathematics', 'A story. It costs $5 and $10.', 0],
    ['a binary file', `\u0000\u0001\u0002 $a = 1$`, 1],
    ['an unclosed display', 'Here $$1 + 1 = 3\n\nand $1 + 1 = 2$.', 1],
  ])('%s', (_, text, unread) => {
    expect(checkDocument(text).unfinished.length).toBe(unread);
  });
  it('what is deep is said to be so, and the rest is checked', () => {
    const { equations } = checkDocument(`$$${'{'.repeat(5000)}1${'}'.repeat(5000)} = 1$$\n\n$1 + 1 = 3$`);
    expect(equations.map(({ relations }) => relations[0]!.judgement.verdict)).toEqual([
      'notUnderstood',
      'false',
    ]);
  });
  it('a line that goes on and ends with a sign is read up to it', () => {
    const { equations } = checkDocument('$$\\begin{aligned} 1 &= 3 - 2 \\\\ &= 2 = \\end{aligned}$$');
    expect(equations[0]!.relations.map(({ judgement }) => judgement.verdict)).toEqual(['true', 'false']);
  });
  it('a macro that calls itself ends', () => {
    const { equations } = checkDocument('\\newcommand{\\x}{\\x\\x}\n\n$$\\x = 1$$\n\n$$1 + 1 = 2$$');
    expect(equations.map(({ relations }) => relations[0]!.judgement.verdict)).toEqual([
      'notUnderstood',
      'true',
    ]);
  });
  it.each([
    ['a recurrence of many steps', (i: number) => `$$m_{t+${i}} = \\beta m_{t+${i - 1}} + g_{t+${i}}$$\n\n`],
    ['numbered weights', (i: number) => `$$w_{${i + 1}} = w_{${i}} - 0.1 = ${i}$$\n\n`],
    ['rules that call each other', (i: number) => `$a_${i % 7} = a_${(i + 3) % 7} + a_${(i + 5) % 7}$\n\n`],
  ])(
    '10,000 equations are read in bounded time: %s',
    (_, line) => {
      const text = Array.from({ length: 10_000 }, (_, i) => line(i + 1)).join('');
      expect(checkDocument(text).equations.length).toBe(10_000);
    },
    60_000,
  );
  it('what is left out is said', () => {
    const { unfinished } = checkDocument('$1 = 1 = 1 = 1 = 1$ '.repeat(8000));
    expect(unfinished.map(({ what }) => what)).toEqual(['too-many']);
  });
});
