/** The tree of a right line → the same value written in another way, or one single change to it; and either as a student writes it. */
import { readStatement } from '../../src/answer/expression.ts';
import {
  mapChildren,
  type NameTree,
  namesIn,
  type Operator,
  substituted,
  type Tree,
  toText,
} from '../../src/math/tree.ts';
import type { Proof } from '../../src/problem/proof.ts';
import { congruential32 } from '../diagnose/random.ts';

export interface Dice {
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** A whole number from 0 to the last. */
  readonly upTo: (last: number) => number;
}
export function diceOf(seed: number): Dice {
  const next = congruential32(Math.imul(seed + 1, 2_654_435_761));
  const upTo = (last: number): number => Math.floor(next() * (last + 1));
  return { chance: (share) => next() < share, pick: (list) => list[upTo(list.length - 1)]!, upTo };
}

/**
 * Equal sides, each of which may be written for the other; `@` is each of a sum, a limit and a mean. a–d: anything; x, y: a base that
 * is not nought; u: a number of the line that is not nought; t: a part of the line; f, g: what is summed; k: what does not depend on i.
 */
const EQUATIONS = `
  a + b = b + a;  a*b = b*a;  a - b = -b + a;  a + (b + c) = a + b + c;  a + (b - c) = a + b - c;  a - (b + c) = a - b - c
  a*(b*c) = a*b*c;  a*(b/c) = a*b/c;  a/(b*c) = a/b/c;  a*(b + c) = a*b + a*c;  a*(b - c) = a*b - a*c
  (a + b)/c = a/c + b/c;  (a - b)/c = a/c - b/c;  a + a*b = a*(1 + b);  a - a*b = a*(1 - b);  -(a + b) = -a - b
  a + b/c = (a*c + b)/c;  a - b/c = (a*c - b)/c;  a/b + c/d = (a*d + c*b)/(b*d);  a/b - c/d = (a*d - c*b)/(b*d)
  a = a*u/u;  a/b = (a*u)/(b*u);  a - b = a + (-b);  a - b = -(b - a);  a = -(-a);  -(a*b) = (-a)*b;  -(a/b) = (-a)/b
  a = a + t - t;  a = t + a - t;  a = a*1;  a = a/1;  a = a + 0;  x^(m+n) = x^m*x^n;  x^(m-n) = x^m/x^n;  x^m = x*x^(m-1)
  x^m = x^(m+1)/x;  x^(m+1) = x*x^m;  x^2 = x*x;  x^m = 1/x^(-m);  (x*y)^m = x^m*y^m;  (x^m)^n = x^(m*n);  x^m = x^(m-n)*x^n
  @(f + g) = @(f) + @(g);  @(f - g) = @(f) - @(g);  @(-f) = -@(f);  @(k*f) = k*@(f);  @(f/k) = @(f)/k`;
/** One slip of the pen: the second side for the first. */
const SLIPS = `
  a + b = a - b;  a - b = a + b;  -a = a;  a*b = -a*b;  a^m = a^(m+1);  a^m = a^(m-1);  sum(f, i, m, n) = sum(f, i, m+1, n)
  sum(f, i, m, n) = sum(f, i, m-1, n);  sum(f, i, m, n) = sum(f, i, m, n+1);  sum(f, i, m, n) = sum(f, i, m, n-1)
  a*b = a;  a/b = a;  a + b = a;  a - b = a;  a - b = -b;  @(f) = f`;

const TURNED = ', from right to left';
const LETTERS = new Set('abcdfgikmntuxy');
const none: ReadonlySet<string> = new Set();
function read(rows: string): (readonly [name: string, Tree, Tree])[] {
  const calls = [
    (row: string) => row.replace(/@\((.*?)\)/g, 'sum($1, i, m, n)'),
    (row: string) => row.replace(/@\((.*?)\)/g, 'lim($1, i)'),
    (row: string) => row.replaceAll('@', 'E'),
  ];
  const each = rows.split(/[;\n]/).filter((row) => row.trim() !== '');
  return each
    .flatMap((row) => (row.includes('@') ? calls.map((put) => put(row)) : [row]))
    .map((row) => {
      const read = readStatement(row, { names: LETTERS, sequences: none, wholes: none, functions: none });
      if (read.kind !== 'sides') throw new Error(`not an equation: ${row}`);
      return [row.trim(), read.sides[0]!, read.sides[1]!];
    });
}

