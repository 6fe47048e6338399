// While somebody types a question: what others have asked already, so that she may vote for it instead.
// Without script the server shows the same once, before it asks.
import { apply, fragment } from '../live/page.js';

const FRAGMENT = 'text/vnd.ordstyrer.fragment+html';
const PAUSE = 600;
const SHORTEST = 8;
let timer = 0;
let asked = 0;

async function post(address, fields) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { Accept: FRAGMENT, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  });
  return answer.headers.get('Content-Type')?.startsWith(FRAGMENT) ? answer.text() : '';
}

/** Only what came last counts: answers may overtake each other. */
async function look(form) {
  const mine = ++asked;
  const text = form.elements.text.value;
  const html = [...text.trim()].length < SHORTEST ? '' : await post(place(form).dataset.at, { text }).catch(() => '');
  if (mine === asked && form.isConnected) show(form, fragment(html));
}

function show(form, found) {
  const here = place(form);
  const told = here.querySelector('.similar-told');
  // Who has been shut out meanwhile is answered with something else.
  const words = found?.querySelector('.similar-told')?.textContent.trim() ?? '';
  if (told.textContent.trim() !== words) told.textContent = words;
  const list = found?.querySelector('.similar-list');
  const old = here.querySelector('.similar-list');
  if (old?.contains(document.activeElement)) here.focus({ preventScroll: true });
  old?.remove();
  if (list) here.append(list);
  form.elements.similar.value = list ? 'shown' : 'show';
}

async function vote(button) {
  const form = button.form;
  const template = document.createElement('template');
  template.innerHTML = await post(button.formAction, { voted: 'true', counter: '0' }).catch(() => '');
  for (const element of template.content.children) apply({ id: element.id, html: element.outerHTML, me: true });
  await look(form);
}

const place = (form) => form.querySelector('#similar');

document.addEventListener('input', ({ target }) => {
  const form = target.form;
  if (target.name !== 'text' || !form?.querySelector('#similar')) return;
  clearTimeout(timer);
  timer = setTimeout(() => look(form), PAUSE);
});
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('.similar button');
  if (!button) return;
  event.preventDefault();
  vote(button);
});
