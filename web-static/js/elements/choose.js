// Chooses all rows of the page at once, and says how many are chosen. The list may be replaced
// while somebody searches, so nothing is tied to its elements.
const boxes = () => [...document.querySelectorAll('#found input[name=person]')];

function tell() {
  const chosen = boxes().filter((box) => box.checked).length;
  const all = document.getElementById('choose-all');
  if (all) {
    all.checked = chosen > 0 && chosen === boxes().length;
    all.indeterminate = chosen > 0 && !all.checked;
  }
  const count = document.getElementById('chosen-count');
  if (count) count.textContent = chosen > 0 ? `(${chosen})` : '';
}

function unhide() {
  const all = document.getElementById('choose-all');
  if (all?.closest('[hidden]')) all.closest('[hidden]').hidden = false;
}

document.addEventListener('change', (event) => {
  if (event.target.id === 'choose-all') {
    for (const box of boxes()) box.checked = event.target.checked;
  }
  if (event.target.closest('#found')) tell();
});

const found = document.getElementById('found');
if (found) new MutationObserver(unhide).observe(found, { childList: true });
unhide();
tell();
