/** The loss against the updates, drawn; and the same in words and numbers. */
import type { LossCurve } from '../src/picture/loss-curve.ts';
import { Figure } from './figure.tsx';
import { figures } from './figures.ts';
import { Axes, plotSize, sayTracks, Tracks, TrackTable } from './plot.tsx';

export function LossFigure({ loss: { isMean, across, up, tracks } }: { readonly loss: LossCurve }) {
  const what = isMean
    ? 'Each point is the mean of the losses of one pass.'
    : 'Each point is the loss of one pass.';
  return (
    <Figure
      size={plotSize(tracks)}
      title="The loss, pass by pass"
      says={[what, ...sayTracks(tracks, 'loss', 'rises at')].join(' ')}
      table={<TrackTable tracks={tracks} row="Pass" show={([, height]) => figures(height)} />}
    >
      <Axes across={across} up={up} names={['pass', 'loss']} />
      <Tracks tracks={tracks} />
    </Figure>
  );
}
