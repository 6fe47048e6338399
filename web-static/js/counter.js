// Says how many characters are left, as code points after NFC: the server counts the same.

const segments = (text) => [...text.replaceAll('\r\n', '\n').normalize('NFC').trim()].length;

/** @param {HTMLElement} counter beside its text area: data-limit, data-under and data-over with {0} */
export function countCharacters(counter) {
  const area = counter.parentElement.querySelector('textarea, input');
  const show = () => {
    const left = Number(counter.dataset.limit) - segments(area.value);
    counter.textContent =
      (left < 0 ? counter.dataset.over : counter.dataset.under).replace('{0}', Math.abs(left));
    counter.classList.toggle('over', left < 0);
  };
  area.addEventListener('input', show);
  show();
}
