/** The problem of bench/three-steps.yaml as every peer can read it: givens as decimals, rules as formulas of the quantities before them. */
export const GIVENS: Readonly<Record<string, string>> = {
  x: '3',
  y: '1.5',
  alpha: '0.05',
  beta: '0.9',
  w0: '1.2',
  v0: '0.4',
};

export const RULES: readonly { readonly name: string; readonly rule: string }[] = [
  { name: 'g', rule: '2*(w0*x - y)*x' },
  { name: 'v', rule: 'beta*v0 - alpha*g' },
  { name: 'w', rule: 'w0 + v' },
];
