/** What is being typed into a derivation, typeset line by line: a piece of a page. */
import { renderToString } from 'preact-render-to-string';
import type { PreviewLine } from '../src/checker.ts';
import { Tex } from './tex.tsx';

export const previewPiece = (lines: readonly PreviewLine[]): string =>
  renderToString(
    <ol>
      {lines.map(({ tex, says }) => (
        <li>
          {tex !== undefined && <Tex tex={`\\displaystyle ${tex}`} />}
          {says !== undefined && <span class="says">{says}</span>}
        </li>
      ))}
    </ol>,
  );
