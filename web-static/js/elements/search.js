// Searches while one types: fetches what was found and puts it in place, and keeps the address in
// step. Without script the form is sent as forms are.
const FRAGMENT = 'text/vnd.ordstyrer.fragment+html';
const PAUSE = 250;

export function searchAsYouType(form) {
  let waiting;
  let asked;

  async function search() {
    asked?.abort();
    asked = new AbortController();
    const filled = [...new FormData(form)].filter(([, value]) => value !== '');
    const address = form.action + '?' + new URLSearchParams(filled);
    try {
      const answer = await fetch(address, { headers: { Accept: FRAGMENT }, signal: asked.signal });
      if (answer.ok) show(await answer.text(), address);
    } catch (problem) {
      if (problem.name !== 'AbortError') form.submit();
    }
  }

  function show(html, address) {
    const before = document.getElementById(form.dataset.search);
    const found = new DOMParser().parseFromString(html, 'text/html').getElementById(form.dataset.search);
    // The status line stays the same element, or nobody is told that its words have changed.
    before.querySelector('[data-status]').textContent = found.querySelector('[data-status]').textContent;
    found.querySelector('[data-status]').replaceWith(before.querySelector('[data-status]'));
    before.replaceChildren(...found.childNodes);
    history.replaceState(null, '', address);
  }

  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  });
}

for (const form of document.querySelectorAll('form[data-search]')) searchAsYouType(form);
