/** Starts the page to try the API from. */
declare const SwaggerUIBundle: (setup: Readonly<Record<string, unknown>>) => void;

SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#swagger',
  deepLinking: false,
  validatorUrl: null,
});

export {};