type Binary = Extract<Tree, { kind: 'binary' }>;
const binary = (op: Operator, left: Tree, right: Tree): Tree => ({ kind: 'binary', op, left, right });
const number = (n: number): Tree =>
  n < 0 ? { kind: 'negate', of: number(-n) } : { kind: 'number', text: `${Number(n.toFixed(6))}` };
const is = <O extends Operator>(tree: Tree, ...ops: readonly O[]): tree is Binary & { readonly op: O } =>
  tree.kind === 'binary' && ops.includes(tree.op as O);
const binds = (tree: Tree): boolean => tree.kind === 'call' && (tree.name === 'sum' || tree.name === 'lim');

/** One more, or less, as a person writes it: n+1, n, n-1. */
function stepped(tree: Tree, by: number): Tree {
  if (tree.kind === 'number') return number(Number(tree.text) + by);
  if (is(tree, '+', '-') && tree.right.kind === 'number')
    return stepped(tree.left, Number(tree.right.text) * (tree.op === '+' ? 1 : -1) + by);
  if (by === 0) return tree;
  return by > 0 ? binary('+', tree, number(by)) : binary('-', tree, number(-by));
}

/** A part of a line, and where it stands. */
interface Place {
  readonly part: Tree;
  readonly put: (instead: Tree) => Tree;
  /** In an exponent, an index or a bound, where only whole numbers may stand. */
  readonly whole: boolean;
  /** The indices of the sums and limits around it. */
  readonly bound: readonly string[];
}

function placesOf(
  part: Tree,
  whole = false,
  bound: readonly string[] = [],
  put = (tree: Tree) => tree,
): Place[] {
  const at = (
    inner: Tree,
    wrap: (tree: Tree) => Tree,
    isWhole = whole,
    more: readonly string[] = [],
  ): Place[] => placesOf(inner, isWhole, [...bound, ...more], (tree) => put(wrap(tree)));
  const inside = (): Place[] => {
    if (part.kind === 'name') return part.index ? at(part.index, (index) => ({ ...part, index }), true) : [];
    if (part.kind === 'negate') return at(part.of, (of) => ({ ...part, of }));
    if (part.kind === 'binary')
      return [
        ...at(part.left, (left) => ({ ...part, left })),
        ...at(part.right, (right) => ({ ...part, right }), whole || part.op === '^'),
      ];
    if (part.kind !== 'call') return [];
    const index = binds(part) ? [(part.args[1] as NameTree).name] : [];
    const change = (i: number) => (tree: Tree) => ({ ...part, args: part.args.with(i, tree) });
    return part.args.flatMap((arg, i) =>
      i === 1 ? [] : at(arg, change(i), whole || i > 1, i === 0 ? index : []),
    );
  };
  return [{ part, put, whole, bound }, ...inside()];
}

/** The whole line, its problem and the dice. */
export interface Scene {
  readonly root: Tree;
  readonly proof: Proof;
  readonly dice: Dice;
}
/** What may be written for a part at its place. */
type Step = (place: Place, scene: Scene) => readonly Tree[];

const mentions = (tree: Tree, names: readonly string[]): boolean =>
  namesIn(tree).some(({ name, index }) => names.includes(name) || (index && mentions(index, names)));
const hasPart = (tree: Tree, is: (part: Tree) => boolean): boolean =>
  placesOf(tree).some(({ part }) => is(part));
/** Every matrix of a problem is made of one, so that products may be exchanged. */
const isMatrix = (tree: Tree, { matrices }: Proof): boolean =>
  placesOf(tree).some(({ part, whole }) => part.kind === 'name' && !whole && matrices?.names.has(part.name));

