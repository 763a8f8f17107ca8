/** A formula keyboard for those who ask for it: a formula written with it becomes a line of the plain field, which is what is sent. */
import type { MathfieldElement } from 'mathlive';
import { element } from './element.ts';
import { formulaField, hideKeys, setUp, showKeys } from './formula-field.ts';
import type { WrittenName } from './formula-keys.ts';
import { countLines, endOfLine, lineAt, type Piece } from './formula-place.ts';
import { previewed } from './preview.ts';

const SAYS = {
  loading: 'The keyboard is coming.',
  failed: 'The keyboard could not be loaded. The field above takes everything as text.',
  beside: 'This line stays as it is; what you write here is put in where the cursor was.',
} as const;

/** How MathLive tells what was written, without the places not filled in yet. */
const AS_TEXT = 'latex-without-placeholders';
const SILENTLY = { silenceNotifications: true } as const;

/** What of the text the formula stands for, and the formula as it was when last written or taken. */
interface Taken {
  readonly piece: Piece;
  readonly latex: string;
}

export function formulaKeyboard(field: HTMLTextAreaElement, names: readonly WrittenName[]): void {
  const label = field.getAttribute('aria-label') ?? field.name;
  const isDerivation = field.closest('.derivation') !== null;
  const box = element('div', { class: 'formula' });
  const button = element('button', {
    type: 'button',
    class: 'tool',
    'aria-expanded': 'false',
    'aria-label': `Formula keyboard for ${label}`,
  });
  const said = element('span', { class: 'quiet', role: 'status' });
  button.textContent = 'Formula keyboard';
  box.append(button, ' ', said);
  field.after(box);
  /** While it is on the page. */
  let formula: MathfieldElement | null = null;
  /** Null while a line is being read. */
  let taken: Taken | null = null;
  let isComing = false;
  let isOurs = false;

  /** The field is written to as if it had been typed. */
  const put = (text: string, { from, to }: Piece): void => {
    field.setRangeText(text, from, to, 'end');
    isOurs = true;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    isOurs = false;
  };
  /** What was written since it was last done; nothing, where the formula was only looked at. */
  const write = (): void => {
    if (!formula || !taken) return;
    const { piece } = taken;
    const latex = formula.getValue(AS_TEXT);
    if (latex === taken.latex) return;
    // Never grown together with what stands beside it.
    const [before, behind] = [field.value[piece.from - 1], field.value[piece.to]].map(spaceBeside);
    put(`${before}${latex}${behind}`, piece);
    taken = { piece: { from: piece.from, to: field.selectionEnd }, latex };
  };

  /** The formula becomes that of the line at a place; a line that would not come back as it was stays, and is added to. */
  const take = async (into: MathfieldElement, at: number): Promise<void> => {
    const line = lineAt(field.value, at);
    taken = null;
    const latex = await takenAs(into, field.name, field.value.slice(line.from, line.to));
    if (formula !== into) return;
    taken = latex === null ? { piece: { from: at, to: at }, latex: '' } : { piece: line, latex };
    const { number, count } = countLines(field.value, at);
    said.textContent = latex === null ? SAYS.beside : count > 1 ? `Line ${number} of ${count}` : '';
    write();
  };

  const start = async (): Promise<void> => {
    if (isComing) return;
    isComing = true;
    said.textContent = SAYS.loading;
    const made = await formulaField(label).catch(() => null);
    isComing = false;
    if (made) await show(made);
    else said.textContent = SAYS.failed;
  };
  const show = async (made: MathfieldElement): Promise<void> => {
    formula = made;
    box.append(made);
    button.setAttribute('aria-expanded', 'true');
    setUp(made, names);
    await take(made, field.selectionEnd);
    if (formula !== made) return;
    listen(made);
    // With the focus, another that is open leaves, and its keys go.
    made.focus();
    showKeys(names);
    made.scrollIntoView({ block: 'center' });
  };
  const shut = (): void => {
    if (!formula) return;
    formula.remove();
    formula = null;
    taken = null;
    hideKeys();
    said.textContent = '';
    button.setAttribute('aria-expanded', 'false');
  };
  const leave = (): void => {
    write();
    shut();
  };
  /** The field takes the focus, and with it the formula goes. */
  const backToText = (): void => {
    write();
    if (taken) field.setSelectionRange(taken.piece.to, taken.piece.to);
    field.focus();
  };

  const goTo = (at: number): void => {
    if (formula && at >= 0 && at <= field.value.length) void take(formula, at);
  };
  const nextLine = ({ to }: Piece): void => {
    const end = endOfLine(field.value, to);
    if (isBlank(lineAt(field.value, end))) return;
    if (end === field.value.length || !isBlank(lineAt(field.value, end + 1)))
      put('\n', { from: end, to: end });
    goTo(end + 1);
  };
  /** Where the keys for up and down, and for the end of a line, lead out of a formula. */
  const OUT: Readonly<Record<string, (piece: Piece) => void>> = {
    upward: ({ from }) => goTo(field.value.lastIndexOf('\n', from - 1)),
    downward: ({ to }) => goTo(endOfLine(field.value, to) + 1),
    on: isDerivation ? nextLine : backToText,
  };
  const goOut = (way: string): void => {
    write();
    if (taken) OUT[way]?.(taken.piece);
  };

  /** Keys that mean something to the page, and are not MathLive's. */
  const leaveToPage = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey } = event;
    if (key === 'Escape') backToText();
    else if (key === 'Enter' && (ctrlKey || metaKey)) {
      write();
      field.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, metaKey, bubbles: true }));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const listen = (made: MathfieldElement): void => {
    made.addEventListener('input', write);
    made.addEventListener('beforeinput', (event) => {
      if (event.inputType !== 'insertLineBreak') return;
      event.preventDefault();
      goOut('on');
    });
    made.addEventListener('move-out', ({ detail: { direction } }) => goOut(direction));
    made.addEventListener('keydown', leaveToPage, { capture: true });
  };

  button.addEventListener('click', () => (formula ? backToText() : void start()));
  document.addEventListener('focusin', ({ target }) => {
    if (isWrittenIn(target) && !box.contains(target as Element)) leave();
  });
  field.addEventListener('input', () => {
    if (!isOurs) shut();
  });
}

/** A line put into the formula so that the checker reads the same in both, as MathLive writes it; null where that cannot be: the formula is blank. */
async function takenAs(formula: MathfieldElement, step: string, text: string): Promise<string | null> {
  const read = text === '' ? null : await readAs(step, text);
  for (const latex of read === null ? [] : [read, text]) {
    formula.setValue(latex, SILENTLY);
    const back = formula.getValue(AS_TEXT);
    if ((await readAs(step, back)) === read) return back;
  }
  formula.setValue('', SILENTLY);
  return text === '' ? '' : null;
}

/** A text of one line in LaTeX, as the checker reads it; null where it does not. */
async function readAs(step: string, text: string): Promise<string | null> {
  const html = await previewed(step, text);
  const lines = new DOMParser().parseFromString(html ?? '', 'text/html').querySelectorAll('li');
  const tex = lines.length === 1 ? lines[0]!.querySelector('annotation')?.textContent : null;
  return tex?.replace(/^\\displaystyle /, '') ?? null;
}

const isBlank = ({ from, to }: Piece): boolean => from === to;
const spaceBeside = (character: string | undefined): string => (/\S/.test(character ?? '') ? ' ' : '');
/** Where text is written, and not only pressed: a button would move away from under the finger. */
const isWrittenIn = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input, textarea, select, math-field');
