/** The environment of the server: what is taken, and what is told of what is not. */
import { expect, it } from 'vitest';
import { settingsOf } from '../src/settings.ts';

it('without any word: port 3000, one process, a limit of at least 100 grades a second', () => {
  const { port, limit, logLevel, proxies, workers } = settingsOf({});
  expect([port, logLevel, proxies, workers]).toEqual([3000, 'info', 0, 1]);
  expect(limit! / 60).toBeGreaterThanOrEqual(100);
});
it('takes what is said', () => {
  expect(
    settingsOf({ PORT: '8080', RATE_LIMIT: '60', LOG_LEVEL: 'silent', PROXIES: '1', WORKERS: '4' }),
  ).toEqual({ port: 8080, limit: 60, logLevel: 'silent', proxies: 1, workers: 4 });
  expect(settingsOf({ RATE_LIMIT: 'off' }).limit).toBeUndefined();
});
it.each([
  [{ PORT: 'abc' }, /^PORT should be a whole number from 0 to 65535, not "abc"\.$/],
  [{ PORT: '70000' }, /PORT.*70000/],
  [{ PORT: '-1' }, /PORT/],
  [{ RATE_LIMIT: '0' }, /^RATE_LIMIT should be a whole number from 1 /],
  [{ RATE_LIMIT: 'none' }, /RATE_LIMIT.*none/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL should be one of silent, fatal/],
  [{ WORKERS: '1000' }, /^WORKERS should be a whole number from 1 to 256/],
])('%j is told', (environment, message) => {
  expect(() => settingsOf(environment)).toThrow(message);
});
