/** What is typed is kept on this device until it is marked, and restored when the worksheet is opened again. */
import { element } from './element.ts';
import { keepAt, keptAt } from './store.ts';

type Work = Readonly<Record<string, string>>;
type Field = HTMLInputElement | HTMLTextAreaElement;

/** A worksheet says whose work it holds, and whether that is `fresh` (nothing sent yet), `typed` (sent, not marked) or `marked`. */
export function keep(form: HTMLFormElement): void {
  const key = `longhand ${form.dataset.work}`;
  const save = (): void => {
    const work = workIn(form);
    keepAt(key, Object.keys(work).length > 0 ? JSON.stringify(work) : null);
  };
  form.addEventListener('input', save);
  if (form.dataset.state === 'marked') keepAt(key, null);
  else if (form.dataset.state === 'typed') save();
  else {
    const work = workAt(key);
    if (!work) return;
    restore(form, work);
    form.prepend(note(form));
  }
}

const fieldsOf = (form: HTMLFormElement): Field[] => [
  ...form.querySelectorAll<Field>('input[name], textarea[name]'),
];

const workIn = (form: HTMLFormElement): Work =>
  Object.fromEntries(
    fieldsOf(form)
      .filter(({ value }) => value.trim() !== '')
      .map(({ name, value }) => [name, value]),
  );

/** Answers of other pages of the worksheet go along unseen. */
function restore(form: HTMLFormElement, work: Work): void {
  const fields = new Map(fieldsOf(form).map((field) => [field.name, field]));
  for (const [name, value] of Object.entries(work)) {
    const field = fields.get(name);
    if (field) write(field, value);
    else form.append(element('input', { type: 'hidden', name, value }));
  }
}

function write(field: Field, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function note(form: HTMLFormElement): HTMLElement {
  const shown = element('p', { class: 'restored', role: 'status' });
  const clear = element('button', { type: 'button', class: 'plain' });
  clear.textContent = 'Clear it';
  clear.addEventListener('click', () => {
    for (const field of fieldsOf(form)) write(field, '');
    shown.textContent = 'Cleared.';
  });
  shown.append('Your work was restored from this device. ', clear);
  return shown;
}

/** Whatever stands there: only texts under names are work. */
function workAt(key: string): Work | null {
  try {
    const work: unknown = JSON.parse(keptAt(key) ?? 'null');
    if (typeof work !== 'object' || work === null) return null;
    return Object.fromEntries(Object.entries(work).filter(([, text]) => typeof text === 'string'));
  } catch {
    return null;
  }
}
