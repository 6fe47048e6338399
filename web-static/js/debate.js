// The chair's desk: clocks that count on from what the server said, commands without reload, one key for each.
const FRAGMENT = 'text/vnd.ordstyrer.fragment+html';
const seen = new WeakMap();

/** What a clock shows now: m:ss, with a minus when the time is used up. */
export function face(spoken, allotted) {
  const shown = allotted === null ? spoken : allotted - spoken;
  const seconds = Math.floor(Math.abs(shown) / 1000);
  const sign = shown <= -1000 ? '−' : '';
  return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function tick() {
  const now = performance.now();
  for (const clock of document.querySelectorAll('.clock')) {
    if (!seen.has(clock)) seen.set(clock, now);
    const { spoken, allotted, running, warn, danger } = clock.dataset;
    const total = Number(spoken) + (running ? now - seen.get(clock) : 0);
    const given = allotted === undefined ? null : Number(allotted);
    const text = face(total, given);
    if (clock.textContent !== text) clock.textContent = text;
    if (given !== null) {
      const left = (given - total) / 1000;
      const state = left < 0 ? 'over' : left <= Number(danger) ? 'danger' : left <= Number(warn) ? 'warn' : 'calm';
      if (clock.dataset.state !== state) clock.dataset.state = state;
    }
  }
}

async function command(form) {
  const button = form.querySelector('button');
  button.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: FRAGMENT },
    });
    say(answer.status === 204 ? '' : await answer.text());
    if (answer.ok && 'clears' in form.dataset) form.reset();
  } catch {
    say(document.body.dataset.offline ?? '');
  } finally {
    button.removeAttribute('aria-busy');
  }
}

function say(words) {
  const status = document.getElementById('desk-status');
  if (status) status.textContent = words;
}

function typing(target) {
  return target.closest('input, textarea, select, [contenteditable]');
}

document.addEventListener('submit', (event) => {
  if (!event.target.matches('form[data-command]')) return;
  event.preventDefault();
  command(event.target);
});

document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || typing(event.target)) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
});

// The wall clock in the corner, in the arena's zone.
const wall = document.getElementById('wall-clock');
const wallTime = wall && new Intl.DateTimeFormat('nb-NO', {
  hour: '2-digit', minute: '2-digit', timeZone: wall.dataset.zone,
});

tick();
setInterval(() => {
  tick();
  if (wall) wall.textContent = wallTime.format(new Date()).replace(':', '.');
}, 250);
