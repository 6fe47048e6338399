// The numbers of a page: the latest that was told is what stands there.

/** The last number that was told for each key. */
const told = new Map();

/** Numbers, by the data-count of the elements that show them. */
export function count(numbers) {
  for (const [key, number] of Object.entries(numbers)) {
    told.set(key, number);
    for (const element of document.querySelectorAll(`[data-count="${CSS.escape(key)}"]`)) write(element, number);
  }
}

function write(element, number) {
  const text = new Intl.NumberFormat(document.documentElement.lang).format(number);
  if (element.textContent !== text) element.textContent = text;
  element.closest('[data-sort]')?.setAttribute('data-sort-now', number);
}

/** What was drawn before a number was told, and comes after it, shows that number; data-latest: one that never rests. */
export function recount(element) {
  for (const place of element.querySelectorAll('[data-count][data-latest]')) {
    if (told.has(place.dataset.count)) write(place, told.get(place.dataset.count));
  }
}
