// Follows long work: fetches how far it has come until it has ended. Without script one loads the
// page again.
const FRAGMENT = 'text/vnd.ordstyrer.fragment+html';
const PAUSE = 2000;

async function follow() {
  const shown = document.getElementById('progress');
  if (shown?.dataset.progress !== 'running') return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: FRAGMENT } });
    if (answer.ok) {
      const told = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('progress');
      const status = shown.querySelector('[data-status]');
      status.textContent = told.querySelector('[data-status]').textContent;
      // The status line stays the same element, or nobody is told that its words have changed.
      told.querySelector('[data-status]').replaceWith(status);
      shown.replaceChildren(...told.childNodes);
      shown.dataset.progress = told.dataset.progress;
    }
  } catch {
    // The network may come back.
  }
  setTimeout(follow, PAUSE);
}

setTimeout(follow, PAUSE);
