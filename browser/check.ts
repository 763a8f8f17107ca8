/** A step is checked where it stands: its mark is fetched as the page that would show it, and put beside it; all else stays. */
import { element } from './element.ts';

export function checkInPlace(form: HTMLFormElement): void {
  const told = element('p', { class: 'unseen', role: 'status' });
  form.before(told);
  form.addEventListener('submit', async (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || !button.matches('.check')) return;
    event.preventDefault();
    const step = button.closest('.step')!;
    const marked = await fetchedStep(form, button.formAction, step.id);
    if (marked) tell(step, marked, told);
    else leave(form, button.formAction);
  });
  form.addEventListener('input', ({ target }) =>
    (target as Element).closest('.step')?.classList.add('changed'),
  );
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    (event.target as Element).closest('.step')?.querySelector<HTMLButtonElement>('.check')?.click();
  });
}

/** The same step on the page that marks it; null where there is none to be had. */
async function fetchedStep(form: HTMLFormElement, action: string, id: string): Promise<Element | null> {
  try {
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const answer = await fetch(action, { method: 'POST', body });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return page.getElementById(id);
  } catch {
    return null;
  }
}

/** As without a script: the page says itself what is the matter. */
function leave(form: HTMLFormElement, action: string): void {
  form.action = action;
  form.submit();
}

const SAID_OF_A_FIELD = ['aria-invalid', 'aria-describedby'];

function tell(step: Element, marked: Element, told: Element): void {
  step.className = marked.className;
  const [field, judged] = [step, marked].map((each) => each.querySelector('[name]'));
  for (const name of SAID_OF_A_FIELD) {
    const said = judged?.getAttribute(name);
    if (said) field?.setAttribute(name, said);
    else field?.removeAttribute(name);
  }
  step.querySelector('.feedback')?.remove();
  const feedback = marked.querySelector('.feedback');
  if (!feedback) return;
  step.append(document.importNode(feedback, true));
  const words = [...feedback.querySelectorAll('.word, .where')].map(({ textContent }) => textContent);
  told.textContent = `${field?.getAttribute('aria-label')}: ${words.join('. ')}`;
}
