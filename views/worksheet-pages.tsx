/** What ties the pages of a long worksheet together: buttons from one to the other, and the answers that go along. */
import type { Definition } from '../src/checker.ts';
import type { MarkedPage } from '../src/explain/marked-page.ts';
import { type Asked, worksheetAddress } from './address.ts';
import { pagesOf, pagesToName, titleOfPage } from './paging.ts';

interface KeptProps {
  readonly typed: Readonly<Record<string, string>>;
  /** The answers that have a field here. */
  readonly fields: ReadonlySet<string>;
}

/** Answers without a field here go with the form, so that nothing typed is lost and errors are carried across pages. */
export function KeptAnswers({ typed, fields }: KeptProps) {
  return (
    <>
      {Object.entries(typed)
        .filter(([id, answer]) => answer !== '' && !fields.has(id))
        .map(([id, answer]) => (
          <input type="hidden" name={id} value={answer} />
        ))}
    </>
  );
}

interface PagesProps {
  readonly definition: Definition;
  readonly asked: Asked;
  readonly marked: MarkedPage | null;
  readonly here: number;
}

/** Buttons to the other pages: they send what was typed along, and mark only where the sheet is marked already. */
export function Pages({ definition, asked, marked, here }: PagesProps) {
  const pages = pagesOf(definition.steps);
  const wrongOn = (page: number): boolean =>
    pages[page - 1]!.some((step) => marked?.steps[step.id]?.mark === 'wrong');
  const wishes = marked ? [] : (['typed'] as const);
  return (
    <nav class="pages" aria-label="Pages of this worksheet">
      <span>{titleOfPage(pages[here - 1]!)}</span>
      {pagesToName(pages.length, here).map((page) =>
        page === 0 ? (
          <span>…</span>
        ) : page === here ? (
          <strong aria-current="page">{page}</strong>
        ) : (
          <button
            type="submit"
            formaction={`${worksheetAddress(definition.id, { ...asked, page }, wishes)}#work`}
            title={titleOfPage(pages[page - 1]!)}
          >
            {page}
            {wrongOn(page) && <span class="sign"> ×</span>}
          </button>
        ),
      )}
    </nav>
  );
}
