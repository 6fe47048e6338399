// The producer's page: the second picture at once, how the open pages fare, and the list of keys.
const EVERY = 2000;
const frame = document.getElementById('next-frame');
const choice = document.getElementById('next-scene');
const place = document.getElementById('health-place');
const status = document.getElementById('desk-status');
let stage = document.getElementById('producer-health').dataset.stage;

function look() {
  frame.src = frame.dataset.screen + choice.value;
}

choice.addEventListener('change', look);
choice.form.querySelector('button').hidden = true;

// A name that is made ready stands in the second picture before it stands in the first.
document.addEventListener('live:shown', ({ detail }) => {
  if (detail.element.id === 'producer-strip') look();
});

/** The table as it is now; said aloud only when the screen comes or goes. */
async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch(place.dataset.from, { headers: { Accept: 'text/vnd.ordstyrer.fragment+html' } });
    if (!answer.ok) throw new Error(answer.status);
    const html = (await answer.text()).trim();
    if (place.dataset.last === html) return;
    place.dataset.last = html;
    place.innerHTML = html;
    const now = place.firstElementChild.dataset.stage;
    if (now !== stage) status.textContent = now === 'on' ? place.dataset.on : place.dataset.off;
    stage = now;
  } catch {
    place.dataset.last = '';
    place.querySelector('strong').textContent = place.dataset.gone;
  }
}

async function watch() {
  await ask();
  setTimeout(watch, EVERY);
}
setTimeout(watch, EVERY);
