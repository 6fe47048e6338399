// The panel's page: what is put to this person is marked here, for the change is drawn for all of the panel.

const page = document.querySelector('.panel');
const list = document.getElementById('panel-list');

function mark(element) {
  const mine = (element.dataset.assigned ?? '').split(' ').includes(page.dataset.person);
  if (mine) element.dataset.mine = 'true';
  else delete element.dataset.mine;
}

/** The shortlist in its order, then the rest; nothing that holds the focus moves. */
function sort() {
  if (list.contains(document.activeElement)) return;
  const rank = (element) => Number(element.dataset.rank ?? 9999);
  const sorted = [...list.children].sort((a, b) => rank(a) - rank(b));
  if (sorted.some((element, i) => list.children[i] !== element)) list.append(...sorted);
}

document.addEventListener('live:shown', ({ detail: { element } }) => {
  if (!element.matches('.spoken')) return;
  mark(element);
  sort();
});
