// Offers what fits while somebody types: fills the list beside the field. The field takes any text.
const PAUSE = 250;
const LEAST = 3;

export function suggest(list) {
  const field = document.querySelector(`input[list="${list.id}"]`);
  let waiting;
  let asked;

  async function fetchOptions() {
    const words = field.value.trim();
    if (words.length < LEAST) return;
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(list.dataset.from + '?q=' + encodeURIComponent(words), { signal: asked.signal });
      if (!answer.ok) return;
      const found = new DOMParser().parseFromString(await answer.text(), 'text/html');
      list.replaceChildren(...found.querySelectorAll('option'));
    } catch {
      // Without suggestions one writes it out.
    }
  }

  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(fetchOptions, PAUSE);
  });
}

for (const list of document.querySelectorAll('datalist[data-from]')) suggest(list);
