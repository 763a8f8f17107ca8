/** Where several methods lead: one drawing with a path each, lettered as the rows of the table beside it. */
import type { Ways } from '../src/picture/ways.ts';
import { Figure } from './figure.tsx';
import { tenths } from './figures.ts';
import { Ground, sayGround } from './ground.tsx';
import { listed, Name, plotSize } from './plot.tsx';

/** Colours that there are; the letters tell apart what shares one. */
const HUES = 6;

export function WaysFigure({ ways: drawn, table }: { readonly ways: Ways; readonly table: string }) {
  const { start, ways } = drawn;
  return (
    <Figure
      size={plotSize([])}
      title="Where they go"
      says={sentences(drawn)}
      table={
        <p>
          The weights after each update are in <a href={`#${table}`}>the table</a>.
        </p>
      }
    >
      <Ground {...drawn} />
      <circle class="start way" cx={tenths(start[0])} cy={tenths(start[1])} r={7} />
      {ways.map(({ lines, points }, i) => (
        <g class={`path way hue-${i % HUES}`}>
          {lines.map(({ from, to, leaves, arrow }) => (
            <>
              <line x1={tenths(from[0])} y1={tenths(from[1])} x2={tenths(to[0])} y2={tenths(to[1])} />
              {leaves && arrow && <polygon points={arrow.map((at) => at.map(tenths).join(',')).join(' ')} />}
            </>
          ))}
          {points.map(([x, y]) => (
            <circle class="point" cx={tenths(x)} cy={tenths(y)} r={3} />
          ))}
        </g>
      ))}
      <g class="letters">{ways.map(({ label }) => label && <Name label={label} />)}</g>
    </Figure>
  );
}

function sentences(drawn: Ways): string {
  const { ways, same } = drawn;
  const lettered = (letter: string): boolean =>
    ways.some(
      (way) =>
        way.label &&
        (way.letter === letter || same.some((all) => all.includes(letter) && all.includes(way.letter))),
    );
  const bare = ways.map(({ letter }) => letter).filter((letter) => !lettered(letter));
  return [
    ...sayGround(drawn),
    'All begin at the ring; each dot is an update, and the letters are those of the table.',
    ...same.map((letters) => `${listed(letters)} go the same way.`),
    bare.length > 0
      ? `There is no room for the ${bare.length > 1 ? 'letters' : 'letter'} ${listed(bare)}.`
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
