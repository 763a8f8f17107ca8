/** A few seconds of `npm run soak`, and what it calls broken. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { brokenBy, type Measured, trend } from '../soak/verdict.ts';

it('holds for some seconds', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['dist/soak/soak.js', '--minutes', '0.1', '--seed', '7'],
    { encoding: 'utf8' },
  );
  expect(stdout).not.toContain('BROKEN');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^honest answers +[1-9]\d+$/m);
  expect(stdout).toMatch(/^hostile answers +[1-9]\d+$/m);
  expect(stdout).toContain('no promise of safety broke');
});

describe('broken is', () => {
  const at = (status: number, ms: number) => ({ name: 'a sheet marked', at: 0, status, ms });
  const good = at(200, 3);
  const held: Measured = {
    seconds: 600,
    capacity: 100,
    rate: 80,
    honest: [good],
    hostile: [at(422, 900)],
    memory: Array.from({ length: 600 }, (_, i) => 3e8 + (i < 200 ? i * 1e6 : 2e8) + (i % 7) * 1e6),
    ended: null,
  };
  it('nothing, where all is answered and memory is flat after the warm-up, however slow', () => {
    expect(brokenBy(held)).toEqual([]);
    expect(
      brokenBy({
        ...held,
        honest: [at(200, 80_000), at(503, 1)],
      }),
    ).toEqual([]);
  });
  it.each<[string, Partial<Measured>, RegExp]>([
    ['a 500', { hostile: [at(500, 1)] }, /^1 faults of the server/],
    ['a hang', { hostile: [at(0, 90_000)] }, /^1 requests without an answer/],
    ['an honest request refused', { honest: [at(422, 1)] }, /^1 honest requests refused/],
    ['a crash', { ended: 'SIGSEGV' }, /^the server ended: SIGSEGV/],
    [
      'memory that grows',
      { memory: Array.from({ length: 600 }, (_, i) => 3e8 + i * 5e5) },
      /^memory grew by 190 MB/,
    ],
    ['memory without end', { memory: [4e9] }, /^memory: 3815 MB/],
    ['memory that nothing is known of', { memory: [] }, /^how much memory it holds was never told/],
  ])('%s', (_, change, says) => {
    const broken = brokenBy({ ...held, ...change });
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatch(says);
  });
  it('judged by the least-squares line', () => {
    const { from, rise } = trend([9, 9, 9, 1, 2, 3, 4, 5, 6]);
    expect([from, rise]).toEqual([1, 5]);
  });
});
