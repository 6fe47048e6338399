// The keyboard of the queue. Off inside text fields; can be switched off (WCAG 2.1.4).
import { act, cards, current, say, takeBack } from './queue.js';
import { openSheet } from './queue-sheet.js';

const OFF = 'queue-keys-off';
const LETTERS = { a: 'approve', r: 'reject', s: 'shortlist', l: 'live', f: 'finish', m: 'merge', e: 'edit' };
const SHEETS = ['merge', 'edit'];
const reject = document.getElementById('reject');
const help = document.getElementById('keys');
const search = document.getElementById('find');
const toggle = document.getElementById('keys-on');

function on() {
  try {
    return localStorage.getItem(OFF) === null;
  } catch {
    return true;
  }
}

function go(by) {
  const all = cards();
  if (!all.length) return;
  const at = all.indexOf(current());
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

/** Presses the button that the card shows; a card without it does not know the act. */
function press(card, word) {
  const button = card.querySelector(`[data-act="${word}"]`);
  if (!button || !button.offsetParent) return;
  if (word === 'reject') openReject(card);
  else if (SHEETS.includes(word)) openSheet(button);
  else act(button.getAttribute('formaction'), new FormData(button.form));
}

function openReject(card) {
  const form = reject.querySelector('form');
  form.reset();
  form.action = `${document.getElementById('queue').dataset.path}/${card.dataset.number}/reject`;
  form.elements.rev.value = card.dataset.rev;
  reject.querySelector('[data-reject-number]').textContent = card.dataset.number;
  reject.showModal();
  reject.querySelector('input[type=radio]').focus();
}

/** In the dialog a number chooses its reason and sends. */
function reason(event) {
  const choice = reject.querySelector(`input[data-key="${event.key}"]`);
  if (!choice || event.target.matches('textarea')) return;
  event.preventDefault();
  choice.checked = true;
  reject.querySelector('form').requestSubmit();
}

/** A number, or a word of its text. */
function find(event) {
  event.preventDefault();
  const wanted = search.querySelector('input').value.trim().toLowerCase();
  search.close();
  if (!wanted) return;
  const card = cards().find((one) =>
    /^\d+$/.test(wanted) ? one.dataset.number === wanted : one.textContent.toLowerCase().includes(wanted));
  if (!card) return say(search.dataset.none.replace('{0}', wanted));
  say('');
  card.focus();
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest('input, textarea, select, [contenteditable], dialog')) return;
  const key = event.key.toLowerCase();
  if (!on()) return;
  const card = current();
  if (key === '?') help.showModal();
  else if (key === 'j') go(1);
  else if (key === 'k') go(-1);
  else if (key === 'u') takeBack();
  else if (key === 'n') document.getElementById('queue-next').requestSubmit();
  else if (key === '/') search.showModal();
  else if (card && LETTERS[key]) press(card, LETTERS[key]);
  else return;
  event.preventDefault();
}

/** @param {HTMLElement} root the queue */
export function keys(root) {
  document.addEventListener('keydown', pressed);
  reject.addEventListener('keydown', reason);
  search.querySelector('form').addEventListener('submit', find);
  root.addEventListener('click', (event) => {
    const opener = event.target.closest('a[data-act]');
    if (!opener || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    press(opener.closest('.card'), opener.dataset.act);
  });
  for (const close of root.querySelectorAll('[data-close]')) {
    close.addEventListener('click', () => close.closest('dialog').close());
  }
  const opener = document.getElementById('keys-open');
  opener.hidden = false;
  opener.addEventListener('click', () => help.showModal());
  toggle.checked = on();
  toggle.addEventListener('change', () => {
    try {
      if (toggle.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, '1');
    } catch {
      // Without storage the choice lasts as long as nothing else does.
    }
  });
}
