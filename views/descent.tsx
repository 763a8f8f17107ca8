/** The descent drawn: contours of the loss, the paths over them, and the same in words and numbers. */
import type { Descent } from '../src/picture/descent.ts';
import { Figure } from './figure.tsx';
import { pairText } from './figures.ts';
import { Ground, sayGround } from './ground.tsx';
import { plotSize, sayTracks, Tracks, TrackTable } from './plot.tsx';

export function DescentFigure({ descent }: { readonly descent: Descent }) {
  const { names, tracks } = descent;
  const name = names.join(' and ');
  return (
    <Figure
      size={plotSize(tracks)}
      title={`The loss over ${name}`}
      says={sentences(descent)}
      table={<TrackTable tracks={tracks} row={name} show={pairText} />}
    >
      <Ground {...descent} />
      <Tracks tracks={tracks} />
    </Figure>
  );
}

const sentences = (descent: Descent): string =>
  [
    ...sayGround(descent),
    `The ring marks the start, ${descent.tracks[0]!.stations[0]!.text}.`,
    ...sayTracks(descent.tracks, 'path', 'goes uphill to'),
  ].join(' ');
