/** The loss as a function of two trained numbers, against values worked out by hand. */
import { describe, expect, it } from 'vitest';
import { type Landscape, landscapeOf } from '../../src/picture/landscape.ts';
import { lowestNear } from '../../src/picture/surface.ts';
import { calculations, flagship, traceOf } from '../problem-here.ts';

const landscapes = new Map(calculations.map(({ id, text }) => [id, landscapeOf(traceOf(text, id))]));

describe('the mean loss', () => {
  it.each([
    // (2·2 − 1 − 3)² and (−2 + 3 − 1)²
    ['momentum-regression', [2, 1], 0],
    // (2 − 3)² and (−1 − 1)²
    ['momentum-regression', [1, 0], 2.5],
    // (3 − 3)² and (−4 − 1)², where a wrong sign leads
    ['momentum-regression', [1, -1], (0 + 25) / 2],
    // taken at w + μv, whatever w is there
    ['nesterov', [1, 0], 2.5],
    // one input at a time; the loss is of both
    ['stochastic-gradient-descent', [1, 0], 2.5],
    // (1 − 3)² and (5 − 1)²
    ['annealed-momentum', [2, 1], 10],
    // residuals −4, 0, 5, 11 of 2x + 1
    ['regression-with-bias', [2, 1], 40.5],
    // 9/2 + 2 − 3 + 1/2
    ['quadratic-descent', [3, -1], 4],
  ] as const)('%s at %j is %d', (id, at, loss) => {
    expect(landscapes.get(id)!.survey()(at)).toBeCloseTo(loss, 9);
  });
});

describe('two numbers are trained', () => {
  it.each([
    ['momentum-regression', 'w', 4],
    ['nesterov', 'w', 4],
    ['nesterov-rewritten', 'phi', 4],
    ['regression-with-bias', 'w,b', 3],
    ['step-decay', 'w', 5],
    ['adam', 'w', 4],
  ])('%s: %s, at %i places', (id, names, places) => {
    const { names: found, stations } = landscapes.get(id)!;
    expect([found.join(), stations.length]).toEqual([names, places]);
  });
  it.each(['logistic-regression', 'sigmoid-network-training', 'adam-quadratic', 'total-cost', 'softmax'])(
    '%s: more, fewer or none',
    (id) => {
      expect(landscapes.get(id)).toBeNull();
    },
  );
  it('twenty-three of the problems have a landscape', () => {
    expect([...landscapes.values()].filter(Boolean)).toHaveLength(23);
  });
});

it('one survey of hostile numbers ends, and the next is as good as new', () => {
  const { survey } = landscapeOf(flagship)!;
  const tired = survey();
  for (let i = 0; i < 300_000 && !Number.isNaN(tired([1, 0])); i++);
  expect(tired([1, 0])).toBeNaN();
  expect(survey()([1, 0])).toBeCloseTo(2.5, 9);
});

describe('the lowest point', () => {
  const of = (loss: (x: number, y: number) => number): Landscape => ({
    problem: { quantities: new Map() },
    names: ['w'],
    stations: [],
    lossName: 'loss',
    survey:
      () =>
      ([x, y]) =>
        loss(x, y),
    most: 1000,
  });
  it.each([
    ['of a bowl that is no square', of((x, y) => Math.cosh(x - 1) + (y + 2) ** 2 / 3), [1, -2]],
    ['of a saddle there is none', of((x, y) => x * x - y * y), null],
    ['of a valley without an end there is none', of((x, y) => (x + y) ** 2), null],
    ['of what is nowhere defined there is none', of(() => Number.NaN), null],
  ] as const)('%s', (_, landscape, lowest) => {
    const found = lowestNear(landscape, [0.2, 0.3]);
    expect(found?.map((x) => Math.round(x * 1e4) / 1e4) ?? null).toEqual(lowest);
  });
});
