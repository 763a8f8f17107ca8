/** What every page shares: head, header, footer. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

interface PageProps {
  readonly title: string;
  /** div: what is inside has a main part of its own. */
  readonly main?: 'main' | 'div' | undefined;
  readonly children: ComponentChildren;
}

/** What text is set in: asked for at once, so that no line moves when it comes. */
const FACES = ['KaTeX_Main-Regular', 'KaTeX_Main-Bold'];

function Page({ title, main: Main = 'main', children }: PageProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {FACES.map((face) => (
          <link
            rel="preload"
            href={`/assets/katex/fonts/${face}.woff2`}
            as="font"
            type="font/woff2"
            crossorigin="anonymous"
          />
        ))}
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/katex/katex.min.css" />
        <link rel="stylesheet" href="/assets/style.css" />
      </head>
      <body>
        <header class="site">
          <a class="brand" href="/">
            Longhand
          </a>
          <nav aria-label="Site">
            <a href="/">Problems</a>
            <a href="/methods">Methods</a>
            <a href="/check">Write-ups</a>
            <a href="/api/v1/docs">API</a>
          </nav>
        </header>
        <Main>{children}</Main>
        <footer class="site">
          <p>
            Longhand works with exact numbers: a right answer is right to the last digit, and an error costs
            one step.
          </p>
        </footer>
        <script type="module" src="/assets/page.js" />
      </body>
    </html>
  );
}

export const page = (title: string, children: ComponentChildren, main?: PageProps['main']): string =>
  `<!doctype html>${renderToString(
    <Page title={title} main={main}>
      {children}
    </Page>,
  )}`;
