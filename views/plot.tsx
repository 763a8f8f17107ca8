/** Axes, paths and their legend, as the descent and the loss against the updates are drawn. */
import { PLOT, WIDTH } from '../src/picture/frame.ts';
import type { Label } from '../src/picture/labels.ts';
import type { Tick } from '../src/picture/surface.ts';
import type { Station, Track, Whose } from '../src/picture/track.ts';
import { figures, tenths } from './figures.ts';
import { Drawn, Said } from './scripts.tsx';

const BOTTOM = PLOT.top + PLOT.height;
const RIGHT = PLOT.left + PLOT.width;
/** Below the axes, and for each line of the legend. */
const FOOT = 20;

const inLegend = (tracks: readonly Track[]): readonly Track[] =>
  tracks.filter(({ lines }) => lines.length > 0);

/** Width and height of a drawing with axes and a legend. */
export const plotSize = (tracks: readonly Track[]): readonly [number, number] => [
  WIDTH,
  BOTTOM + FOOT * (1 + inLegend(tracks).length),
];

interface AxesProps {
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
  /** What is written at their ends. */
  readonly names: readonly [string, string];
}

export function Axes({ across, up, names: [along, upward] }: AxesProps) {
  /** About what the name takes of the room for numbers. */
  const free = RIGHT - 8 * along.length - 12;
  return (
    <>
      <rect class="frame" x={PLOT.left} y={PLOT.top} width={PLOT.width} height={PLOT.height} />
      {across
        .filter(({ at }) => at > PLOT.left + 8 && at < RIGHT)
        .map(({ at, number }) => (
          <>
            <line class="tick" x1={tenths(at)} x2={tenths(at)} y1={BOTTOM} y2={BOTTOM + 4} />
            {at < free && (
              <text class="number" x={tenths(at)} y={BOTTOM + 16} text-anchor="middle">
                {figures(number)}
              </text>
            )}
          </>
        ))}
      {up
        .filter(({ at }) => at > PLOT.top + 22 && at < BOTTOM)
        .map(({ at, number }) => (
          <>
            <line class="tick" x1={PLOT.left - 4} x2={PLOT.left} y1={tenths(at)} y2={tenths(at)} />
            <text class="number" x={PLOT.left - 6} y={tenths(at) + 4} text-anchor="end">
              {figures(number)}
            </text>
          </>
        ))}
      <text class="axis" x={RIGHT} y={BOTTOM + 16} text-anchor="end">
        <Drawn text={along} />
      </text>
      <text class="axis" x={PLOT.left - 6} y={PLOT.top + 11} text-anchor="end">
        <Drawn text={upward} />
      </text>
    </>
  );
}

export function Tracks({ tracks }: { readonly tracks: readonly Track[] }) {
  return (
    <>
      {tracks.map(({ whose, stations, lines, labels }) => (
        <g class={`path ${whose}`}>
          {lines.map(({ from, to }) => (
            <line x1={tenths(from[0])} y1={tenths(from[1])} x2={tenths(to[0])} y2={tenths(to[1])} />
          ))}
          {lines.map(
            ({ arrow }) =>
              arrow && <polygon points={arrow.map((at) => at.map(tenths).join(',')).join(' ')} />,
          )}
          {stations.map(
            ({ at, order }) =>
              at && (
                <>
                  {order === 0 && <circle class="start" cx={tenths(at[0])} cy={tenths(at[1])} r={8} />}
                  <Mark whose={whose} at={at} />
                </>
              ),
          )}
          {labels.map((label) => (
            <Name label={label} />
          ))}
        </g>
      ))}
      {inLegend(tracks).map(({ whose }, i) => {
        const y = BOTTOM + FOOT * (i + 1) + 9;
        return (
          <g class={`path ${whose}`}>
            <line x1={PLOT.left} x2={PLOT.left + 34} y1={y} y2={y} />
            <Mark whose={whose} at={[PLOT.left + 17, y]} />
            <text x={PLOT.left + 42} y={y + 4}>
              {LEGENDS[whose]}
            </text>
          </g>
        );
      })}
    </>
  );
}

export const Name = ({ label: { text, at, anchor, leader } }: { readonly label: Label }) => (
  <>
    {leader && <path class="leader" d={`M${leader.map((end) => end.map(tenths).join(' ')).join('L')}`} />}
    <text x={tenths(at[0])} y={tenths(at[1])} text-anchor={anchor}>
      <Drawn text={text} />
    </text>
  </>
);

const LEGENDS: Readonly<Record<Whose, string>> = {
  true: 'true (line, circles)',
  own: 'yours (dashes, squares)',
};

function Mark({ whose, at: [x, y] }: { readonly whose: Whose; readonly at: readonly [number, number] }) {
  return whose === 'true' ? (
    <circle class="point" cx={tenths(x)} cy={tenths(y)} r={4} />
  ) : (
    <rect class="point" x={tenths(x - 4)} y={tenths(y - 4)} width={8} height={8} />
  );
}

const HEADINGS: Readonly<Record<Whose, string>> = { true: 'True', own: 'Yours' };

interface TrackTableProps {
  readonly tracks: readonly Track[];
  /** What a row is: a point, an update. */
  readonly row: string;
  readonly show: (numbers: readonly [number, number]) => string;
}

/** The stations in numbers, side by side. */
export function TrackTable({ tracks, row, show }: TrackTableProps) {
  const rows = tracks[0]!.stations.filter((_, i) => tracks.some(({ stations }) => stations[i]?.numbers));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <Said text={row} />
          </th>
          {tracks.map(({ whose }) => (
            <th scope="col">{HEADINGS[whose]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ text, order }) => (
          <tr>
            <th scope="row">
              <Said text={text} />
            </th>
            {tracks.map(({ stations, climbs }) => {
              const numbers = stations[order]?.numbers;
              return (
                <td>
                  {numbers ? show(numbers) : '–'}
                  {climbs.includes(order) && ' ↑'}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isBeyond = ({ numbers, at }: Station): boolean => numbers !== null && at === null;
const isMoved = ({ stations }: Track): boolean => stations.filter(({ numbers }) => numbers).length > 1;

/** What is to be seen of each path: where it rises, where it leaves the drawing, what is not written. */
export const sayTracks = (tracks: readonly Track[], subject: string, rises: string): string[] =>
  tracks.filter(isMoved).flatMap(({ whose, stations, climbs }) => {
    const path = `${whose === 'true' ? 'The true' : 'Your'} ${subject}`;
    const [beyond, missing] = [stations.filter(isBeyond), missingIn(stations)];
    return [
      climbs.length > 0 ? `${path} ${rises} ${listed(climbs.map((order) => stations[order]!.text))}.` : '',
      beyond.length > 0
        ? `${path} leaves the drawing: ${textsOf(beyond)} ${beyond.length > 1 ? 'lie' : 'lies'} beyond the arrow at the border.`
        : '',
      missing.length > 0
        ? `No number is written for ${textsOf(missing)}: the line goes straight on to the next that is.`
        : '',
    ].filter((sentence) => sentence !== '');
  });

const textsOf = (stations: readonly Station[]): string => listed(stations.map(({ text }) => text));

/** Not seen, though a later one is. */
function missingIn(stations: readonly Station[]): readonly Station[] {
  const last = stations.findLastIndex(({ numbers }) => numbers !== null);
  return stations.slice(0, Math.max(0, last)).filter(({ numbers }) => numbers === null);
}

/** @example A, B and C */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
