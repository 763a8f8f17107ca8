/** A long list of steps → pages that stay usable: whole passes together, as many as fit; and the way from one page to the next. */
import { passesOf } from '../src/explain/document.ts';

/** Steps on one page; a pass longer than this is cut. */
export const MOST_ON_A_PAGE = 70;

interface InPart {
  readonly part: string;
}

/** The steps of each page, in order; at least one page. */
export function pagesOf<T extends InPart>(steps: readonly T[]): readonly (readonly T[])[] {
  const pages: T[][] = [[]];
  for (const pass of passesOf(steps)) {
    if (pages.at(-1)!.length > 0 && pages.at(-1)!.length + pass.length > MOST_ON_A_PAGE) pages.push([]);
    for (const step of pass) {
      if (pages.at(-1)!.length === MOST_ON_A_PAGE) pages.push([]);
      pages.at(-1)!.push(step);
    }
  }
  return pages;
}

/** `Update 1 to Update 10`, or how many steps there are where passes have no headings. */
export function titleOfPage(steps: readonly InPart[]): string {
  const [first, last] = [steps[0]?.part ?? '', steps.at(-1)?.part ?? ''];
  if (first === '' || last === '') return '';
  return first === last ? first : `${first} to ${last}`;
}

/** Page numbers near the present one, and both ends; 0 stands for what is left out. */
export function pagesToName(pages: number, here: number): readonly number[] {
  const near = Array.from({ length: pages }, (_, i) => i + 1).filter(
    (page) => page === 1 || page === pages || Math.abs(page - here) <= 2,
  );
  return near.flatMap((page, i) => (i > 0 && page - near[i - 1]! > 1 ? [0, page] : [page]));
}
