/** A page made for paper: with styles and fonts inside it needs no server, with links it is a page of ours. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { stylesFor } from './assets.ts';

interface Paper {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** One file that holds everything it shows. */
export function paperFile({ title, children }: Paper): string {
  const body = renderToString(<main>{children}</main>);
  return paper(title, <style dangerouslySetInnerHTML={{ __html: stylesFor(body) }} />, body);
}

/** The same on our site. */
export const paperPage = ({ title, children }: Paper): string =>
  paper(
    title,
    <>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/assets/katex/katex.min.css" />
      <link rel="stylesheet" href="/assets/paper.css" />
    </>,
    renderToString(<main>{children}</main>),
  );

function paper(title: string, styles: ComponentChildren, body: string): string {
  const head = renderToString(
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {styles}
    </head>,
  );
  return `<!doctype html>\n<html lang="en">${head}<body>${body}</body></html>\n`;
}
