/** What is promised to whoever runs the server, with its bound and the test that shows it → docs/security.md; the bounds are the constants themselves. */
import { LONGEST_TEX, MOST_EXPANDED } from '../../views/katex.ts';
import { DEEPEST_EXPRESSION, LONGEST_EXPRESSION, MOST_TOKENS } from '../answer/expression.ts';
import { LONGEST_LINE } from '../answer/line.ts';
import {
  DEEPEST_ANSWER,
  LARGEST_POWER,
  LONGEST_ANSWER as LONGEST_TYPED,
  MOST_DIGITS,
} from '../answer/read.ts';
import { DEEPEST_JSON, MOST_ENTRIES } from '../answer/submission.ts';
import { MOST_LINES } from '../derive/lines.ts';
import { MOST_ANSWERS } from '../exercise/submission.ts';
import { DEEPEST_FORMULA, LONGEST_FORMULA } from '../math/parse.ts';
import { LARGEST_EXPONENT } from '../math/real.ts';
import { LONGEST_SIDE } from '../problem/numbers.ts';
import { MOST_REPEATS, MOST_STEPS } from '../problem/passes.ts';
import { LARGEST_FILE } from '../problem/yaml.ts';
import { DEEPEST, MOST_PIECES } from '../problem/yaml-bounds.ts';
import { LONGEST_DOCUMENT, MOST_RELATIONS } from '../writeup/check.ts';
import { MOST_IN_A_ROW, MOST_NESTED } from '../writeup/read.ts';
import { LEFT_ASIDE, SHORT_SHEET, SHORT_SUBMISSION, TAKES_LONG } from './api.ts';
import { MEGABYTES, MOST_WAITING, MOST_WAITING_OF_ONE, TAKES_AT_MOST } from './aside.ts';
import { CLIENTS, REQUESTS_A_MINUTE } from './limits.ts';
import { LARGEST_BODY, LARGEST_WRITEUP, MOST_FIELDS } from './read.ts';
import { LONGEST_ANSWER } from './tasks.ts';

export interface Promised {
  readonly what: string;
  readonly bound: string;
  /** The file, and words of a test's name in it. */
  readonly test: readonly [file: string, name: string];
}

const count = (number: number): string => number.toLocaleString('en');
const seconds = (ms: number): string => `${ms / 1000} s`;
const kilobytes = (bytes: number): string => `${bytes / 1024} KB`;

const HTTP = 'test/http/http.test.ts';
const WEB = 'test/http/web.test.ts';
const SERVER = 'test/server.test.ts';
const ASIDE = 'test/http/aside.test.ts';
const WATCH = 'test/http/watch.test.ts';
const BOUNDS = 'test/bounds.test.ts';
const FUZZ = 'test/fuzz.test.ts';

