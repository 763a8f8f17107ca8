/** The pictures of a page, as plain data → their figures; on a marked worksheet the true numbers only on asking. */
import type { MarkedPictures, Pictures } from '../src/picture/pictures.ts';
import { DescentFigure } from './descent.tsx';

/** A page with pictures asks for this style. */
export const PictureStyle = () => <link rel="stylesheet" href="/assets/picture.css" />;

const isEmpty = ({ descent }: Pictures): boolean => descent === null;

export function PicturesShown({ pictures }: { readonly pictures: Pictures | undefined }) {
  if (!pictures || isEmpty(pictures)) return null;
  return (
    <section class="pictures" aria-label="Pictures">
      <PictureStyle />
      <Figures pictures={pictures} />
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

function Figures({ pictures: { descent } }: { readonly pictures: Pictures }) {
  return <>{descent && <DescentFigure descent={descent} heading={descentTitle(descent.paths.length)} />}</>;
}

const descentTitle = (paths: number): string =>
  paths > 1 ? 'Both paths over the loss' : 'The path over the loss';
