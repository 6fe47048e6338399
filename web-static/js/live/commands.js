// Sends the forms marked data-live-form without leaving the page. What could not be sent is kept and sent again
// with the same command, so that the server does it once.
import { countCharacters } from '../counter.js';
import { apply, fragment } from './page.js';

const FRAGMENT = 'text/vnd.ordstyrer.fragment+html';
const KEPT = 'pending';
const sending = new Set();
let words = '';

/** @param {HTMLElement} line with the words for what waits */
export function watchForms(line) {
  words = line.dataset.sentLater;
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches?.('form[data-live-form]') || event.defaultPrevented) return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    if (!fields.get('command')) fields.set('command', crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`);
    const command = { action: form.action, body: String(fields), id: fields.get('command') };
    keep([...kept().filter((other) => other.id !== command.id), command]);
    send(command, form);
  });
  window.addEventListener('online', sendPending);
  sendPending();
}

/** Tries again what has not been answered yet, in the order in which it was done. */
export async function sendPending() {
  for (const command of kept()) {
    await send(command, formOf(command));
    if (kept().some((other) => other.id === command.id)) return;
  }
}

async function send(command, form) {
  if (sending.has(command.id)) return;
  sending.add(command.id);
  try {
    const answer = await fetch(command.action, {
      method: 'POST',
      headers: { Accept: FRAGMENT, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: command.body,
    });
    if (answer.status >= 500) throw new Error(answer.status);
    keep(kept().filter((other) => other.id !== command.id));
    note(form, '');
    await show(answer, form);
  } catch {
    note(form, words);
  } finally {
    sending.delete(command.id);
  }
}

/** A fragment goes where its id says; another page is gone to. */
async function show(answer, form) {
  if (answer.redirected) return location.assign(answer.url);
  const html = await answer.text();
  if (!answer.headers.get('Content-Type')?.startsWith(FRAGMENT)) {
    if (html) location.reload();
    return;
  }
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  for (const element of [...template.content.children]) {
    if (element.id && element.id === form?.id) swap(form, element);
    // The answer to her own act is hers: it is never held back.
    else if (element.id) apply({ id: element.id, html: element.outerHTML, me: true });
  }
}

/** The form as the server answers it: empty again, or with what is wrong, which is then read first. */
function swap(form, html) {
  const element = html.outerHTML ? fragment(html.outerHTML) : html;
  const held = form.contains(document.activeElement);
  form.replaceWith(element);
  for (const counter of element.querySelectorAll('.counter[data-limit]')) countCharacters(counter);
  const wrong = element.querySelector('#errors, [aria-invalid=true], [data-fresh]');
  if (wrong) wrong.focus();
  else if (held) element.querySelector('textarea, input:not([type=hidden]), button')?.focus({ preventScroll: true });
}

function formOf(command) {
  const path = new URL(command.action, location.href).pathname;
  return [...document.forms].find((form) => new URL(form.action, location.href).pathname === path);
}

function note(form, text) {
  if (!form) return;
  let place = form.querySelector('.live__later');
  if (!place) {
    place = document.createElement('p');
    place.className = 'live__later';
    place.setAttribute('role', 'status');
    form.append(place);
  }
  place.textContent = text;
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
  } catch {
    return [];
  }
}

function keep(commands) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(commands));
  } catch {
    // Private windows without storage send once only.
  }
}
