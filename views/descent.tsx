/** The descent drawn: contours of the loss, the paths over them, and the same in words and numbers. */
import type { Descent } from '../src/picture/descent.ts';
import { Figure } from './figure.tsx';
import { pairText, tenths } from './figures.ts';
import { Axes, Name, plotSize, sayTracks, Tracks, TrackTable } from './plot.tsx';

export function DescentFigure({ descent }: { readonly descent: Descent }) {
  const { names, surface, lowest, tracks } = descent;
  const name = names.join(' and ');
  return (
    <Figure
      size={plotSize(tracks)}
      title={`The loss over ${name}`}
      says={sentences(descent)}
      table={<TrackTable tracks={tracks} row={name} show={pairText} />}
    >
      {surface.bands.map((band) => (
        <path class="band" d={band} />
      ))}
      <Axes across={surface.across} up={surface.up} names={axisNames(names)} />
      {lowest && (
        <path
          class="lowest"
          d={`M${tenths(lowest.at[0] - 5)} ${tenths(lowest.at[1])}h10M${tenths(lowest.at[0])} ${tenths(lowest.at[1] - 5)}v10`}
        />
      )}
      {lowest?.label && <Name label={lowest.label} />}
      <Tracks tracks={tracks} />
    </Figure>
  );
}

const axisNames = (names: readonly string[]): readonly [string, string] =>
  names.length > 1 ? [names[0]!, names[1]!] : [`${names[0]}₁`, `${names[0]}₂`];

function sentences({ surface, lowest, tracks }: Descent): string {
  const tint = surface.bands.length > 0 ? ['The deeper the tint, the higher the loss.'] : [];
  const bottom = lowest ? [`The cross marks where it is lowest, at ${pairText(lowest.numbers)}.`] : [];
  const start = `The ring marks the start, ${tracks[0]!.stations[0]!.text}.`;
  return [...tint, ...bottom, start, ...sayTracks(tracks, 'path', 'goes uphill to')].join(' ');
}
