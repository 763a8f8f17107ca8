/** Shows what is typed into a derivation typeset below it, a line each, while it is being typed. */

/** ms without a key pressed. */
const WAIT = 300;
const MOST_ROWS = 14;

export function preview(field: HTMLTextAreaElement): void {
  const shown = field.parentElement?.querySelector('.preview');
  if (!shown) return;
  const fewestRows = field.rows;
  let asked = 0;
  const ask = async (): Promise<void> => {
    const mine = ++asked;
    const rows = field.value.split('\n').length;
    field.rows = Math.max(fewestRows, Math.min(MOST_ROWS, rows + (rows > 1 ? 1 : 0)));
    if (field.value.trim() === '') return shown.replaceChildren();
    const body = new URLSearchParams({ step: field.name, text: field.value });
    try {
      const answer = await fetch(`${location.pathname}/preview`, { method: 'POST', body });
      const html = await answer.text();
      // Typeset by the server from what it could read; what it could not comes as text with its markup taken out.
      if (answer.ok && mine === asked) shown.innerHTML = html;
    } catch {
      // Without a connection the work goes on; only the preview stays as it was.
    }
  };
  let timer: number | undefined;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, WAIT);
  });
  if (field.value.trim() !== '' && !field.closest('.step')?.querySelector('.feedback')) ask();
}
