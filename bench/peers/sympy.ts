/** The class, marked by SymPy: as its documentation reads text, and at its best. */
import { spawnSync } from 'node:child_process';
import { root } from '../sheets.ts';
import type { Marked, Peer } from './peers.ts';
import { GIVENS, RULES } from './rules.ts';

export const bySympy: Peer = (sheets, { runs, short }) => {
  const { stdout, stderr, status } = spawnSync('python3', [`${root}bench/peers/sympy_marks.py`], {
    input: JSON.stringify({
      givens: GIVENS,
      rules: RULES,
      sheets: sheets.map(({ texts }) => texts),
      runs: short ? 1 : Math.min(runs, 3),
    }),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status === 0) return JSON.parse(stdout) as Marked[];
  if (stderr === null || stderr === undefined || /No module named 'sympy'/.test(stderr))
    return [{ name: 'SymPy', missing: 'not installed' }];
  throw new Error(`SymPy: ${stderr}`);
};
