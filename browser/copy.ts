/** Beside each form in which a problem can be taken along, a button that copies it. */
import { element } from './element.ts';

const SAYS = { idle: 'copy', done: 'copied', failed: 'not copied' } as const;

export function copyable(link: HTMLAnchorElement): void {
  const button = element('button', { type: 'button', class: 'copy', 'aria-live': 'polite' });
  button.textContent = SAYS.idle;
  button.setAttribute('aria-label', `${SAYS.idle} as ${link.textContent}`);
  button.addEventListener('click', async () => {
    const said = await copied(link.href);
    button.textContent = said;
    button.setAttribute('aria-label', `${link.textContent} ${said}`);
  });
  link.after(' ', button);
}

async function copied(address: string): Promise<string> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return SAYS.failed;
    await navigator.clipboard.writeText(await answer.text());
    return SAYS.done;
  } catch {
    return SAYS.failed;
  }
}
