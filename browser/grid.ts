/** A field for a matrix gets a grid of cells over it: it reads from the field and writes to it; the field is what is sent. */
import { element } from './element.ts';
import { type Cells, cellsIn, textOf } from './matrix-text.ts';

type Place = readonly [row: number, column: number];

export interface Grid {
  /** Shows the cells in place of the field, or the field in place of the cells. */
  readonly turn: (on: boolean) => void;
}

export function gridOver(field: HTMLInputElement, label: HTMLLabelElement): Grid {
  const name = field.getAttribute('aria-label') ?? field.name;
  const box = element('div', { class: 'grid', role: 'group', 'aria-label': name });
  const cells = element('div', { class: 'cells' });
  const tools = element('span', { class: 'tools' });
  box.append(cells, tools);
  field.after(box);
  let inputs: HTMLInputElement[][] = [];

  const written = (): Cells => inputs.map((row) => row.map(({ value }) => value));
  const placeOf = (input: EventTarget | null): Place | null => {
    const row = inputs.findIndex((each) => each.includes(input as HTMLInputElement));
    return row < 0 ? null : [row, inputs[row]!.indexOf(input as HTMLInputElement)];
  };
  const focus = ([row, column]: Place): void => {
    inputs[row]?.[column]?.focus();
    inputs[row]?.[column]?.select();
  };

  const draw = (texts: Cells): void => {
    inputs = texts.map((row, r) => row.map((text, c) => cell(text, r, c)));
    cells.style.setProperty('--columns', String(texts[0]!.length));
    cells.classList.toggle('single', texts.flat().length === 1);
    cells.replaceChildren(...inputs.flat());
    if (!box.hidden) label.htmlFor = inputs[0]![0]!.id;
  };
  const cell = (text: string, row: number, column: number): HTMLInputElement => {
    const input = element('input', {
      id: `${field.id}-${row + 1}-${column + 1}`,
      'aria-label': `${name}, row ${row + 1}, column ${column + 1}`,
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
    });
    input.value = text;
    widen(input);
    return input;
  };

  const read = (): void => draw(cellsIn(field.value) ?? [[field.value]]);
  const write = (): void => {
    field.value = textOf(written());
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const put = (texts: Cells, at: Place): void => {
    draw(texts);
    focus(at);
    write();
  };
  const addRow = (): void => put([...written(), inputs[0]!.map(() => '')], [inputs.length, 0]);
  const addColumn = (row: number): void =>
    put(
      written().map((texts) => [...texts, '']),
      [row, inputs[0]!.length],
    );
  /** What became blank at the end goes; whether anything did. */
  const shrink = ([row, column]: Place): boolean => {
    const texts = written();
    if (row > 0 && texts[row]!.every(isBlank))
      put(
        texts.filter((_, r) => r !== row),
        [row - 1, column],
      );
    else if (column > 0 && texts.every((each) => isBlank(each[column]!)))
      put(
        texts.map((each) => each.filter((_, c) => c !== column)),
        [row, column - 1],
      );
    else return false;
    return true;
  };
  /** A whole matrix written into the only cell is spread over as many as it has. */
  const spread = (text: string): boolean => {
    const texts = cellsIn(text);
    if (!texts || texts.flat().length === 1) return false;
    put(texts, [texts.length - 1, texts[0]!.length - 1]);
    return true;
  };

  /** What a key does at a place; true where it did it, and nothing else is to happen. */
  const KEYS: Readonly<Record<string, (at: Place, input: HTMLInputElement) => boolean>> = {
    ArrowUp: ([row, column]) => moved([row - 1, column]),
    ArrowDown: ([row, column]) => moved([row + 1, column]),
    ArrowLeft: ([row, column], input) => isAtStart(input) && moved([row, column - 1]),
    ArrowRight: ([row, column], input) => isAtEnd(input) && moved([row, column + 1]),
    ' ': ([row, column], input) => {
      if (isBlank(input.value) || !isAtEnd(input)) return false;
      if (!moved([row, column + 1])) addColumn(row);
      return true;
    },
    Enter: ([row], input) => {
      if (inputs.flat().length === 1 && spread(input.value)) return true;
      if (!moved([row + 1, 0]) && !written()[row]!.every(isBlank)) addRow();
      return true;
    },
    Backspace: (at, input) => isBlank(input.value) && shrink(at),
  };
  const moved = (at: Place): boolean => {
    focus(at);
    return inputs[at[0]]?.[at[1]] !== undefined;
  };

  cells.addEventListener('keydown', (event) => {
    const at = placeOf(event.target);
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    if (KEYS[event.key]?.(at, inputs[at[0]]![at[1]]!)) event.preventDefault();
  });
  cells.addEventListener('input', ({ target }) => {
    widen(target as HTMLInputElement);
    write();
  });
  cells.addEventListener('change', () => {
    if (inputs.flat().length === 1) read();
  });
  cells.addEventListener('paste', (event) => {
    if (spread(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
  });
  field.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const texts = /[\t\n]/.test(text) ? cellsIn(text) : null;
    if (!texts) return;
    event.preventDefault();
    field.setRangeText(textOf(texts), field.selectionStart!, field.selectionEnd!, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  // Written from elsewhere, as when work is restored.
  field.addEventListener('input', () => {
    if (field.value !== textOf(written())) read();
  });
  tools.append(
    tool('+ row', 'Add a row', addRow),
    tool('+ column', 'Add a column', () => addColumn(0)),
  );

  const turn = (on: boolean): void => {
    box.hidden = !on;
    field.hidden = on;
    if (!on) label.htmlFor = field.id;
    else read();
  };
  return { turn };
}

/** What the keys do as well: not among the places that Tab goes to. */
function tool(text: string, title: string, act: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'tool', title, tabindex: '-1' });
  button.textContent = text;
  button.addEventListener('click', act);
  return button;
}

const widen = (input: HTMLInputElement): void => {
  input.size = Math.max(4, input.value.length + 1);
};
const isBlank = (text: string): boolean => text.trim() === '';
const isAtStart = ({ selectionEnd }: HTMLInputElement): boolean => selectionEnd === 0;
const isAtEnd = ({ selectionStart, value }: HTMLInputElement): boolean => selectionStart === value.length;
