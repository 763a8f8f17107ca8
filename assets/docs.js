// Starts the page to try the API from.
window.SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#swagger',
  deepLinking: false,
  validatorUrl: null,
});
