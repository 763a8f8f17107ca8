/** The descent drawn: contours of the loss, the paths over them, and the same in words and numbers. */
import type { Descent, Path, Station, Whose } from '../src/picture/descent.ts';
import { PLOT, WIDTH } from '../src/picture/frame.ts';
import { Figure } from './figure.tsx';
import { figures, pairText, tenths } from './figures.ts';

const HEIGHT = PLOT.top + PLOT.height + 20;
const LEGEND = 20;

interface DescentProps {
  readonly descent: Descent;
  /** How the quantities are written: `w`. */
  readonly heading: string;
}

export function DescentFigure({ descent, heading }: DescentProps) {
  const legend = descent.paths.filter(({ lines }) => lines.length > 0);
  return (
    <Figure
      size={[WIDTH, HEIGHT + LEGEND * legend.length]}
      title={heading}
      says={sentences(descent)}
      table={<Numbers descent={descent} />}
    >
      <Ground descent={descent} />
      {descent.paths.map((path) => (
        <PathDrawn path={path} />
      ))}
      {legend.map(({ whose }, i) => (
        <g class={`path ${whose}`}>
          <line x1={PLOT.left} x2={PLOT.left + 34} y1={legendAt(i)} y2={legendAt(i)} />
          <Mark whose={whose} at={[PLOT.left + 17, legendAt(i)]} />
          <text x={PLOT.left + 42} y={legendAt(i) + 4}>
            {LEGENDS[whose]}
          </text>
        </g>
      ))}
    </Figure>
  );
}

const legendAt = (i: number): number => HEIGHT + LEGEND * i + 8;
const LEGENDS: Readonly<Record<Whose, string>> = {
  true: 'the true path (line, circles)',
  own: 'your path (dashes, squares)',
};

function Ground({ descent: { surface, lowest, names } }: { readonly descent: Descent }) {
  const bottom = PLOT.top + PLOT.height;
  return (
    <>
      {surface.bands.map((band) => (
        <path class="band" d={band} />
      ))}
      <rect class="frame" x={PLOT.left} y={PLOT.top} width={PLOT.width} height={PLOT.height} />
      {surface.across
        .filter(({ at }) => at > PLOT.left + 8 && at < PLOT.left + PLOT.width - 30)
        .map(({ at, number }) => (
          <>
            <line class="tick" x1={tenths(at)} x2={tenths(at)} y1={bottom} y2={bottom + 4} />
            <text class="number" x={tenths(at)} y={bottom + 16} text-anchor="middle">
              {figures(number)}
            </text>
          </>
        ))}
      {surface.up
        .filter(({ at }) => at > PLOT.top + 22 && at < bottom - 2)
        .map(({ at, number }) => (
          <>
            <line class="tick" x1={PLOT.left - 4} x2={PLOT.left} y1={tenths(at)} y2={tenths(at)} />
            <text class="number" x={PLOT.left - 6} y={tenths(at) + 4} text-anchor="end">
              {figures(number)}
            </text>
          </>
        ))}
      <text class="axis" x={PLOT.left + PLOT.width} y={bottom + 16} text-anchor="end">
        {axisName(names, 0)}
      </text>
      <text class="axis" x={PLOT.left - 6} y={PLOT.top + 11} text-anchor="end">
        {axisName(names, 1)}
      </text>
      {lowest && (
        <path
          class="lowest"
          d={`M${tenths(lowest.at[0] - 5)} ${tenths(lowest.at[1])}h10M${tenths(lowest.at[0])} ${tenths(lowest.at[1] - 5)}v10`}
        />
      )}
      {lowest?.label && (
        <text x={tenths(lowest.label.at[0])} y={tenths(lowest.label.at[1])}>
          {lowest.label.text}
        </text>
      )}
    </>
  );
}

const SUBSCRIPTS = ['₁', '₂'];
const axisName = (names: readonly string[], entry: 0 | 1): string =>
  names.length > 1 ? names[entry]! : `${LETTERS[names[0]!] ?? names[0]}${SUBSCRIPTS[entry]}`;
