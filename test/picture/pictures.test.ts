/** Pictures of every problem: what they show, and what they keep to themselves. */
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { describeMarks } from '../../src/explain/marked-page.ts';
import { grade } from '../../src/grade/grade.ts';
import type { Descent } from '../../src/picture/descent.ts';
import { type Pictures, picturesGiven, picturesMarked, picturesSolved } from '../../src/picture/pictures.ts';
import type { Station, Track } from '../../src/picture/track.ts';
import type { Trace } from '../../src/trace/solve.ts';
import { solutionPage } from '../../views/solution.tsx';
import { worksheetPage } from '../../views/worksheet.tsx';
import { calculations, flagship, goldenFlagship, submission003, traceOf } from '../problem-here.ts';

const NONE: ReadonlySet<string> = new Set();
const checker = createChecker();

const numbersOf = ({ stations }: Track) => stations.map(({ numbers }: Station) => numbers);
const trackOf = ({ tracks }: Pick<Descent, 'tracks'>, whose: Track['whose']): Track =>
  tracks.find((track) => track.whose === whose)!;
const solved = (id: string): Pictures =>
  picturesSolved(traceOf(calculations.find((problem) => problem.id === id)!.text, id));

describe('the descent of the flagship', () => {
  const { descent } = picturesSolved(flagship);
  it('goes along the weights known from outside', () => {
    const known = ['w[1]', 'w[2]', 'w[3]'].map((id) =>
      (goldenFlagship.steps[id] as string[]).flat().map(decimal),
    );
    expect(numbersOf(trackOf(descent!, 'true'))).toEqual([[1, 0], ...known]);
  });
  it('has its cross at the solution of the two equations, 2a − b = 3 and 3b − a = 1', () => {
    const [a, b] = descent!.lowest!.numbers;
    expect([a, b].map((x) => Math.round(x * 1e6) / 1e6)).toEqual([2, 1]);
  });
  it('has its lowest contour around the cross, and the next around that', () => {
    const boxes = descent!.surface.bands.map((band) => holeAround(band, descent!.lowest!.at));
    expect(boxes.slice(0, 3).every((box) => box !== null)).toBe(true);
    expect(boxes[0]!).toBeLessThan(boxes[1]!);
    expect(boxes[1]!).toBeLessThan(boxes[2]!);
  });
});

/** The width of the smallest ring around a point; null where there is none. */
function holeAround(band: string, [x, y]: readonly [number, number]): number | null {
  const widths = band
    .split('Z')
    .filter(Boolean)
    .map((ring) =>
      ring
        .slice(1)
        .split('L')
        .map((at) => at.split(' ').map(Number) as [number, number]),
    )
    .filter((ring) => {
      const [across, down] = [ring.map(([a]) => a), ring.map(([, b]) => b)];
      return (
        Math.min(...across) < x && Math.max(...across) > x && Math.min(...down) < y && Math.max(...down) > y
      );
    })
    .map((ring) => Math.max(...ring.map(([a]) => a)) - Math.min(...ring.map(([a]) => a)));
  return widths.length > 0 ? Math.min(...widths) : null;
}

function decimal(text: string): number {
  const [n = 0, d = 1] = text.split('/').map(Number);
  return n / d;
}

describe('a wrong sign', () => {
  const marks = grade(flagship, submission003.answers);
  const { own, compared } = picturesMarked(marks, true);
  it('walks uphill at every update', () => {
    expect(trackOf(own.descent!, 'own').climbs).toEqual([1, 2, 3]);
    expect(trackOf(own.loss!, 'own').climbs).toEqual([1, 2]);
  });
  it('stands beside the true path, which goes elsewhere', () => {
    expect(numbersOf(trackOf(compared!.descent!, 'true'))[1]).toEqual([1, 1]);
    expect(numbersOf(trackOf(compared!.descent!, 'own'))[1]).toEqual([1, -1]);
  });
  it('leaves the frame by an arrow, and names where it goes', () => {
    const { stations, lines, labels } = trackOf(own.descent!, 'own');
    expect(stations.map(({ at }) => at !== null)).toEqual([true, true, false, false]);
    expect(lines.at(-1)!.leaves).toBe(true);
    expect(labels.map(({ text }) => text)).toContain('to w⁽²⁾');
  });
});