const SCALARS = ['number', 'positive', 'between', 'whole'];
const STEADY = [...SCALARS, 'matrix', 'identity'];
const kindOf = (name: string, proof: Proof): string => proof.free.get(name)?.kind ?? '';
const freeNames = (
  tree: Tree,
  proof: Proof,
  kinds: readonly string[],
  bound: readonly string[],
): NameTree[] =>
  namesIn(tree).filter(
    ({ name, index }) => !index && !bound.includes(name) && kinds.includes(kindOf(name, proof)),
  );

/** What a letter that stands only on the written side may be here. */
function choiceFor(letter: string, { part, whole, bound }: Place, { root, proof, dice }: Scene): Tree {
  const names = freeNames(root, proof, whole || letter === 'n' ? ['whole'] : SCALARS, bound);
  if (letter === 'u' || letter === 'n' || whole)
    return dice.pick([number(2), number(3), ...names, ...names.map((name) => binary('+', number(1), name))]);
  const fitting = placesOf(root).filter(
    (term) =>
      !term.whole &&
      isMatrix(term.part, proof) === isMatrix(part, proof) &&
      !mentions(term.part, [...term.bound, ...bound]) &&
      placesOf(term.part).length <= 12 &&
      !(bound.length > 0 && hasPart(term.part, binds)),
  );
  return fitting.length > 0 ? dice.pick(fitting).part : part;
}

type Found = ReadonlyMap<string, Tree>;

/** All ways to see a tree as a pattern; the sides of a sum or a product may be exchanged. */
function matches(pattern: Tree, tree: Tree, found: Found = new Map()): Found[] {
  const all = (...pairs: readonly (readonly [Tree, Tree])[]): Found[] =>
    pairs.reduce<Found[]>((ways, [one, other]) => ways.flatMap((way) => matches(one, other, way)), [found]);
  if (pattern.kind === 'name') {
    const known = found.get(pattern.name);
    if (known) return toText(known) === toText(tree) ? [found] : [];
    return [new Map([...found, [pattern.name, tree]])];
  }
  if (pattern.kind === 'negate' && tree.kind === 'negate') return all([pattern.of, tree.of]);
  if (pattern.kind === 'binary' && is(tree, pattern.op)) {
    const ways = all([pattern.left, tree.left], [pattern.right, tree.right]);
    return is(tree, '+', '*')
      ? [...ways, ...all([pattern.left, tree.right], [pattern.right, tree.left])]
      : ways;
  }
  if (pattern.kind === 'call' && tree.kind === 'call' && pattern.name === tree.name)
    return all(...pattern.args.map((arg, i) => [arg, tree.args[i]!] as const));
  return pattern.kind === 'number' && toText(pattern) === toText(tree) ? [found] : [];
}

const filled = (pattern: Tree, found: Found): Tree =>
  pattern.kind === 'name' ? found.get(pattern.name)! : mapChildren(pattern, (part) => filled(part, found));

/** Whether the parts found are what the letters say. */
function fits(found: Found, proof: Proof): boolean {
  const isSteady = (base: Tree): boolean => {
    const kinds = base.kind === 'name' ? STEADY : STEADY.filter((kind) => kind !== 'whole');
    const isNought = base.kind === 'number' && Number(base.text) === 0;
    return !isNought && freeNames(base, proof, kinds, []).length === namesIn(base).length;
  };
  const isConstant = (tree: Tree): boolean => {
    const index = found.get('i') as NameTree | undefined;
    if (hasPart(tree, binds)) return false;
    return index
      ? !mentions(tree, [index.name])
      : freeNames(tree, proof, SCALARS, []).length === namesIn(tree).length;
  };
  return [...found].every(([letter, tree]) =>
    'xy'.includes(letter) ? isSteady(tree) : letter !== 'k' || isConstant(tree),
  );
}

const rowStep = (from: Tree, to: Tree): Step => {
  const hasFraction = [from, to].some((side) => hasPart(side, (part) => is(part, '/', '^')));
  const missing = namesIn(to).filter(({ name }) => !namesIn(from).some((other) => other.name === name));
  return (place, scene) => {
    if (place.whole && hasFraction) return [];
    return matches(from, place.part).flatMap((found) => {
      const chosen = missing.map(({ name }) => [name, choiceFor(name, place, scene)] as const);
      const all = new Map([...found, ...chosen]);
      return fits(all, scene.proof) ? [filled(to, all)] : [];
    });
  };
};

