// A panelist's page: when the floor, a request or a cue is another, her own part of the page is asked for again.
import { apply } from '../live/page.js';

const FRAGMENT = 'text/vnd.ordstyrer.fragment+html';
const OF_ALL = new Set(['floor', 'requests', 'cues']);
let asking = false;
let again = false;

async function renew() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    const answer = await fetch(`${location.pathname}/own`, { headers: { Accept: FRAGMENT } });
    if (answer.ok) apply({ id: 'seat-own', html: await answer.text() });
  } catch {
    // The next change asks again.
  }
  asking = false;
  if (again) {
    again = false;
    renew();
  }
}

document.addEventListener('live:shown', ({ detail: { element } }) => {
  if (OF_ALL.has(element.id)) renew();
});
