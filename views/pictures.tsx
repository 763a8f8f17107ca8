/** The pictures of a page, as plain data → their figures; on a marked worksheet the true numbers only on asking. */
import type { MarkedPictures, Pictures } from '../src/picture/pictures.ts';
import { DescentFigure } from './descent.tsx';
import { LossFigure } from './loss-curve.tsx';
import { MomentumSumFigure } from './momentum-sum.tsx';
import { NetworkFigure } from './network.tsx';

/** A page with pictures asks for this style. */
export const PictureStyle = () => <link rel="stylesheet" href="/assets/picture.css" />;

const isEmpty = ({ descent, loss, sums, networks }: Pictures): boolean =>
  descent === null && loss === null && sums.length + networks.length === 0;

export function PicturesShown({ pictures }: { readonly pictures: Pictures | undefined }) {
  if (!pictures || isEmpty(pictures)) return null;
  return (
    <section class="pictures" aria-label="In pictures">
      <PictureStyle />
      <Figures pictures={pictures} />
    </section>
  );
}

/** Before the work, where it is not to push the fields down the page. */
export function PicturesOnAsking({ pictures }: { readonly pictures: Pictures | undefined }) {
  if (!pictures || isEmpty(pictures)) return null;
  return (
    <section class="pictures" aria-label="In pictures">
      <PictureStyle />
      <details>
        <summary>The problem in pictures</summary>
        <Figures pictures={pictures} />
      </details>
    </section>
  );
}

export function MarkedPicturesShown({ pictures: { own, compared } }: { readonly pictures: MarkedPictures }) {
  if (isEmpty(own)) return null;
  return (
    <section class="pictures" aria-label="Your work in pictures">
      <PictureStyle />
      <Figures pictures={own} />
      {compared && (
        <details class="compared">
          <summary>Your numbers beside the true ones</summary>
          <Figures pictures={compared} />
        </details>
      )}
    </section>
  );
}

function Figures({ pictures: { descent, loss, sums, networks } }: { readonly pictures: Pictures }) {
  return (
    <div class="beside">
      {descent && <DescentFigure descent={descent} />}
      {loss && <LossFigure loss={loss} />}
      {sums.map((sum) => (
        <MomentumSumFigure sum={sum} />
      ))}
      {networks.map((network) => (
        <NetworkFigure network={network} />
      ))}
    </div>
  );
}