export const PROMISES: Readonly<Record<string, readonly Promised[]>> = {
  'What is sent': [
    {
      what: 'Body of a submission or a form',
      bound: kilobytes(LARGEST_BODY),
      test: [WEB, 'past its bound is 413'],
    },
    { what: 'Body of a write-up', bound: kilobytes(LARGEST_WRITEUP), test: [WEB, 'past its bound is 413'] },
    { what: 'Fields of a form', bound: count(MOST_FIELDS), test: [WEB, 'past its bound is 413'] },
    {
      what: 'Headers, and the address with them',
      bound: kilobytes(CLIENTS.maxHeaderSize),
      test: [SERVER, 'that is not taken is refused'],
    },
    { what: 'JSON is nested', bound: `${DEEPEST_JSON} deep`, test: [BOUNDS, 'JSON'] },
    {
      what: 'Answers in a submission',
      bound: count(MOST_ANSWERS),
      test: [BOUNDS, 'answers'],
    },
    { what: 'A body of a kind that is not asked for', bound: '415', test: [WEB, 'kinds of bodies'] },
  ],
  'What is read': [
    {
      what: 'A number or matrix as typed',
      bound: `${count(LONGEST_TYPED)} characters, ${DEEPEST_ANSWER} brackets deep`,
      test: ['test/answer/read.test.ts', 'work is bounded'],
    },
    {
      what: 'Digits of a number, and its power of ten',
      bound: `${MOST_DIGITS}, and ${LARGEST_POWER}`,
      test: [BOUNDS, 'digits typed'],
    },
    {
      what: 'Entries of a matrix',
      bound: count(MOST_ENTRIES),
      test: [BOUNDS, 'entries'],
    },
    {
      what: 'An expression',
      bound: `${count(LONGEST_EXPRESSION)} characters, ${MOST_TOKENS} names and signs, ${DEEPEST_EXPRESSION} deep`,
      test: ['test/answer/expression.test.ts', 'work is bounded'],
    },
    { what: 'Lines of a derivation', bound: `${MOST_LINES}`, test: [BOUNDS, 'on the lines of a derivation'] },
    {
      what: 'A line of it, with all its words',
      bound: `${count(LONGEST_LINE)} characters`,
      test: [BOUNDS, 'a line of a proof'],
    },
    {
      what: 'Exponents in a calculation',
      bound: count(LARGEST_EXPONENT),
      test: [BOUNDS, 'exponents'],
    },
    {
      what: 'A write-up',
      bound: `${count(LONGEST_DOCUMENT)} characters, ${count(MOST_RELATIONS)} relations`,
      test: [BOUNDS, 'on the relations of a write-up'],
    },
    {
      what: 'A side of an equation in a write-up: operations in a row, and brackets in each other',
      bound: `${MOST_IN_A_ROW}, ${MOST_NESTED}`,
      test: [BOUNDS, 'operations in a row'],
    },
    {
      what: 'A formula that is typeset',
      bound: `${count(LONGEST_TEX)} characters, ${MOST_EXPANDED} macros put in`,
      test: [BOUNDS, 'a formula typeset'],
    },
    {
      what: 'A problem file',
      bound: `${count(LARGEST_FILE)} characters, ${count(MOST_PIECES)} pieces, ${DEEPEST} deep`,
      test: ['test/problem/hostile.test.ts', 'a hostile file is a fault with its place'],
    },
    {
      what: 'Steps of a problem, repeats, sides of its matrices',
      bound: `${count(MOST_STEPS)}, ${count(MOST_REPEATS)}, ${LONGEST_SIDE}`,
      test: ['test/problem/faults.test.ts', 'what would take too long is a fault'],
    },
    {
      what: 'A formula of a problem',
      bound: `${count(LONGEST_FORMULA)} characters, ${DEEPEST_FORMULA} deep`,
      test: [BOUNDS, 'brackets of a formula'],
    },
  ],
  'Time, and whose turn it is': [
    {
      what: 'Pages, derivations, variants and long submissions are made in threads; the loop marks only numbers of a short sheet',
      bound: `${count(SHORT_SUBMISSION)} characters, ${SHORT_SHEET} steps`,
      test: [ASIDE, 'is answered as without'],
    },
    {
      what: 'A sheet that is wrong throughout takes longer: its problem is then left to the threads',
      bound: `over ${TAKES_LONG} ms of late (the last sheet counts a quarter), for ${LEFT_ASIDE / 1000} s`,
      test: [ASIDE, 'a problem that takes long of late is left to the threads'],
    },
    {
      what: 'One submission or page, its waiting included',
      bound: seconds(TAKES_AT_MOST.page),
      test: [ASIDE, 'is cut off with a word'],
    },
    {
      what: 'One write-up, its waiting included',
      bound: seconds(TAKES_AT_MOST.writeUp),
      test: [ASIDE, 'is cut off with a word'],
    },
    { what: 'Memory of a thread', bound: `${count(MEGABYTES)} MB`, test: [ASIDE, 'is cut off with a word'] },
    {
      what: 'An answer',
      bound: `${count(LONGEST_ANSWER)} characters`,
      test: [WEB, 'an answer past its bound is 413'],
    },
    {
      what: 'Clients take turns, by address',
      bound: `${MOST_WAITING_OF_ONE} tasks of one wait, ${MOST_WAITING} in all`,
      test: [WEB, 'come to each client, however much one of them asks'],
    },
    {
      what: 'No client has all threads of a kind, where there are several',
      bound: 'all but one',
      test: [WEB, 'leave a place to the others: no client has them all'],
    },
    {
      what: 'Requests of one client, unless `RATE_LIMIT` says otherwise',
      bound: `${count(REQUESTS_A_MINUTE)} a minute`,
      test: [WATCH, 'is told, and what is beyond it is refused with the time to wait'],
    },
    {
      what: 'Headers of a request are in',
      bound: seconds(CLIENTS.headersTimeout),
      test: [SERVER, 'that are slow, with their headers or their body, are dropped'],
    },
    {
      what: 'A request is in',
      bound: seconds(CLIENTS.requestTimeout),
      test: [SERVER, 'that are slow, with their headers or their body, are dropped'],
    },
  ],
  'What is given away': [
    {
      what: 'Pages run only scripts of this server, and ask no other host',
      bound: 'Content-Security-Policy',
      test: [HTTP, 'none asks another host, and all they ask is served'],
    },
    {
      what: 'What is typed is never markup',
      bound: 'escaped',
      test: [HTTP, 'nothing typed is printed unescaped'],
    },
    {
      what: 'Paths lead to problems and assets only',
      bound: '404',
      test: [HTTP, 'a path out of the folder'],
    },
    { what: 'An exam keeps its solution', bound: '403', test: [HTTP, 'an exam'] },
    {
      what: 'A fault of the server tells nothing of the inside',
      bound: '500, one sentence',
      test: [WEB, 'tells a client nothing of the inside'],
    },
    {
      what: 'The log holds no answers',
      bound: 'method, path, status, time, id',
      test: [WATCH, 'has a line a request, with an id that the client is told, and no answers'],
    },
  ],
  'When something breaks': [
    {
      what: 'Bad input of any kind gets an answer of its own kind',
      bound: 'never a 500',
      test: [FUZZ, 'bad input'],
    },
    {
      what: 'SIGTERM lets what is under way finish',
      bound: '25 s',
      test: [SERVER, 'SIGTERM lets what is under way finish, and takes nothing new'],
    },
    {
      what: 'A problem file that goes bad is told; its last good text is served',
      bound: '`/readyz`, the log',
      test: [SERVER, 'a file that goes bad is told, and its last good text serves on'],
    },
    {
      what: 'A full disk or a folder that cannot be written',
      bound: 'marking goes on',
      test: [SERVER, 'does not stop marking'],
    },
    {
      what: 'Under load with a tenth of it hostile: no 500, no hang, memory flat',
      bound: '`npm run soak`',
      test: ['test/soak.test.ts', 'holds for some seconds'],
    },
  ],
};

const INTRO = `# What is promised, how far it goes, and what shows it

Nobody who sends something is trusted; whoever writes problem files is trusted not to be read wrongly, and no further. Each
row names a test. The bounds are the constants in the code: written by \`npm run generate\`, and held to them by
\`test/docs/security.test.ts\`. \`npm run fuzz -- --minutes 30\` and \`npm run soak\` look for what no row names.
Reading the folder of problems again, when it changes, takes the loop about half a second: whoever may write there may do that.`;

export const securityDocs = (): string =>
  `${[
    INTRO,
    ...Object.entries(PROMISES).map(
      ([title, rows]) =>
        `## ${title}\n\n| what | bound | shown by |\n|---|---|---|\n${rows
          .map(({ what, bound, test: [file, name] }) => `| ${what} | ${bound} | \`${file}\`: ${name} |`)
          .join('\n')}`,
    ),
  ].join('\n\n')}\n`;
