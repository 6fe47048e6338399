// The moderators' queue: acts without leaving the page, by button and by key. Rows never move under the
// finger: what others do shows where it stands, and the order is made anew when it is asked for.
import { keys } from './queue-keys.js';
import { sendAct } from './queue-send.js';

const root = document.getElementById('queue');
const status = document.getElementById('queue-status');
const undo = document.getElementById('undo');
const changes = document.getElementById('queue-changes');
const UNDO = 10_000;
let moved = 0;
let undoTimer = 0;

export const cards = () => [...root.querySelectorAll('.card')].filter((card) => card.offsetParent);
export const current = () => document.activeElement?.closest?.('.card');
export const say = (words) => (status.textContent = words);

function sizes() {
  for (const place of root.querySelectorAll('[data-size-of]')) {
    const size = String(document.getElementById(place.dataset.sizeOf).childElementCount);
    if (place.textContent !== size) place.textContent = size;
  }
}

/** Puts a card into the list it belongs in; the focus goes on to the next one when it leaves. */
function settle(card, mine) {
  const list = document.getElementById(card.dataset.list);
  if (!list || card.parentElement === list) return sizes();
  const held = card.contains(document.activeElement);
  if (held && !mine) return count();
  const next = card.nextElementSibling ?? card.previousElementSibling;
  list.append(card);
  if (held) (next ?? card).focus({ preventScroll: !next });
  sizes();
}

/** Somebody else's change to what is being looked at waits. */
function count() {
  moved += 1;
  const words = changes.querySelector('[data-words]');
  words.textContent = words.dataset.words.replace('{0}', moved);
  changes.hidden = false;
}

function sort() {
  const rank = (card) => Number(card.dataset.rank ?? 9999) * 1e6 + Number(card.dataset.number);
  const held = current();
  for (const card of cards()) {
    const list = document.getElementById(card.dataset.list);
    if (card.parentElement !== list) list.append(card);
  }
  for (const list of root.querySelectorAll('.cards')) {
    const sorted = [...list.children].sort((a, b) => rank(a) - rank(b));
    if (sorted.some((card, i) => list.children[i] !== card)) list.append(...sorted);
  }
  moved = 0;
  changes.hidden = true;
  (held ?? document.getElementById('queue-pending-title')).focus();
  sizes();
}

/** Sends one act; the answer is the card as it is now, whoever made it so. */
export async function act(action, fields) {
  const answer = await sendAct(action, fields);
  if (!answer) return;
  const { told, card } = answer;
  const old = document.getElementById(card.id);
  const held = old?.contains(document.activeElement);
  if (old) old.replaceWith(card);
  else document.getElementById(card.dataset.list).append(card);
  if (held) card.focus({ preventScroll: true });
  settle(card, true);
  say(told.textContent.trim());
  status.dataset.told = told.dataset.told;
  offerUndo(told);
}

function offerUndo(told) {
  clearTimeout(undoTimer);
  const form = told.querySelector('form');
  undo.hidden = !form;
  if (!form) return;
  undo.querySelector('span').textContent = told.querySelector('span').textContent;
  undo.form = form;
  undoTimer = setTimeout(() => (undo.hidden = true), UNDO);
}

export function takeBack() {
  if (undo.hidden) return;
  undo.hidden = true;
  act(undo.form.getAttribute('action'), new FormData(undo.form));
}

root.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('.card-acts, #reject form')) return;
  event.preventDefault();
  const action = event.submitter?.getAttribute('formaction') ?? form.getAttribute('action');
  form.closest('dialog')?.close();
  act(action, new FormData(form));
});

document.addEventListener('live:shown', ({ detail: { element } }) => {
  if (element.matches('.card')) settle(element, false);
});
changes.querySelector('button').addEventListener('click', sort);
undo.querySelector('button').addEventListener('click', takeBack);
new MutationObserver(sizes).observe(root, { childList: true, subtree: true });
keys(root);
