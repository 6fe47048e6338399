// The audience's list: what only this viewer knows is added to what everybody is told.
// A question that arrives is drawn for all; whether she has voted for it is kept here.

const votes = new Map();
const root = document.querySelector('.questions');

function read(form) {
  return {
    pressed: form.querySelector('.vote').getAttribute('aria-pressed') === 'true',
    counter: Number(form.elements.counter.value),
  };
}

function write(form, { pressed, counter }) {
  form.querySelector('.vote').setAttribute('aria-pressed', pressed);
  form.elements.voted.value = !pressed;
  form.elements.counter.value = counter;
}

function remember(element) {
  const form = element.querySelector?.('form.question-vote');
  if (!form) return;
  const number = element.dataset.number;
  if (form.dataset.known) votes.set(number, read(form));
  else if (votes.has(number)) write(form, votes.get(number));
  else form.elements.counter.value = 1;
}

for (const item of root.querySelectorAll('.question[data-number]')) remember(item);

document.addEventListener('live:shown', ({ detail: { element } }) => {
  if (element.matches('.question')) remember(element);
});

/** Her own: that it is sent, and what becomes of it, is said once; the others are only counted. */
const said = new Map();
for (const own of root.querySelectorAll('[data-mine]')) said.set(own.id, own.dataset.said);
document.addEventListener('live:shown', ({ detail: { element } }) => {
  if (!element.matches('.questions [data-mine]') || said.get(element.id) === element.dataset.said) return;
  said.set(element.id, element.dataset.said);
  const status = document.querySelector('.live__status');
  if (status) status.textContent = element.dataset.said;
});

// The rules may change while somebody writes: what she has ticked stays ticked, and the counter counts to the new limit.
let unnamed = root.querySelector('#rules [name=anonymous]')?.checked ?? false;
document.addEventListener('change', ({ target }) => {
  if (target.matches('#rules [name=anonymous]')) unnamed = target.checked;
});
document.addEventListener('live:shown', ({ detail: { element } }) => {
  if (element.id !== 'rules') return;
  const box = element.querySelector('[name=anonymous]');
  if (box) box.checked = unnamed;
  const area = element.closest('form').querySelector('textarea');
  area.parentElement.querySelector('.counter').dataset.limit = element.dataset.limit;
  area.dispatchEvent(new Event('input', { bubbles: true }));
});
