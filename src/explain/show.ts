/** What is shown worked → words: the ways to show that make a difference, and why something cannot be shown. */
import { never } from '../math/tree.ts';
import { firstHeading, type MayShow, resolveShow, SHOW_WORDS, type ShowProblem } from '../problem/show.ts';

/** A way to show steps worked: how it is asked for, and what it is called. */
export interface ShowChoice {
  readonly show: string;
  readonly title: string;
}

/** As a whole sentence when put behind `show: `, or behind the place in a file. */
export function sayShowProblem(problem: ShowProblem): string {
  switch (problem.code) {
    case 'kept':
      return 'this problem does not show its solution, so no step of it is shown either';
    case 'unknown-step':
      return `there is no step "${problem.id.slice(0, 60)}" to be shown; known here: ${listed(problem.known)}`;
    case 'everything':
      return 'every step would be shown and nothing left to do; leave at least one to be asked';
    default:
      return never(problem);
  }
}

const MOST_NAMED = 60;

export const listed = (names: readonly string[]): string =>
  (names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), '…'] : names).join(', ');

/** Those words that leave something to do and differ in what they show; none where there is no choice. */
export function showChoices(may: MayShow): readonly ShowChoice[] {
  const told = new Set<string>();
  const heading = firstHeading(may);
  const unit = heading === null ? 'step' : nounOf(heading);
  const choices = SHOW_WORDS.flatMap((show) => {
    const found = resolveShow(show, may);
    const what = 'problem' in found ? null : [...found.shown].join();
    if (what === null || told.has(what)) return [];
    told.add(what);
    return [{ show, title: titleOf(show, unit) }];
  });
  return choices.length > 1 ? choices : [];
}

/** `Input 1` → input */
const nounOf = (heading: string): string => /^(\p{L}+) \d+$/u.exec(heading)?.[1]?.toLowerCase() ?? 'update';

const TITLES: Readonly<Record<string, (unit: string) => string>> = {
  'first update': (unit) => `the first ${unit}`,
  'all but last': (unit) => `all but the last ${unit}`,
};

const titleOf = (show: string, unit: string): string => TITLES[show]?.(unit) ?? show;

/** `7 steps are shown worked, and not counted.` No sentence where none is. */
export const sayShown = ({ size }: ReadonlySet<string>, what = 'step'): string[] =>
  size === 0
    ? []
    : [`${size === 1 ? `1 ${what} is` : `${size} ${what}s are`} shown worked, and not counted.`];
