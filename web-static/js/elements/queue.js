// The moderators' queue: acts without leaving the page, by button and by key. Rows never move under the
// finger: what others do shows where it stands, and the order is made anew when it is asked for.
import { dressClaim, ended, taken, watchClaims } from './queue-claims.js';
import { keys } from './queue-keys.js';
import { ask, sendAct } from './queue-send.js';

const root = document.getElementById('queue');
const status = document.getElementById('queue-status');
const undo = document.getElementById('undo');
const changes = document.getElementById('queue-changes');
const UNDO = 10_000;
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

/** Puts a card that I moved into its list; the focus goes on to the next one when it leaves. */
function settle(card) {
  const list = document.getElementById(card.dataset.list);
  if (list && card.parentElement !== list) {
    const held = card.contains(document.activeElement);
    const next = card.nextElementSibling ?? card.previousElementSibling;
    list.append(card);
    if (held) (next ?? card).focus({ preventScroll: !next });
  }
  count();
}

const rank = (card) => Number(card.dataset.rank ?? 9999) * 1e6 + Number(card.dataset.number);
const astray = (card) => card.dataset.list !== card.parentElement.id;

/** What others moved stays where it is until it is asked for: no row slides away under the finger. */
function count() {
  const shortlist = [...document.getElementById('queue-shortlist').children].filter((card) => !astray(card));
  const late = shortlist.filter((card, i) => i > 0 && rank(card) < rank(shortlist[i - 1])).length;
  for (const card of cards()) card.toggleAttribute('data-astray', astray(card));
  const moved = cards().filter(astray).length + late;
  const words = changes.querySelector('[data-words]');
  const text = words.dataset.words.replace('{0}', moved);
  if (words.textContent !== text) words.textContent = text;
  changes.toggleAttribute('data-none', moved === 0);
  sizes();
}

function sort() {
  const held = current();
  for (const card of cards().filter(astray)) document.getElementById(card.dataset.list).append(card);
  for (const list of root.querySelectorAll('.cards')) {
    const sorted = [...list.children].sort((a, b) => rank(a) - rank(b));
    if (sorted.some((card, i) => list.children[i] !== card)) list.append(...sorted);
  }
  count();
  (held ?? document.getElementById('queue-pending-title')).focus();
}

/** Sends one act; the answer is the card as it is now, whoever made it so. */
export async function act(action, fields) {
  const answer = await sendAct(action, fields);
  if (answer?.told) show(answer);
  return answer;
}

/** Mine goes to its list; what somebody else did first stays where I see what became of it. */
function show({ told, card }) {
  const old = document.getElementById(card.id);
  const held = old?.contains(document.activeElement);
  const done = told.dataset.told === 'done';
  if (old) old.replaceWith(card);
  else document.getElementById(card.dataset.list).append(card);
  if (held) card.focus({ preventScroll: true });
  dressClaim(card);
  ended(card.dataset.number);
  if (done) settle(card);
  else count();
  say((told.querySelector('span') ?? told).textContent.trim());
  status.dataset.told = told.dataset.told;
  offerUndo(told);
}

function offerUndo(told) {
  clearTimeout(undoTimer);
  root.querySelector('.ds-alert[data-told]')?.remove();
  const form = told.querySelector('form');
  undo.hidden = !form;
  if (!form) return;
  undo.querySelector('span').textContent = told.querySelector('span').textContent;
  undo.form = form;
  undoTimer = setTimeout(() => (undo.hidden = true), UNDO);
}

export function takeBack() {
  if (undo.hidden) return root.querySelector('[data-told="done"] form')?.requestSubmit();
  undo.hidden = true;
  act(undo.form.getAttribute('action'), new FormData(undo.form));
}

/** The next one that waits and nobody looks at, after the one in hand. */
function nextPending(form) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const next = await ask(form.getAttribute('action'), { after: current()?.dataset.number ?? 0 });
    const card = document.getElementById(`queue-${next}`);
    if (!card) return say(form.dataset.none);
    say('');
    taken(next);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest' });
  });
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
  if (element.matches('.card, .card-claim')) dressClaim(element);
  if (!element.matches('.card')) return;
  // What my own act reached goes where it belongs at once; the rest is frozen.
  if (element.dataset.by === root.dataset.me && !element.contains(document.activeElement)) settle(element);
  else count();
});
changes.querySelector('button').addEventListener('click', sort);
undo.querySelector('button').addEventListener('click', takeBack);
new MutationObserver(sizes).observe(root, { childList: true, subtree: true });
keys(root);
watchClaims(root);
nextPending(document.getElementById('queue-next'));
