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
    const html = await previewed(field.name, field.value);
    // Typeset by the server from what it could read; what it could not comes as text with its markup taken out.
    if (html !== null && mine === asked) shown.innerHTML = html;
  };
  let timer: number | undefined;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, WAIT);
  });
  if (field.value.trim() !== '' && !field.closest('.step')?.querySelector('.feedback')) ask();
}

/** The lines of a text typeset, as a piece of a page; null without a connection, where the work goes on all the same. */
export async function previewed(step: string, text: string): Promise<string | null> {
  try {
    const body = new URLSearchParams({ step, text });
    const answer = await fetch(`${location.pathname}/preview`, { method: 'POST', body });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
