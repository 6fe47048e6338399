// Who is looking at which question. What has the focus for a moment is claimed, kept while it is looked at, and let go.
import { ask } from './queue-send.js';

const SOON = 700;
const AGAIN = 20_000;
let root = null;
let held = null;
let wanted = 0;
let renewal = 0;

/** Others' claims are shown for as long as they last; one's own is known. */
export function dressClaim(element) {
  const claim = element.querySelector?.('.card-claim') ?? element;
  claim.hidden = claim.dataset.by === root.dataset.me;
  if (claim.dataset.left) setTimeout(() => (claim.hidden = true), Number(claim.dataset.left) * 1000);
}

/** An act has ended the claim. */
export function ended(number) {
  if (held === number) forget();
}

function forget() {
  clearInterval(renewal);
  held = null;
}

function send(number, word) {
  return ask(`${root.dataset.path}/${number}/${word}`);
}

function take(number) {
  if (held === number) return;
  taken(number);
  send(number, 'claim');
}

/** The server has claimed it for me. */
export function taken(number) {
  letGo();
  held = number;
  renewal = setInterval(() => (looking() ? send(held, 'claim') : letGo()), AGAIN);
}

function letGo() {
  if (held) send(held, 'release');
  forget();
}

const inHand = () => document.activeElement?.closest('.card')?.dataset.number;

function looking() {
  return !document.hidden && (inHand() === held || document.querySelector('dialog[open]'));
}

/** @param {HTMLElement} queue */
export function watchClaims(queue) {
  root = queue;
  root.addEventListener('focusin', (event) => {
    if (!event.target.closest('.card')) return;
    clearTimeout(wanted);
    wanted = setTimeout(() => inHand() && take(inHand()), SOON);
  });
  for (const claim of root.querySelectorAll('.card-claim')) dressClaim(claim);
  window.addEventListener('pagehide', letGo);
}
