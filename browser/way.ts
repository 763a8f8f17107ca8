/** Whether matrices are written in cells or as text: one choice for all, kept on this device once it is made. */
import { element } from './element.ts';
import type { Grid } from './grid.ts';
import { keepAt, keptAt } from './store.ts';

const KEY = 'longhand writes';
const TEXT = 'text';

/** `asText` tells how to write text; what tells how to use cells stands in its place while they are shown. */
export function switchable(grids: readonly Grid[], asText: HTMLElement | null): void {
  const about = element('p', { class: 'quiet writing' });
  about.append(
    'In a matrix: Space after an entry for the next column, Enter for the next row',
    ofKeys(', arrow keys to move'),
    '; or paste a whole one from a spreadsheet, Python, MATLAB or LaTeX.',
    ofKeys(' Ctrl+Enter checks the step.'),
  );
  const button = element('button', { type: 'button', class: 'plain' });
  const turn = (inCells: boolean): void => {
    for (const grid of grids) grid.turn(inCells);
    button.textContent = inCells ? 'Write text instead' : 'Write in cells instead';
    about.hidden = !inCells;
    if (asText) asText.hidden = inCells;
  };
  let inCells = keptAt(KEY) !== TEXT;
  button.addEventListener('click', () => {
    inCells = !inCells;
    turn(inCells);
    keepAt(KEY, inCells ? null : TEXT);
  });
  turn(inCells);
  document.querySelector('form[data-work]')?.before(about, button);
}

/** Not shown where what is touched has no such keys. */
function ofKeys(text: string): HTMLElement {
  const about = element('span', { class: 'of-keys' });
  about.textContent = text;
  return about;
}
