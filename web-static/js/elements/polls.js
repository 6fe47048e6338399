// Polls: what only this viewer knows is kept when everybody is told the same, bars grow with their numbers, and a
// poll that opens is said once.

const own = new Map();
const said = new Map();
const root = document.querySelector('.polls');

function remember(poll) {
  const key = poll.id;
  const mine = own.get(key);
  if (poll.dataset.own) own.set(key, poll.cloneNode(true));
  else if (mine && poll.dataset.state === 'OPEN' && mine.dataset.round === poll.dataset.round) {
    poll.replaceWith(mine.cloneNode(true));
  } else own.delete(key);
}

/** Opened, closed, revealed: each once, as it happens. */
function say(poll) {
  const now = `${poll.dataset.round} ${poll.dataset.state} ${poll.dataset.own ?? ''}`;
  const before = said.get(poll.id);
  said.set(poll.id, now);
  const status = document.querySelector('.live__status');
  if (!status || before === now) return;
  if (poll.dataset.own && before?.trim() === now.replace('true', '').trim()) status.textContent = poll.dataset.thanks;
  else if (!poll.dataset.own) status.textContent = poll.dataset.said;
}

/** A bar is as long as its number says, against the longest. */
function draw(chart) {
  const sums = [...chart.querySelectorAll('.chart__sum')];
  const number = (sum) => Number(sum.textContent.replace(/\D/g, ''));
  const longest = Math.max(1, ...sums.map(number));
  for (const sum of sums) {
    const bar = sum.closest('.chart__row').querySelector('.chart__bar');
    bar.querySelector('rect')?.setAttribute('width', Math.round((number(sum) * 1000) / longest));
    bar.setAttribute('aria-label', bar.getAttribute('aria-label').replace(/\d[\d\s]*$/, number(sum)));
  }
}

const growing = new MutationObserver((changes) => {
  const charts = new Set(changes.map(({ target }) => (target.closest ? target : target.parentElement)?.closest('.chart')));
  for (const chart of charts) if (chart?.querySelector('.chart__sum[data-count]')) draw(chart);
});
growing.observe(document.querySelector('main'), { characterData: true, childList: true, subtree: true });

for (const poll of root?.querySelectorAll('.poll[data-number]') ?? []) {
  said.set(poll.id, `${poll.dataset.round} ${poll.dataset.state} ${poll.dataset.own ?? ''}`);
  remember(poll);
}
document.addEventListener('live:shown', ({ detail: { element } }) => {
  if (!element.matches('.polls .poll[data-number]')) return;
  say(element);
  remember(element);
});
