/** Names in drawings: as the problem prints them, in letters with raised and lowered figures. */
import { describe, expect, it } from 'vitest';
import { partsWritten, writtenIn } from '../../src/picture/writing.ts';
import type { Problem } from '../../src/problem/problem.ts';

const said = (tex: string): Pick<Problem, 'quantities'> => ({
  quantities: new Map([['q', { tex, place: { file: 'test', line: 1, col: 1 } }]]) as Problem['quantities'],
});

describe('a name is written', () => {
  it.each([
    ['\\mathbf v^{(@)}', 'q[12]', 'v⁽¹²⁾'],
    ['\\mathbf v^{(@)}', 'q', 'v'],
    ['\\mathbf{v}^{(@)}', 'q[-1]', 'v⁽⁻¹⁾'],
    ['v_{@}', 'q[3]', 'v₃'],
    ['\\theta_{@}', 'q[0]', 'θ₀'],
    ['\\boldsymbol\\theta^{(@)}', 'q[0]', 'θ⁽⁰⁾'],
    ['\\varphi_{@}', 'q[1]', 'φ₁'],
    ['\\mathbf w', 'q[2]', 'w⁽²⁾'],
    ['', 'q[2]', 'q⁽²⁾'],
    ['\\hat{\\mathbf m}_{@}', 'q[2]', 'q2'],
    ['\\mathbf a_1^{(@)}', 'q[0]', 'a₁⁽⁰⁾'],
    ['\\mathbf a_{12}^{(@)}', 'q', 'a₁₂'],
    ['\\mathbf a^{[1]}', 'q', 'q'],
  ])('%s of %s as %s', (tex, id, written) => {
    expect(writtenIn(said(tex), id)).toBe(written);
  });
});

it('a text falls into what stands on the line, above and below it', () => {
  expect(partsWritten('to w⁽²⁾ and θ₁₀.')).toEqual([
    { height: 'line', text: 'to w' },
    { height: 'raised', text: '(2)' },
    { height: 'line', text: ' and θ' },
    { height: 'lowered', text: '10' },
    { height: 'line', text: '.' },
  ]);
  expect(partsWritten('')).toEqual([]);
});
