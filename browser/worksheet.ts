/** What makes a worksheet better to work on: cells for a matrix, a step checked where it stands, work that is kept, derivations typeset, a formula keyboard. */
import { checkInPlace } from './check.ts';
import { formulaKeyboard } from './formula.ts';
import { gridOver } from './grid.ts';
import { keep } from './keep.ts';
import { preview } from './preview.ts';
import { switchable } from './way.ts';

const all = <E extends Element>(selector: string): E[] => [...document.querySelectorAll<E>(selector)];

const grids = all<HTMLInputElement>('.step.numbers input[name]').map((field) =>
  gridOver(field, document.querySelector<HTMLLabelElement>(`label[for="${CSS.escape(field.id)}"]`)!),
);
if (grids.length > 0) switchable(grids, document.querySelector('.writing'));
for (const field of all<HTMLTextAreaElement>('textarea[data-lines]')) {
  preview(field);
  formulaKeyboard(field, JSON.parse(field.form?.dataset.names ?? '[]'));
}
for (const form of all<HTMLFormElement>('form[data-work]')) {
  keep(form);
  checkInPlace(form);
}
