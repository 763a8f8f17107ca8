/** The functions of the language of expressions, and what begins an argument of theirs, as tables. */

/** How each function of the language is written; an unknown function takes one argument. */
export const FORMS: ReadonlyMap<
  string,
  { readonly arity: number; readonly form: string; readonly call: string }
> = new Map(
  [
    ['sum', 4, 'sum(beta^k, k, 0, n)', 'sum'],
    ['lim', 2, 'lim(rho^n, n)', 'lim'],
    ['E', 1, 'E(g)', 'E'],
    ['sqrt', 1, 'sqrt(2)', 'sqrt'],
    ['exp', 1, 'exp(x)', 'exp'],
    ['log', 1, 'log(x)', 'log'],
    ['ln', 1, 'ln(x)', 'log'],
    ['inverse', 1, 'inverse(A)', 'inverse'],
    ['inv', 1, 'inverse(A)', 'inverse'],
  ].map(([name, arity, form, call]) => [name as string, { arity, form, call } as never]),
);
/** ∇f(x) is grad(x), where a problem has that function. */
export const GRADIENT = 'nabla';
/** What a function of the language is called in LaTeX, where its name is a command. */
export const CALLED: ReadonlySet<string> = new Set(['sqrt', 'exp', 'log', 'ln', 'lim', 'sum', GRADIENT]);
/** Commands whose argument may stand without brackets where nothing follows it: \log x. */
export const BARE: ReadonlySet<string> = new Set(['exp', 'log', 'ln']);
export const HATS: ReadonlySet<string> = new Set(['hat', 'widehat']);
export const OPENING: ReadonlySet<string> = new Set(['(', '{', '[']);
/** Calls whose second argument is a name that has a meaning only inside the first. */
export const BINDS: ReadonlySet<string> = new Set(['sum', 'lim']);
