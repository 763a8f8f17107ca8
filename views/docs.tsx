/** A page to try the API from; its script and style are served by us. */
import { page } from './layout.tsx';

export const docsPage = (): string =>
  page(
    'Longhand API',
    <>
      <section aria-labelledby="api">
        <h1 id="api">API</h1>
        <p>
          Everything the pages do, as JSON. The description itself is at{' '}
          <a href="/api/v1/openapi.json">/api/v1/openapi.json</a> (OpenAPI 3.1).
        </p>
      </section>
      <link rel="stylesheet" href="/assets/swagger/swagger-ui.css" />
      <div id="swagger" />
      <script src="/assets/swagger/swagger-ui-bundle.js" />
      <script type="module" src="/assets/docs.js" />
    </>,
    'div',
  );
