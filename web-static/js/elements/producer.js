// The producer's page: the second picture at once, how the open pages fare, and the list of keys.
const EVERY = 2000;
const frame = document.getElementById('next-frame');
const choice = document.getElementById('next-scene');
const place = document.getElementById('health-place');
const status = document.getElementById('health-status'); // of its own: what the desk answers stays
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
    const answer = await fetch(place.dataset.from, {
      headers: { Accept: 'text/vnd.ordstyrer.fragment+html' },
      signal: AbortSignal.timeout(2 * EVERY), // A server that goes down may leave us hanging.
    });
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

// What was typed and not yet sent stays when somebody else's change redraws the form around it.
const typed = {};
const sentAs = {
  words: (piece) => !piece.querySelector('#words'),
  name: (piece) => piece.querySelector('.producer-ready .stage-strip__name')?.textContent === typed.name,
};

document.addEventListener('input', ({ target }) => {
  if (target.closest('#producer-scenes, #producer-strip')) typed[target.id] = target.value;
});

document.addEventListener('live:shown', ({ detail: { element } }) => {
  const done = sentAs[element.id === 'producer-scenes' ? 'words' : 'name'];
  const fields = element.id === 'producer-scenes' ? ['words'] : element.id === 'producer-strip' ? ['name', 'title'] : [];
  const sent = fields.length > 0 && done(element);
  for (const id of fields) {
    const field = element.querySelector(`#${id}`);
    if (sent) delete typed[id];
    else if (field && typed[id]) field.value = typed[id];
  }
});

// After Enter in a field the hand is on the button: a field that has the focus would not be redrawn.
document.addEventListener('submit', ({ target }) => {
  if (target.contains(document.activeElement) && target.matches('#producer form[data-command]')) target.querySelector('button').focus();
});

// Out of a field with Escape, so that the keys are keys again.
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && event.target.matches('#producer :is(input, select)')) event.target.blur();
});
