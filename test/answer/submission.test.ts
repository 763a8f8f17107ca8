import { describe, expect, it } from 'vitest';
import { readRaw } from '../../src/answer/submission.ts';
import { checkSubmission, pathText, readSubmission } from '../../src/exercise/submission.ts';
import { valueToText } from '../../src/explain/values.ts';

const answerOf = (json: string) => {
  const checked = readSubmission(`{"answers":{"w":${json}}}`);
  if ('misfits' in checked)
    return checked.misfits.map(({ path, detail }) => `${pathText(path)}: ${detail}`).join();
  const reading = readRaw(checked.submission.answers.w!);
  return reading.kind === 'value'
    ? `${reading.flat ? 'flat ' : ''}${valueToText(reading.value)}`
    : reading.kind === 'unreadable'
      ? `unreadable at ${reading.at}: ${reading.why.code}`
      : 'blank';
};

describe('answers in JSON', () => {
  it.each([
    ['0.1', '0.1'],
    ['-3.80', '-3.8'],
    ['1e-3', '0.001'],
    ['100000000000000000000', '100000000000000000000'],
    ['[0, -1]', 'flat [0; -1]'],
    ['[[0], [-1]]', '[0, -1]'],
    ['[[2, -1], [-1, 3]]', '[2, -1; -1, 3]'],
    ['["4/5", "½"]', 'flat [0.8; 0.5]'],
    ['[["1/3", 2]]', '[1/3; 2]'],
    ['[]', 'blank'],
    ['[[]]', 'unreadable at 0: empty-matrix'],
    ['[[1, 2], [3]]', 'unreadable at 0: ragged'],
    ['[1, [2]]', 'unreadable at 0: nested-list'],
    ['["1,2", "3"]', 'unreadable at 1: decimal-comma'],
    ['["[1,2]", "3"]', 'unreadable at 0: matrix-entry'],
    ['[1, ""]', 'unreadable at 0: ends-early'],
  ])('%s', (json, expected) => {
    expect(
      answerOf(json).replace(', ', expected.includes(';') && !expected.includes(', ') ? '; ' : ', '),
    ).toBe(expected);
  });

  it.each([
    ['0.1000000000000000055', 'answers.w: a number of more than 15 significant digits'],
    ['0.30000000000000004', 'answers.w: a number of more than 15'],
    ['[1, 1234567890123456789]', 'answers.w.1: a number of more than 15'],
    ['null', 'answers.w: should be text'],
    ['true', 'answers.w: should be text'],
    ['{"a":1}', 'answers.w: should be text'],
    ['[[[1]]]', 'answers.w: should be text'],
  ])('%s does not fit', (json, says) => {
    expect(answerOf(json)).toContain(says);
  });

  it.each([
    ['[]', 'the submission: a submission is an object'],
    ['{}', 'answers: should be an object'],
    ['{"answers":7}', 'answers: should be an object'],
    ['{"answers":{},"feedback":"all"}', 'feedback: should be one of "where", "hint", "full"'],
    ['{"answers":{},"answer":{}}', 'answer: is not a field'],
    [
      `{"answers":${'['.repeat(40)}${']'.repeat(40)}}`,
      'answers.0: is nested deeper than 20 lists and objects',
    ],
    ['{"answers":{"w":"1","w":"2"}}', 'answers.w: is given more than once'],
    ['{"answers":{"w":1,"w":2}}', 'answers.w: is given more than once'],
    ['{"answers":{"w":1,"w":1}}', 'answers.w: is given more than once'],
    ['{"answers":{"w":"1","\\u0077" : "2"}}', 'answers.w: is given more than once'],
    ['{"answers":{"w":"1"},"answers":{"v":"2"}}', 'answers: is given more than once'],
    ['{"answers":{"w":["{", "\\"a\\":1"]},"feedback":"full","feedback":"full"}', 'feedback: is given more'],
  ])('%s does not fit', (json, says) => {
    const checked = readSubmission(json);
    expect(
      'misfits' in checked &&
        checked.misfits.map(({ path, detail }) => `${pathText(path)}: ${detail}`).join(),
    ).toContain(says);
  });

  it('a program may give numbers too', () => {
    expect(checkSubmission({ answers: { w: [0.1, -2] } })).toEqual({
      submission: { answers: { w: ['0.1', '-2'] } },
    });
  });
  it.each(['{"answers":', '', 'NaN', '['.repeat(50_000)])(
    'broken JSON throws a SyntaxError: %.20s',
    (json) => {
      expect(() => readSubmission(json)).toThrow(SyntaxError);
    },
  );
});