const LETTERS: Readonly<Record<string, string>> = { theta: 'θ', phi: 'φ' };

function PathDrawn({ path: { whose, stations, lines, labels } }: { readonly path: Path }) {
  return (
    <g class={`path ${whose}`}>
      {lines.map(({ from, to }) => (
        <line x1={tenths(from[0])} y1={tenths(from[1])} x2={tenths(to[0])} y2={tenths(to[1])} />
      ))}
      {lines.map(
        ({ arrow }) => arrow && <polygon points={arrow.map((at) => at.map(tenths).join(',')).join(' ')} />,
      )}
      {stations.map(
        ({ at, update }) =>
          at && (
            <>
              {update === 0 && <circle class="start" cx={tenths(at[0])} cy={tenths(at[1])} r={8} />}
              <Mark whose={whose} at={at} />
            </>
          ),
      )}
      {labels.map(({ text, at }) => (
        <text x={tenths(at[0])} y={tenths(at[1])}>
          {text}
        </text>
      ))}
    </g>
  );
}

function Mark({ whose, at: [x, y] }: { readonly whose: Whose; readonly at: readonly [number, number] }) {
  return whose === 'true' ? (
    <circle class="point" cx={tenths(x)} cy={tenths(y)} r={4} />
  ) : (
    <rect class="point" x={tenths(x - 4)} y={tenths(y - 4)} width={8} height={8} />
  );
}

const isBeyond = ({ numbers, at }: Station): boolean => numbers !== null && at === null;

function sentences({ paths, lowest, names }: Descent): string {
  const [first] = paths;
  const start = first!.stations[0]!;
  const what = names.length > 1 ? names.join(' and ') : 'the weights';
  const told = [
    `The deeper the tint, the higher the loss${lowest ? '; the cross marks where it is lowest' : ''}. The ring marks the start, ${start.text}.`,
  ];
  for (const { whose, stations, climbs } of paths) {
    if (stations.filter(({ numbers }) => numbers).length < 2) continue;
    const path = whose === 'true' ? 'The true path' : 'Your path';
    if (climbs.length > 0) told.push(`${path} goes uphill in update ${listed(climbs.map(String))}.`);
    const beyond = stations.filter(isBeyond);
    if (beyond.length > 0)
      told.push(
        `${path} leaves the picture: ${listed(beyond.map(({ text }) => text))} ${beyond.length > 1 ? 'lie' : 'lies'} far outside, where the arrow at the border points.`,
      );
    const missing = missingIn(stations);
    if (missing.length > 0)
      told.push(
        `${listed(missing.map(({ text }) => text))} ${missing.length > 1 ? 'are' : 'is'} not written down: the path goes straight on to what is.`,
      );
  }
  if (first!.lines.length === 0 && paths.length === 1)
    told.push(`Once marked, the way that ${what} take${names.length > 1 ? '' : ''} is drawn here.`);
  return told.join(' ');
}

/** Not seen, though a later one is. */
function missingIn(stations: readonly Station[]): readonly Station[] {
  const last = stations.findLastIndex(({ numbers }) => numbers !== null);
  return stations.slice(0, last).filter(({ numbers }) => numbers === null);
}

export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const HEADINGS: Readonly<Record<Whose, string>> = { true: 'True path', own: 'Your path' };

function Numbers({ descent: { paths, lowest } }: { readonly descent: Descent }) {
  const rows = paths[0]!.stations.filter((_, i) => paths.some(({ stations }) => stations[i]?.numbers));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Point</th>
          {paths.map(({ whose }) => (
            <th scope="col">{HEADINGS[whose]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ text, update }) => (
          <tr>
            <th scope="row">{update === 0 ? `${text} (start)` : text}</th>
            {paths.map(({ stations, climbs }) => {
              const numbers = stations[update]?.numbers;
              return (
                <td>
                  {numbers ? pairText(numbers) : '–'}
                  {climbs.includes(update) && ' ↑ uphill'}
                </td>
              );
            })}
          </tr>
        ))}
        {lowest && (
          <tr>
            <th scope="row">lowest</th>
            <td colSpan={paths.length}>{pairText(lowest.numbers)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
