/** What makes a worked solution better to study: it unfolds line by line, and is copied in other forms. */
import { copyable } from './copy.ts';
import { unfold } from './unfold.ts';

const solution = document.querySelector<HTMLElement>('.solution');
const bar = document.querySelector<HTMLElement>('.unfolding');
if (solution && bar) unfold(solution, bar);
if ('clipboard' in navigator)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.take-along a[data-copy]')) copyable(link);