describe('what is not to be told', () => {
  const answers = { 'v[1]': '[0, -1]', 'w[1]': '[1, -1]' };
  const marks = grade(flagship, answers);
  it('before anything is marked, only the start is drawn', () => {
    const { descent, loss, sums } = picturesGiven(flagship, NONE);
    expect(descent!.tracks.flatMap(numbersOf)).toEqual([[1, 0], null, null, null]);
    expect([loss, sums]).toEqual([null, []]);
  });
  it('what is shown worked is drawn too', () => {
    const { descent } = picturesGiven(flagship, new Set(['w[1]']));
    expect(descent!.tracks.flatMap(numbersOf)).toEqual([[1, 0], [1, 1], null, null]);
  });
  it('no true number is told where none may be', () => {
    const { own, compared } = picturesMarked(marks, false);
    expect(compared).toBeNull();
    expect(own.descent!.tracks.map(({ whose }) => whose)).toEqual(['own']);
    expect(numbersOf(own.descent!.tracks[0]!)).toEqual([[1, 0], [1, -1], null, null]);
    expect([own.loss, own.sums]).toEqual([null, []]);
  });
  it('nor of a step without an answer', () => {
    const { compared } = picturesMarked(marks, true);
    expect(numbersOf(trackOf(compared!.descent!, 'true'))).toEqual([[1, 0], [1, 1], null, null]);
  });
  it('the frame does not follow from what is hidden', () => {
    const hidden = { ...flagship, steps: flagship.steps.filter(({ id }) => id !== 'w[3]') };
    expect(picturesGiven(flagship, NONE).descent!.surface.across).toEqual(
      picturesGiven(hidden, NONE).descent!.surface.across,
    );
  });
  it.each(['where', 'hint', 'never'] as const)('a page of %s holds no true path', (level) => {
    const { problem } = flagship;
    const kept = level === 'never' ? { ...problem, solution: level } : { ...problem, feedback: level };
    const page = pageOf({ ...flagship, problem: kept } as typeof flagship, answers);
    expect(page).toContain('class="path own"');
    expect(page).not.toContain('class="path true"');
    expect(pageOf(flagship, answers)).toContain('class="path true"');
  });
  it('a step checked alone leaves the picture as it was', () => {
    const { tracks } = checker.pictures('momentum-regression', 'given').descent!;
    expect(tracks.map(({ whose, lines }) => [whose, lines])).toEqual([['true', []]]);
  });
});

const pageOf = (trace: Trace, answers: Readonly<Record<string, string>>): string =>
  worksheetPage({
    definition: checker.problem('momentum-regression'),
    typed: answers,
    marked: describeMarks(grade(trace, answers), answers),
  });

describe('running sums', () => {
  it.each([
    // 0.8² · 0.2, 0.8 · 0.2 and 0.2
    ['momentum-ema', 'm₃', [0.128, 0.16, 0.2]],
    // −0.2 · 0.8², …
    ['momentum-regression', 'v⁽³⁾', [-0.128, -0.16, -0.2]],
    ['heavy-ball', 'm₃', [0.128, 0.16, 0.2]],
    // 0.9² · 0.1, 0.9 · 0.1 and 0.1
    ['adam', 'm₃', [0.081, 0.09, 0.1]],
    // 0.5 · 0.9 · 0.99 is left of the start, then −0.1 · 0.9 · 0.99, …
    ['annealed-momentum', 'v⁽³⁾', [0.4455, -0.0891, -0.099, -0.1]],
  ])('%s: %s has the weights %j', (id, text, weights) => {
    const [sum] = solved(id).sums;
    expect(sum!.text).toBe(text);
    expect(sum!.terms.map(({ weight }) => Number(weight.toFixed(9)))).toEqual(weights);
  });
  it('of an average come to 1 − β³', () => {
    const weights = solved('momentum-ema').sums[0]!.terms.map(({ weight }) => weight);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1 - 0.8 ** 3, 12);
  });
  it.each(calculations.map(({ id }) => id))('%s: what they add comes to the value', (id) => {
    for (const { terms, comesTo, older } of solved(id).sums) {
      if (older > 0) continue;
      for (const [entry, total] of comesTo.entries())
        expect(terms.reduce((sum, { adds }) => sum + adds[entry]!, 0)).toBeCloseTo(total, 9);
    }
  });
  it.each(['gradient-descent', 'adagrad', 'rmsprop-epsilon', 'adadelta', 'sigmoid-network'])(
    '%s has none of gradients',
    (id) => {
      expect(solved(id).sums).toEqual([]);
    },
  );
});

