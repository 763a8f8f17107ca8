/** What calls in the tree of a side mean beyond the functions that problems have; some of them may be meant in several ways. */
import type { CallTree, Tree } from '../math/tree.ts';

/** In front of the text of something that is not looked into: with its indices it is a name. */
export const OPAQUE = 'opaque ';
/** A type of its own: any other call stays one where this is not it. */
type OpaqueCall = CallTree & { readonly name: `${typeof OPAQUE}${string}` };
export const isOpaqueCall = (tree: Tree): tree is OpaqueCall =>
  tree.kind === 'call' && tree.name.startsWith(OPAQUE);
/** Matrices set side by side: columns of one, or a product. */
export const BESIDE = 'beside';
export const NORM = 'norm';
/** A stated function taken of numbers, its formula with the number put in. */
export const APPLIED = 'applied';
export const DETERMINANT = 'determinant';
/** A whole number with a fraction behind it. */
export const MIXED = 'mixed';
/** 0.1999…: whatever begins with these digits, or was rounded to them. */
export const GOES_ON = 'goes on';
/** 85 %: a share, or a number whose unit is named. */
export const PERCENT = 'percent';
/** e^2 where the document sets e as well: an error squared, or a power of Euler's number. */
export const POWER_OF_E = 'power of e';
/** \sigma(z) where the document sets \sigma as well: the sigmoid function, or a factor. */
export const SIGMA_OF = 'sigma of';
/** A logarithm that does not say to which base. */
export const LOG = 'log of some base';
/** What is added up, or multiplied, over an index: its body, the index, and where it starts and ends. */
export const SERIES: ReadonlySet<string> = new Set(['sum', 'prod']);
