// Clocks that count on from what the server said, wherever they are shown. Nothing is sent for it.
const seen = new WeakMap();

/** What a clock shows now: m:ss, with a minus when the time is used up. */
export function face(spoken, allotted) {
  const shown = allotted === null ? spoken : allotted - spoken;
  const seconds = Math.floor(Math.abs(shown) / 1000);
  const sign = shown <= -1000 ? '−' : '';
  return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function tick() {
  const now = performance.now();
  for (const clock of document.querySelectorAll('.clock')) {
    if (!seen.has(clock)) seen.set(clock, now);
    const { spoken, allotted, running, warn, danger } = clock.dataset;
    const total = Number(spoken) + (running ? now - seen.get(clock) : 0);
    const given = allotted === undefined ? null : Number(allotted);
    const text = face(total, given);
    if (clock.textContent !== text) clock.textContent = text;
    if (given !== null) {
      const left = (given - total) / 1000;
      const state = left < 0 ? 'over' : left <= Number(danger) ? 'danger' : left <= Number(warn) ? 'warn' : 'calm';
      if (clock.dataset.state !== state) clock.dataset.state = state;
    }
  }
}

tick();
setInterval(tick, 250);
