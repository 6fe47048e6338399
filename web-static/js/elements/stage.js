// The audience's screen: nobody sits at it. It never shows that something is wrong, and comes back by itself.
const root = document.documentElement;
const SECOND = 1000;
const VOID = 60; // seconds between two looks at a link that does not hold (any more)

// A base size in pixels: everything is measured by it.
if (root.dataset.base) root.style.fontSize = `${Number(root.dataset.base)}px`;

/** Reads the screen anew, as often as it takes. What was last shown stays as long as nobody answers. */
async function renew(resume, tries = 0) {
  try {
    const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(15 * SECOND) });
    if (answer.status === 404) {
      document.querySelector('main').replaceChildren();
      return again(resume, 0, VOID);
    }
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const line = page.querySelector('[data-live]');
    if (!resume || !line) return location.reload();
    document.querySelector('main').replaceWith(page.querySelector('main'));
    resume(Number(line.dataset.version));
  } catch {
    again(resume, tries + 1, Math.min(20, 2 ** tries));
  }
}

function again(resume, tries, seconds) {
  setTimeout(() => renew(resume, tries), seconds * SECOND * (0.5 + Math.random()));
}

document.addEventListener('live:reload', (event) => {
  event.preventDefault();
  renew(event.detail.resume);
});
if (!document.querySelector('#stage')) again(null, 0, 4);

/** The line of the programme that it is now, by the server's clock. */
function mark() {
  const now = Date.now() + Number(root.dataset.clockOffset ?? 0);
  for (const line of document.querySelectorAll('.stage-lines > li')) {
    const { begins, ends } = line.dataset;
    if (begins === undefined) continue;
    if (now >= Number(begins) && now < Number(ends ?? Infinity)) line.setAttribute('aria-current', 'step');
    else line.removeAttribute('aria-current');
  }
}

setInterval(mark, 5 * SECOND);
