// What the chair says to moderators and producers: asked for when the page opens and when there is news of it.
import { FRAGMENT, renewing } from '../live/renewing.js';

const place = document.getElementById('heard');
const renew = renewing(place.dataset.from, show);

function show(html) {
  const list = document.getElementById('heard-list');
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  const now = template.content.firstElementChild;
  if (now && !now.isEqualNode(list)) list.replaceWith(now);
}

document.addEventListener('live:shown', ({ detail: { element } }) => {
  if (element.id === 'cues') renew();
});

document.addEventListener('submit', async (event) => {
  if (!event.target.matches('form[data-heard]')) return;
  event.preventDefault();
  try {
    await fetch(event.target.action, { method: 'POST', headers: { Accept: FRAGMENT } });
  } catch {
    // It stays there, to be pressed once more.
  }
  renew();
});

renew();