/** A whole number with every name at 1, where the sums of the problems have the fewest terms. */
function atOnes(tree: Tree): number {
  if (tree.kind === 'number') return Number(tree.text);
  if (tree.kind === 'negate') return -atOnes(tree.of);
  if (tree.kind !== 'binary') return 1;
  const [a, b] = [atOnes(tree.left), atOnes(tree.right)];
  return tree.op === '+' ? a + b : tree.op === '-' ? a - b : tree.op === '*' ? a * b : Number.NaN;
}

/** A sum with its index shifted, turned or renamed, or with one term apart. */
const resum: Step = ({ part, bound }, { proof, dice }) => {
  if (part.kind !== 'call' || part.name !== 'sum') return [];
  const [body, index, from, to] = part.args as [Tree, NameTree, Tree, Tree];
  const term = (at: Tree): Tree => substituted(body, index.name, at);
  const sum = (inside: Tree, low: Tree, high: Tree, over: Tree = index): Tree => ({
    ...part,
    args: [inside, over, low, high],
  });
  const by = dice.pick([1, -1]);
  const { names, sequences } = proof.vocabulary;
  const letters = ['i', 'j', 'l', 'p'].filter(
    (one) => !names.has(one) && !sequences.has(one) && !bound.includes(one),
  );
  const other: NameTree = { kind: 'name', name: dice.pick(letters) };
  const always = [
    sum(term(stepped(index, -by)), stepped(from, by), stepped(to, by)),
    sum(term(binary('-', binary('+', from, to), index)), from, to),
    sum(term(other), from, to, other),
    binary('-', sum(body, from, stepped(to, 1)), term(stepped(to, 1))),
  ];
  const apart = [
    binary('+', term(from), sum(body, stepped(from, 1), to)),
    binary('+', sum(body, from, stepped(to, -1)), term(to)),
  ];
  return atOnes(to) >= atOnes(from) ? [...always, ...apart] : always;
};

/** Steps that leave the value as it is. */
export const STEPS: readonly (readonly [name: string, Step])[] = [
  ...read(EQUATIONS).flatMap(([name, one, other]) => [
    [name, rowStep(one, other)] as const,
    [`${name}${TURNED}`, rowStep(other, one)] as const,
  ]),
  ...Array.from({ length: 4 }, () => ['a sum shifted, turned or split', resum] as const),
];

/** The free names that may stand where another one does. */
function namesLike(name: string, whole: boolean, proof: Proof): string[] {
  const own = kindOf(name, proof);
  const kinds = whole ? ['whole'] : SCALARS.includes(own) ? SCALARS : ['matrix', 'identity'];
  return [...proof.free.keys()].filter((other) => other !== name && kinds.includes(kindOf(other, proof)));
}

/** Single changes that mostly alter it. */
export const CHANGES: readonly (readonly [name: string, Step])[] = [
  ...read(SLIPS).map(([name, one, other]) => [name, rowStep(one, other)] as const),
  [
    'an index by one',
    ({ part }) =>
      part.kind === 'name' && part.index
        ? [1, -1].map((by) => ({ ...part, index: stepped(part.index!, by) }))
        : [],
  ],
  ['a number by one', ({ part }) => (part.kind === 'number' ? [stepped(part, 1), stepped(part, -1)] : [])],
  [
    'another name',
    ({ part, whole, bound }, { proof }) => {
      if (part.kind !== 'name' || bound.includes(part.name)) return [];
      const others = part.index ? [...proof.vocabulary.sequences] : namesLike(part.name, whole, proof);
      return others.filter((other) => other !== part.name).map((name) => ({ ...part, name }));
    },
  ],
  [
    'two names exchanged',
    ({ part, bound }, { proof }) => {
      const [names, wholes] = [SCALARS.slice(0, 3), ['whole']].map((kinds) =>
        freeNames(part, proof, kinds, bound).map(({ name }) => name),
      );
      const named = (name: string): NameTree => ({ kind: 'name', name });
      return [names!, wholes!].flatMap(([a, ...others]) =>
        others.map((b) =>
          substituted(substituted(substituted(part, a!, named('?')), b, named(a!)), '?', named(b)),
        ),
      );
    },
  ],
];

