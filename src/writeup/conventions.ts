/** What may be written in one way and meant in several. */

/** How what is written in several ways may be meant, the usual way first. */
const WAYS = {
  /** A product of two matrices. */
  product: ['matrix', 'columns', 'diagonal', 'entries', 'dot'],
  /** Matrices set side by side. */
  beside: ['columns', 'product'],
  /** The base of a logarithm that names none. */
  log: ['e', '2', '10'],
  /** A power of e where e is a name as well. */
  e: ['name', 'number'],
  percent: ['share', 'number'],
  /** \sigma in front of a bracket where it is a name as well. */
  sigma: ['function', 'factor'],
  /** A whole number with a fraction behind it. */
  mixed: ['product', 'sum'],
} as const;
export type Aspect = keyof typeof WAYS;
export type Convention = { readonly [A in Aspect]: (typeof WAYS)[A][number] };

export const ASPECTS = Object.keys(WAYS) as readonly Aspect[];
export const CONVENTIONS: readonly Convention[] = ASPECTS.reduce<readonly object[]>(
  (all, aspect) => all.flatMap((before) => WAYS[aspect].map((way) => ({ ...before, [aspect]: way }))),
  [{}],
) as readonly Convention[];

export const USUAL = CONVENTIONS[0]!;

/** Whether each aspect is meant in its usual way; matrices side by side are as usual a product as they are one matrix. */
export const isUsual = (convention: Convention): boolean =>
  ASPECTS.every((aspect) => aspect === 'beside' || convention[aspect] === USUAL[aspect]);
