/** Links to a problem in other forms: on paper, as a document, as cards. */
import { EXPORTS } from './exports.ts';

interface TakeAlongProps {
  readonly id: string;
  readonly variant: number | null;
  /** With its solution: the worked documents, and the key on paper. */
  readonly worked?: boolean;
  /** Whether its solution, and with it the cards, may be had at all. */
  readonly shown: boolean;
}

export function TakeAlong({ id, variant, worked = false, shown }: TakeAlongProps) {
  const at = (path: string, words: readonly string[]): string => {
    const query = [...words, ...(variant === null ? [] : [`variant=${variant}`])].join('&');
    return `/problems/${id}/${path}${query && `?${query}`}`;
  };
  const formats = Object.entries(EXPORTS).filter(([, { tells }]) => shown || !tells);
  return (
    <p class="take-along quiet">
      Take it along: <a href={at('print', worked ? ['key'] : [])}>{worked ? 'print with key' : 'print'}</a>
      {formats.map(([name, { label }]) => (
        <>
          {' · '}
          <a href={at('export', [`format=${name}`, ...(worked ? ['worked'] : [])])} download>
            {label}
          </a>
        </>
      ))}
    </p>
  );
}
