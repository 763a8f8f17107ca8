// @ts-check
// Shows what is typed into a derivation typeset below it, a line each, while it is being typed.

const WAIT = 300;

/** @param {HTMLTextAreaElement} field */
function preview(field) {
  const shown = field.parentElement?.querySelector('.preview');
  if (!(shown instanceof HTMLElement)) return;
  let asked = 0;
  const ask = async () => {
    const mine = ++asked;
    const rows = field.value.split('\n').length;
    field.rows = Math.max(Number(field.dataset.rows), Math.min(14, rows + (rows > 1 ? 1 : 0)));
    if (field.value.trim() === '') {
      shown.replaceChildren();
      return;
    }
    const body = new URLSearchParams({ step: field.name, text: field.value });
    try {
      const answer = await fetch(`${location.pathname}/preview`, { method: 'POST', body });
      if (!answer.ok || mine !== asked) return;
      // Typeset by the server from what it could read; what it could not comes as text with its markup taken out.
      shown.innerHTML = await answer.text();
    } catch {
      // Without a connection the work goes on; only the preview stays as it was.
    }
  };
  /** @type {number | undefined} */
  let timer;
  field.dataset.rows = String(field.rows);
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, WAIT);
  });
  if (field.value.trim() !== '' && !field.closest('.step')?.querySelector('.feedback')) ask();
}

for (const field of document.querySelectorAll('textarea[data-lines]'))
  if (field instanceof HTMLTextAreaElement) preview(field);
