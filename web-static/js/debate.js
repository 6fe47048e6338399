// The chair's desk: clocks that count on, commands without reload, one key for each.
import './live/clocks.js';

const FRAGMENT = 'text/vnd.ordstyrer.fragment+html';
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
    say(document.getElementById('live')?.dataset.unsent ?? '');
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

setInterval(() => {
  if (wall) wall.textContent = wallTime.format(new Date()).replace(':', '.');
}, 250);