const LARGEST = 80;

/** One entry of a table at a random place of the line; null where none was found. */
export function changed(
  table: readonly (readonly [name: string, Step])[],
  scene: Scene,
): { readonly tree: Tree; readonly name: string } | null {
  const { root, proof, dice } = scene;
  /** Nobody divides by a matrix, or by what vanishes in a limit. */
  const isRefused = (part: Tree): boolean =>
    (is(part, '/') && isMatrix(part.right, proof)) ||
    (part.kind === 'call' &&
      part.name === 'lim' &&
      hasPart(part, (each) => is(each, '/') && mentions(each.right, [toText(part.args[1]!)])));
  for (let tries = 0; tries < 80; tries++) {
    const [name, step] = dice.pick(table);
    // What fits everywhere would leave little room for the rest.
    if (/^a =/.test(name) && !name.endsWith(TURNED) && dice.chance(0.8)) continue;
    const options = placesOf(root).flatMap((place) => step(place, scene).map((part) => place.put(part)));
    const tree = options.length > 0 ? dice.pick(options) : null;
    if (tree && placesOf(tree).length <= LARGEST && !hasPart(tree, isRefused))
      return { tree: dice.chance(0.5) ? counted(tree) : tree, name };
  }
  return null;
}

/** The same with the numbers in an index, an exponent or a bound put together: n for n+1-1. */
function counted(tree: Tree): Tree {
  const isLong = ({ part, whole }: Place): boolean =>
    whole && is(part, '+', '-') && part.right.kind === 'number' && part.left.kind !== 'name';
  const found = placesOf(tree).find(isLong);
  return found ? found.put(stepped(found.part, 0)) : tree;
}

const GREEK: Readonly<Record<string, string>> = Object.fromEntries(
  ['alpha α', 'beta β', 'epsilon ε', 'eta η', 'lambda λ', 'mu μ', 'phi φ', 'rho ρ', 'theta θ'].map((row) =>
    row.split(' '),
  ),
);
const RAISED = '0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹nⁿiⁱjʲkᵏtᵗmᵐ+⁺-⁻(⁽)⁾';
const LOWERED = '0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉nₙtₜkₖiᵢjⱼmₘ+₊-₋(₍)₎';

/** The same in small characters above or below the line; null where one of them does not exist. */
function small(tree: Tree, table: string): string | null {
  const letters = [...toText(tree).replaceAll(' ', '')].map(
    (letter) => table[table.indexOf(letter) + 1] ?? '',
  );
  return letters.every((letter) => letter !== table[0]) ? letters.join('') : null;
}

/** How tightly what is written holds together: what stands beside a plus, what stands before a star or behind it, a base. */
const [SUM, TERM, PRODUCT, FACTOR, BASE] = [1, 2, 3, 4, 5] as const;

