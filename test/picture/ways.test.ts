/** Several methods in one drawing: where their paths stand, which are the same, and what is beyond the border. */
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/checker.ts';
import { numbersAt, place } from '../../src/picture/frame.ts';
import type { Point } from '../../src/picture/landscape.ts';
import { letterAt } from '../../src/picture/ways.ts';

const checker = createChecker();
const IDS = ['gradient-descent', 'heavy-ball', 'momentum-regression', 'nesterov'];
const ways = checker.ways(IDS)!;

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
] as const)('path %s is %s', (order, letter) => {
  expect(letterAt(order)).toBe(letter);
});

describe('four methods from w = [1, 0]', () => {
  it('a letter each, in their order', () => {
    expect(ways.ways.map(({ letter }) => letter)).toEqual(['A', 'B', 'C', 'D']);
  });
  it('heavy ball and momentum go the same way', () => {
    expect(ways.same).toEqual([['B', 'C']]);
  });
  it('the loss is lowest where both targets are met: 2a - b = 3, -a + 3b = 1 at a = 2, b = 1', () => {
    expect(ways.lowest!.numbers.map((x) => Math.round(x * 1e6) / 1e6)).toEqual([2, 1]);
  });
  it('every path begins at the start, and its points stand to each other as the weights do', () => {
    // Weights of gradient descent by hand: [1, 0], [1, 1], [2, 0], [1, 2].
    const [at0, at1, at2, at3] = ways.ways[0]!.points as Point[];
    for (const { points } of ways.ways) expect(points[0]).toEqual(ways.start);
    const unit = at0![1] - at1![1];
    expect(unit).toBeGreaterThan(5);
    expect([at2![0] - at0![0], at2![1] - at0![1]].map((x) => Math.round(x / unit))).toEqual([1, 0]);
    expect([at3![0] - at0![0], at0![1] - at3![1]].map((x) => Math.round(x / unit))).toEqual([0, 2]);
  });
});

it('where many paths end close together, letters stand further off, with a line to their ends', () => {
  const ids = [...IDS, 'adagrad-epsilon', 'adadelta', 'rmsprop-epsilon', 'vsgd', 'momentum-ema'];
  const drawn = checker.ways(ids)!;
  const unnamed = drawn.ways.filter(({ label }) => !label).map(({ letter }) => letter);
  expect(unnamed).toEqual(drawn.same.flatMap(([, ...others]) => others));
  const far = drawn.ways.flatMap(({ label, points }) =>
    label?.leader ? [{ end: points.at(-1)!, leader: label.leader }] : [],
  );
  expect(far.length).toBeGreaterThan(0);
  for (const { end, leader } of far)
    expect(Math.hypot(leader[1][0] - end[0], leader[1][1] - end[1])).toBeCloseTo(3, 6);
});
it('what a frame places it finds again', () => {
  const frame = { centre: [1, 2] as Point, scale: 0.25 };
  expect(numbersAt(frame, place(frame, [-3, 7]))).toEqual([-3, 7]);
});
it('a network, whose weights are more than two, is not drawn so', () => {
  expect(checker.ways(['sigmoid-network', 'gradient-descent'])).toBeNull();
});
