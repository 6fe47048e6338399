// A panelist's page: when the floor, a request or a cue is another, her own part of the page is asked for again.
import { apply } from '../live/page.js';
import { renewing } from '../live/renewing.js';

const OF_ALL = new Set(['floor', 'requests', 'cues']);
const renew = renewing(`${location.pathname}/own`, (html) => apply({ id: 'seat-own', html }));

document.addEventListener('live:shown', ({ detail: { element } }) => {
  if (OF_ALL.has(element.id)) renew();
});
