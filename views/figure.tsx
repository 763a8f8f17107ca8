/** What every picture has: a drawing with a name and a description, a caption, and the same in a table. */
import type { ComponentChildren } from 'preact';
import { Said } from './scripts.tsx';

interface FigureProps {
  /** Width and height of the drawing, in its own units. */
  readonly size: readonly [number, number];
  readonly title: string;
  /** The same in sentences. */
  readonly says: string;
  readonly table: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Figure({ size: [width, height], title, says, table, children }: FigureProps) {
  return (
    <figure class="picture">
      <svg viewBox={`0 0 ${width} ${height}`} role="img">
        <title>{title}</title>
        <desc>{says}</desc>
        {children}
      </svg>
      <figcaption>
        <strong>
          <Said text={title} />.
        </strong>{' '}
        <Said text={says} />
      </figcaption>
      <details>
        <summary>The same in numbers</summary>
        {table}
      </details>
    </figure>
  );
}
