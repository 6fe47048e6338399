// Puts what is told into the page. Focus never moves, and nobody's line slides away under the finger.

import { recount } from './numbers.js';

let line = null;
let news = 0;
let newsIn = null;
let announcedAt = 0;
let announcing = 0;
const QUIET = 20_000;

/** @param {HTMLElement} root whose role=status says what is new */
export function announceOn(root) {
  line = root;
}

/** A subject as it is now: {id, html} or {id, gone}; {me} for the viewer's own. The second time does nothing. */
export function apply(change) {
  const row = document.activeElement?.closest('[data-order=frozen] > [id]');
  const top = row?.getBoundingClientRect().top;
  put(change);
  const now = row && document.getElementById(row.id);
  if (now) window.scrollBy({ top: now.getBoundingClientRect().top - top, behavior: 'instant' });
}

function put({ id, html, gone, me }) {
  const there = document.getElementById(id);
  if (there && isTypedIn(there)) return later(there, { id, html, gone, me });
  if (gone) return remove(there);
  const element = fragment(html);
  if (!element) return;
  if (!me) recount(element); // The answer to her own act is as new as the act.
  const list = document.getElementById(element.dataset.list);
  const stays = there && (there.parentElement.dataset.order === 'frozen' || there.contains(document.activeElement));
  if (there && (stays || !list || list === there.parentElement)) replace(there, element);
  else if (there) move(there, list, element);
  else if (list) insert(list, element, me);
  tell(document.getElementById(id));
}

export function fragment(html) {
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}

function isTypedIn(element) {
  const active = document.activeElement;
  return element.contains(active) && active.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}

/** What somebody is typing in waits until she leaves it. */
function later(element, message) {
  element.pending = message;
  if (element.waits) return;
  element.waits = true;
  element.addEventListener('focusout', function leave(event) {
    if (element.contains(event.relatedTarget)) return;
    element.removeEventListener('focusout', leave);
    setTimeout(() => apply(element.pending));
  });
}

function remove(element) {
  if (!element) return;
  if (element.contains(document.activeElement)) {
    return later(element, { id: element.id, gone: true });
  }
  const list = element.parentElement;
  element.remove();
  emptiness(list);
}

/** Focus stays on the same control: found again by its id, or by its name and value. */
function replace(old, element) {
  const active = document.activeElement;
  const held = old.contains(active) ? active : null;
  if ('held' in old.dataset) {
    element.hidden = true;
    element.dataset.held = '';
  }
  // In a list that somebody works through, the rows below stay where they are.
  if (old.parentElement.dataset.order === 'frozen') {
    element.style.minHeight = `${old.offsetHeight}px`;
    element.style.contentVisibility = 'visible'; // its height is known at once, not at the next frame
  }
  old.replaceWith(element);
  if (!held) return;
  const same = held === old ? element : [...element.querySelectorAll(held.tagName)].find((other) =>
    held.id ? other.id === held.id
      : other.name === held.name && other.value === held.value && other.form?.getAttribute('action') === held.form?.getAttribute('action') && other.getAttribute('href') === held.getAttribute('href'));
  const target = same ?? element;
  if (target === element && element.tabIndex < 0) element.tabIndex = -1; // Also when it had it already.
  target.focus({ preventScroll: true });
}

function move(there, list, element) {
  const from = there.parentElement;
  there.remove();
  place(list, element);
  emptiness(from);
  offer(from);
}

/** The order that somebody reads in is frozen: what would push the others down is held back until asked for. */
function insert(list, element, me) {
  const read = [...list.children].some((other) => !other.hidden);
  const pushes = list.dataset.insert === 'first' || list.dataset.new === 'hold';
  if (!me && read && pushes) {
    element.hidden = true;
    element.dataset.held = '';
  }
  place(list, element);
  if (!me && list.dataset.news !== 'silent') announce(list);
  offer(list);
}

function place(list, element) {
  if (list.dataset.insert === 'first') list.prepend(element);
  else list.append(element);
  emptiness(list);
}

function emptiness(list) {
  for (const words of document.querySelectorAll(`[data-empty-of="${list.id}"]`)) {
    words.hidden = list.childElementCount > 0;
  }
}

/** The button that shows what was held back. */
function offer(list) {
  const held = list.querySelectorAll(':scope > [data-held]');
  let button = document.querySelector(`[data-shows="${list.id}"]`);
  if (!button && held.length > 0) {
    button = document.createElement('button');
    button.type = 'button';
    button.className = 'ds-button live__news';
    button.dataset.variant = 'secondary';
    button.dataset.shows = list.id;
    button.addEventListener('click', () => {
      const all = list.querySelectorAll(':scope > [data-held]');
      for (const one of all) {
        one.hidden = false;
        delete one.dataset.held;
      }
      if (all[0]) {
        all[0].tabIndex = -1;
        all[0].focus({ preventScroll: true });
      }
      offer(list);
    });
    list.before(button);
  }
  if (button) {
    button.hidden = held.length === 0;
    button.textContent = words(list, held.length);
  }
}

function words(list, n) {
  const from = list.dataset.newsOne ? list.dataset : line.dataset;
  return (n === 1 ? from.newsOne : from.newsOther)?.replace('{0}', n) ?? '';
}

/** Says how many are new, at most every 20 seconds: nobody is flooded. */
function announce(list) {
  news += 1;
  newsIn = list;
  if (announcing) return;
  announcing = setTimeout(() => {
    announcing = 0;
    announcedAt = Date.now();
    const status = line.querySelector('[role=status]');
    const said = words(newsIn, news);
    if (status && said) status.textContent = said;
    news = 0;
  }, Math.max(1000, announcedAt + QUIET - Date.now()));
}

/** For those who add what only this viewer knows: that it is hers, that she has voted. */
function tell(element) {
  if (element) document.dispatchEvent(new CustomEvent('live:shown', { detail: { element } }));
}
