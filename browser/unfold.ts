/** A worked solution line by line: from one to the next, back, or all at once. */

/** @param bar what holds the buttons `start`, `back`, `next` and `all`, and says which line it is */
export function unfold(solution: HTMLElement, bar: HTMLElement): void {
  const lines = [...solution.querySelectorAll<HTMLElement>('.worked .display')];
  const pieces = [...solution.querySelectorAll<HTMLElement>('h3, .worked')];
  const button = (name: string): HTMLButtonElement => bar.querySelector(`[name="${name}"]`)!;
  const place = bar.querySelector('output')!;
  let shown = lines.length;

  const show = (count: number): void => {
    shown = Math.min(Math.max(count, 1), lines.length);
    const last = lines[shown - 1]!;
    const follows = (piece: Element): boolean =>
      (last.compareDocumentPosition(piece) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    for (const piece of [...pieces, ...lines]) piece.hidden = follows(piece);
    const isAll = shown === lines.length;
    button('start').hidden = !isAll;
    for (const name of ['back', 'next', 'all']) button(name).hidden = isAll;
    button('back').disabled = shown === 1;
    place.value = isAll ? '' : `Line ${shown} of ${lines.length}`;
    if (!isAll) last.scrollIntoView({ block: 'nearest' });
  };
  const go: Readonly<Record<string, () => number>> = {
    start: () => 1,
    back: () => shown - 1,
    next: () => shown + 1,
    all: () => lines.length,
  };
  for (const [name, to] of Object.entries(go))
    button(name).addEventListener('click', () => {
      show(to());
      if (document.activeElement === document.body || button(name).hidden)
        button(shown === lines.length ? 'start' : 'next').focus();
    });
  bar.hidden = false;
}
