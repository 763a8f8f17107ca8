/** MathLive, which is large, and loaded when it is first asked for. */
import type { MathfieldElement, VirtualKeyboardLayout } from 'mathlive';
import { keysFor, shortcutsFor, type WrittenName } from './formula-keys.ts';

const ADDRESS = '/assets/mathlive.mjs';
/** The same files as its own. */
const FONTS = '/assets/katex/fonts';

/** A field to write a formula in. */
export async function formulaField(label: string): Promise<MathfieldElement> {
  const library = (await import(ADDRESS)) as typeof import('mathlive');
  const { MathfieldElement } = library;
  MathfieldElement.fontsDirectory = `${location.origin}${FONTS}`;
  MathfieldElement.soundsDirectory = null;
  const field = new MathfieldElement({ mathVirtualKeyboardPolicy: 'manual' });
  field.setAttribute('aria-label', label);
  return field;
}

/** A formula has one row. */
const NOT_BOUND = /addRow|addColumn/;

/** What can only be said of a field that stands on the page: no menu, and no letters that become what the problem has not. */
export function setUp(field: MathfieldElement, names: readonly WrittenName[]): void {
  field.menuItems = [];
  field.keybindings = field.keybindings.filter(({ command }) => !NOT_BOUND.test(String(command)));
  field.inlineShortcuts = shortcutsFor(names);
}

export function showKeys(names: readonly WrittenName[]): void {
  const keyboard = window.mathVirtualKeyboard;
  keyboard.editToolbar = 'none';
  keyboard.layouts = [layoutOf(names), 'alphabetic'];
  keyboard.show();
  for (const [selector, attributes] of SPOKEN)
    for (const part of document.querySelectorAll(selector))
      for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
}

/** What MathLive leaves unsaid of its keyboard. */
const SPOKEN: readonly (readonly [selector: string, attributes: Readonly<Record<string, string>>])[] = [
  ['.ML__keyboard', { role: 'region', 'aria-label': 'Formula keyboard' }],
  ['.ML__keyboard [id][aria-label]', { role: 'button' }],
];

export const hideKeys = (): void => window.mathVirtualKeyboard.hide();

const layoutOf = (names: readonly WrittenName[]): VirtualKeyboardLayout => ({
  label: 'Formula',
  tooltip: 'The names of this problem, digits and signs',
  rows: keysFor(names).map((row) => row.map((key) => ({ ...key }))),
});
