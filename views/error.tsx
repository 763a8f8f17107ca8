/** What a person sees when a page cannot be shown. */
import { page } from './layout.tsx';

export const errorPage = (title: string, detail: string): string =>
  page(
    title,
    <>
      <h1>{title}</h1>
      <p>{detail}</p>
      <p>
        <a href="/">All problems</a>
      </p>
    </>,
  );
