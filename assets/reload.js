// @ts-check
// Lets a page come again when the problem file that it shows was saved.

const { edition, method } = document.currentScript?.dataset ?? {};

new EventSource('/saved').addEventListener('message', ({ data }) => {
  if (data === edition) return;
  // A form that was sent is not sent again.
  if (method === 'POST') location.replace(location.pathname + location.search);
  else location.reload();
});