describe('networks', () => {
  it('two inputs through three layers, with the numbers that the source prints', () => {
    const { networks } = solved('sigmoid-network');
    expect(networks.map(({ part }) => part)).toEqual(['Input 1', 'Input 2']);
    const [first, second] = networks.map(({ columns }) =>
      columns.at(-1)!.nodes.map(({ number }) => number!.toFixed(2)),
    );
    expect([first, second]).toEqual([
      ['0.62', '0.83'],
      ['0.51', '0.85'],
    ]);
    // W1 = [1, −2; −1, 1], a row for each unit
    expect(networks[0]!.edges.slice(0, 4).map(({ weight }) => weight)).toEqual([1, -2, -1, 1]);
  });
  it('two layers, and the one that they collapse to; not the bias that goes through one', () => {
    const { networks } = solved('linear-layers-collapse');
    expect(networks.map(({ columns }) => columns.map(({ name }) => name))).toEqual([
      ['x', 'h', 'y'],
      ['x', 'same'],
    ]);
  });
  it('a neuron is one layer', () => {
    const [network] = solved('sigmoid-neuron').networks;
    expect(network!.columns.map(({ nodes }) => nodes.length)).toEqual([4, 1]);
  });
  it('before anything is marked, only what is given stands in it', () => {
    const trace = traceOf(calculations.find(({ id }) => id === 'tanh-layer-training')!.text);
    const [first, second] = picturesGiven(trace, NONE).networks;
    expect(first!.edges.map(({ weight }) => weight)).toEqual([0.3, -0.2, -0.1, 0.4]);
    expect(second!.edges.map(({ weight }) => weight)).toEqual([null, null, null, null]);
    expect(first!.columns[1]!.nodes.map(({ number }) => number)).toEqual([null, null]);
  });
  it('a wrong answer is marked in its node', () => {
    const trace = traceOf(calculations.find(({ id }) => id === 'sigmoid-network')!.text);
    const { own } = picturesMarked(grade(trace, { 'a1[1]': '[0.5, 0.12]' }), false);
    const [node] = own.networks[0]!.columns[1]!.nodes;
    expect([node!.number, node!.isWrong]).toEqual([0.5, true]);
  });
});

/** Numbers that have gone wrong on their way to the page. */
const BROKEN = /NaN|Infinity|undefined|\bnull\b/;
const drawings = (html: string): string =>
  [...html.matchAll(/<figure class="picture">.*?<\/figure>/gs)].join('');

describe('drawings hold numbers only', () => {
  it.each(calculations.map(({ id }) => id))('%s', (id) => {
    const definition = checker.problem(id);
    const solution = solutionPage(checker.solve(id), 1, {}, checker.pictures(id, 'solution'));
    const sheet = worksheetPage({
      definition,
      typed: {},
      marked: null,
      pictures: checker.pictures(id, 'given'),
    });
    for (const page of [solution, sheet]) expect(drawings(page)).not.toMatch(BROKEN);
  });
  it.each([
    ['too large for a double', '1e400'],
    ['as far below', '-1e400'],
    ['too small for one', '1e-400'],
    ['a word that doubles know', 'NaN'],
    ['another', 'Infinity'],
    ['a long fraction', `1/${'9'.repeat(300)}`],
    ['a longer one', `${'9'.repeat(400)}/7`],
    ['far off', '1e9'],
    ['nothing', '0'],
  ])('answers that are %s', (_, hostile) => {
    for (const id of [
      'momentum-regression',
      'quadratic-descent',
      'regression-with-bias',
      'sigmoid-network',
    ]) {
      const definition = checker.problem(id);
      const typed = Object.fromEntries(
        checker
          .solve(id)
          .steps.map(({ id: step, exact }) => [
            step,
            Array.isArray(exact)
              ? `[${exact.map((row) => row.map(() => hostile).join(', ')).join('; ')}]`
              : hostile,
          ]),
      );
      const html = drawings(worksheetPage({ definition, typed, marked: checker.mark(id, typed) }));
      expect(html).toContain('<svg');
      expect(html).not.toMatch(BROKEN);
      const across = [...html.matchAll(/ (?:x|x1|x2|cx)="([^"]+)"/g)].map(([, x]) => Number(x));
      expect(Math.min(...across)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...across)).toBeLessThanOrEqual(342);
    }
  });
});
