/** The environment → how the server runs, or a sentence on what of it cannot be taken. */
import { foldersIn } from './cli/folders.ts';
import { Unusable } from './cli/unusable.ts';
import { REQUESTS_A_MINUTE } from './http/limits.ts';

export interface Settings {
  /** 0 takes any free one. */
  readonly port: number;
  /** The address listened at; undefined for all of this machine's. */
  readonly host: string | undefined;
  /** Requests a minute from one client; undefined for no limit. */
  readonly limit: number | undefined;
  readonly logLevel: (typeof LEVELS)[number];
  /** Proxies in front whose word on a client's address is taken. */
  readonly proxies: number;
  /** Processes that serve, from 1. */
  readonly workers: number;
  /** Folders whose problems are served. */
  readonly folders: readonly string[];
}

const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const;
const MOST_WORKERS = 256;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @example settingsOf({ PORT: '8080' }).port is 8080
 * @throws Unusable with the name of the variable, what it should be and what it is
 */
export function settingsOf(environment: Environment): Settings {
  const whole = (name: string, usual: number, from: number, to: number, or = ''): number => {
    const text = environment[name] || `${usual}`;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : -1;
    if (number >= from && number <= to) return number;
    throw new Unusable(`${name} should be a whole number from ${from} to ${to}${or}, not "${text}".`);
  };
  const level = environment.LOG_LEVEL || 'info';
  const logLevel = LEVELS.find((known) => known === level);
  if (!logLevel) throw new Unusable(`LOG_LEVEL should be one of ${LEVELS.join(', ')}, not "${level}".`);
  return {
    port: whole('PORT', 3000, 0, 65_535),
    host: environment.HOST || undefined,
    limit:
      environment.RATE_LIMIT === 'off'
        ? undefined
        : whole('RATE_LIMIT', REQUESTS_A_MINUTE, 1, 10 ** 9, ', or off'),
    logLevel,
    proxies: whole('PROXIES', 0, 0, 10),
    workers: whole('WORKERS', 1, 1, MOST_WORKERS),
    folders: foldersIn(environment),
  };
}
