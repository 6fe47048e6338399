// The people in the room. It is told that somebody has come or gone; who it was, a page asks for itself, so that each
// row is drawn for those alone who may see it, and a full hall is as many rows as a page shows.
import { apply } from '../live/page.js';
import { renewing } from '../live/renewing.js';

const PAUSE = 1000; // they come in crowds
let waits = 0;

function show(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  for (const row of [...template.content.children]) {
    if (document.getElementById(row.id)?.innerHTML !== row.innerHTML) apply({ id: row.id, html: row.outerHTML });
  }
}

const renew = renewing(() => {
  const shown = [...document.querySelectorAll('.crowd__line')].map((row) => row.id.replace('crowd-', ''));
  // Only the first page of everybody takes in who is new.
  const more = document.getElementById('crowd') ? '&more=yes' : '';
  return `${location.pathname}?shown=${shown}${more}`;
}, show);

document.addEventListener('live:shown', ({ detail: { element } }) => {
  if (element.id !== 'here-now' || waits) return;
  waits = setTimeout(() => {
    waits = 0;
    renew();
  }, PAUSE);
});
