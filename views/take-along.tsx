/** Links to a problem in other forms: on paper, as a document, as cards. */
import type { Options } from '../src/checker.ts';
import { exportAddress, printAddress, traceAddress } from './address.ts';
import { EXPORTS } from './exports.ts';

interface TakeAlongProps {
  readonly id: string;
  /** What the page was asked for with. */
  readonly asked: Options;
  /** With its solution: the worked documents, and the key on paper. */
  readonly worked?: boolean;
  /** Whether its solution, and with it the cards, may be had at all. */
  readonly shown: boolean;
}

export function TakeAlong({ id, asked, worked = false, shown }: TakeAlongProps) {
  const formats = Object.entries(EXPORTS).filter(([, { tells }]) => shown || !tells);
  return (
    <p class="take-along quiet">
      Take it along: <a href={printAddress(id, asked, worked)}>{worked ? 'print with key' : 'print'}</a>
      {formats.map(([name, { label }]) => (
        <>
          {' · '}
          <a href={exportAddress(id, asked, name, worked)} download data-copy>
            {label}
          </a>
        </>
      ))}
      {worked && (
        <>
          {' · '}
          <a href={traceAddress(id, asked)} data-copy>
            JSON
          </a>
        </>
      )}
    </p>
  );
}