/** A tree as one student or another writes it: with stars or without, in plain text, in Unicode or in LaTeX. */
export function written(tree: Tree, { pick, chance }: Dice): string {
  const style = pick(['plain', 'unicode', 'latex'] as const);
  const isLatex = style === 'latex';
  const [gap, stars] = [pick([' ', ' ', '']), chance(0.5)];

  const bracketed = (text: string): string =>
    isLatex && chance(0.5) ? `\\left(${text}\\right)` : stars && chance(0.2) ? `[${text}]` : `(${text})`;
  const scripted = (mark: string, part: Tree): string =>
    /^[a-z0-9]$/i.test(toText(part)) && gap
      ? `${mark}${toText(part)}`
      : `${mark}${pick(isLatex ? ['{}'] : ['{}', '()'])
          .split('')
          .join(show(part))}`;
  const raised = (part: Tree): string =>
    (style === 'unicode' && small(part, RAISED)) ||
    scripted(style === 'plain' ? pick(['^', '^', '**']) : '^', part);

  function word(name: string): string {
    const [hatted, letter] = [/^([a-z])hat$/.exec(name)?.[1], GREEK[name]];
    if (hatted && isLatex) return pick([`\\hat ${hatted}`, `\\hat{${hatted}}`]);
    if (hatted && style === 'unicode') return `${hatted}\u0302`.normalize(pick(['NFC', 'NFD']));
    if (hatted) return pick([name, `${hatted}_hat`]);
    if (!letter || style === 'plain') return name;
    if (style === 'unicode') return letter;
    return pick([`\\${name}`, ['epsilon', 'phi', 'theta'].includes(name) ? `\\var${name}` : `\\${name}`]);
  }

  function called(name: string, args: readonly Tree[]): readonly [string, number] {
    const [body, index, from, to] = args as [Tree, Tree, Tree, Tree];
    const big = pick(isLatex ? ['\\sum'] : style === 'unicode' ? ['Σ', '∑'] : ['']);
    if (name === 'sum' && big && chance(0.8))
      return [`${big}_{${show(index)}=${show(from)}}${scripted('^', to)} ${show(body, PRODUCT)}`, TERM];
    if (name === 'lim' && isLatex)
      return [`\\lim_{${show(index)} \\to \\infty} ${show(body, PRODUCT)}`, TERM];
    if (name === 'inverse' && chance(0.5)) return [`${show(body, BASE)}${scripted('^', number(-1))}`, FACTOR];
    const own = name === 'E' && style !== 'plain' ? (isLatex ? '\\mathbb{E}' : '𝔼') : name;
    return [`${own}(${args.map((arg) => show(arg)).join(', ')})`, BASE];
  }

  function product(left: Tree, right: Tree, needed: number): string {
    const isLast = needed <= TERM || needed > PRODUCT;
    const [before, after] = [show(left, PRODUCT), show(right, isLast && binds(right) ? TERM : FACTOR)];
    const isUnsure = is(left, '/') || (left.kind === 'number' && after.startsWith('\\frac'));
    if (!stars && !isUnsure && /^[\p{L}\\(]/u.test(after))
      return `${before}${/^[(\\]/.test(after) ? pick(['', ' ']) : ' '}${after}`;
    const signs = { plain: ['*', ' * '], unicode: ['·', ' × ', '*'], latex: [' \\cdot ', ' \\times '] };
    return `${before}${pick(signs[style])}${after}`;
  }

  /** What is written for a tree, and how tightly it holds together. */
  function shown(part: Tree, needed: number): readonly [string, number] {
    const sign = style === 'unicode' ? pick(['−', '-']) : '-';
    if (part.kind === 'negate') return [`${sign}${show(part.of, TERM)}`, SUM];
    if (part.kind === 'call') return called(part.name, part.args);
    if (part.kind === 'name' && part.index) {
      const lowered = style === 'unicode' && chance(0.7) && small(part.index, LOWERED);
      const isSquare = style === 'plain' && chance(0.6);
      const index = lowered || (isSquare ? `[${show(part.index)}]` : scripted('_', part.index));
      return [`${word(part.name)}${index}`, BASE];
    }
    if (part.kind !== 'binary') return [part.kind === 'name' ? word(part.name) : toText(part), BASE];
    const { op, left, right } = part;
    if (op === '^') return [`${show(left, BASE)}${raised(right)}`, FACTOR];
    if (op === '*') return [product(left, right, needed), PRODUCT];
    if (op === '/' && isLatex && chance(0.8)) return [`\\frac{${show(left)}}{${show(right)}}`, FACTOR];
    if (op === '/') return [`${show(left, PRODUCT)}/${show(right, FACTOR)}`, PRODUCT];
    return [`${show(left)}${gap}${op === '-' ? sign : op}${gap}${show(right, TERM)}`, SUM];
  }
  function show(part: Tree, needed: number = SUM): string {
    const [text, level] = shown(part, needed);
    return level < needed ? bracketed(text) : text;
  }
  return show(tree);
}
