// The forms of the queue, merge and edit, in a dialog above it; without script they are pages of their own.
import { act } from './queue.js';
import { fetchForm } from './queue-send.js';

const sheet = document.getElementById('sheet');
const title = document.getElementById('sheet-title');
const place = sheet.querySelector('[data-form]');
const wrong = sheet.querySelector('[role=alert]');

/** @param {HTMLAnchorElement} opener the link to the page with the form */
export async function openSheet(opener) {
  const form = await fetchForm(opener.href);
  if (!form) return location.assign(opener.href);
  title.textContent = opener.textContent.trim();
  wrong.textContent = '';
  put(form);
  sheet.showModal();
  firstField(form)?.focus();
}

function put(form) {
  place.replaceChildren(form);
}

function firstField(form) {
  return form.querySelector('[aria-invalid=true]') ?? form.querySelector('input:not([type=hidden]), textarea');
}

/** What was typed stays until it is saved, whoever came first. */
async function send(form) {
  wrong.textContent = '';
  const answer = await act(form.getAttribute('action'), new FormData(form));
  if (!answer) return;
  if (answer.form) {
    put(answer.form);
    firstField(answer.form)?.focus();
  } else if (answer.told.dataset.told === 'done') sheet.close();
  else {
    wrong.textContent = answer.told.textContent.trim();
    form.elements.rev.value = answer.card.dataset.rev;
  }
}

sheet.addEventListener('submit', (event) => {
  event.preventDefault();
  send(event.target);
});
sheet.addEventListener('click', (event) => {
  if (!event.target.closest('.actions a')) return;
  event.preventDefault();
  sheet.close();
});
