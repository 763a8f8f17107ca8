/** The environment of the server: what is taken, and what is told of what is not. */
import { expect, it } from 'vitest';
import { OUR_PROBLEMS } from '../src/checker.ts';
import { settingsOf } from '../src/settings.ts';

it('without any word: port 3000, our problems, one process, a limit of at least 100 grades a second', () => {
  const { port, limit, logLevel, proxies, workers } = settingsOf({});
  expect([port, logLevel, proxies, workers]).toEqual([3000, 'info', 0, 1]);
  expect(limit! / 60).toBeGreaterThanOrEqual(100);
});
it('takes what is said', () => {
  expect(
    settingsOf({
      PORT: '8080',
      HOST: '127.0.0.1',
      RATE_LIMIT: '60',
      LOG_LEVEL: 'silent',
      PROXIES: '1',
      WORKERS: '4',
      PROBLEMS: 'test',
      PROBLEMS_ONLY: '1',
    }),
  ).toEqual({
    port: 8080,
    host: '127.0.0.1',
    limit: 60,
    logLevel: 'silent',
    proxies: 1,
    workers: 4,
    folders: ['test'],
  });
  expect(settingsOf({ PROBLEMS: 'test' }).folders).toEqual([OUR_PROBLEMS, 'test']);
  expect(settingsOf({ RATE_LIMIT: 'off' }).limit).toBeUndefined();
});
it.each([
  [{ PORT: 'abc' }, /^PORT should be a whole number from 0 to 65535, not "abc"\.$/],
  [{ PORT: '70000' }, /PORT.*70000/],
  [{ PORT: '-1' }, /PORT/],
  [{ RATE_LIMIT: '0' }, /^RATE_LIMIT should be a whole number from 1 to 1000000000, or off, not "0"\.$/],
  [{ RATE_LIMIT: 'none' }, /RATE_LIMIT.*none/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL should be one of silent, fatal/],
  [{ PROBLEMS: 'nowhere' }, /^PROBLEMS: there is no folder "nowhere"$/],
  [{ PROBLEMS_ONLY: '1' }, /^PROBLEMS_ONLY=1 leaves no problems/],
  [{ PROBLEMS_ONLY: 'yes' }, /^PROBLEMS_ONLY should be 1/],
  [{ WORKERS: '1000' }, /^WORKERS should be a whole number from 1 to 256/],
])('%j is told', (environment, message) => {
  expect(() => settingsOf(environment)).toThrow(message);
});
