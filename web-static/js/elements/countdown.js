// Says how long it is until something opens, and reads the page anew when it does. Counts from what the server said:
// the clock of the browser may be wrong. Without script the page says when.
const STEPS = [['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]];

/** @param {HTMLElement} element with data-opens-in, seconds */
export function countDown(element) {
  const opens = performance.now() + Number(element.dataset.opensIn) * 1000;
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang);
  const show = () => {
    const seconds = Math.ceil((opens - performance.now()) / 1000);
    if (seconds <= 0) return location.reload();
    const [unit, length] = STEPS.find(([, each]) => seconds >= each);
    const text = `${words.format(Math.floor(seconds / length), unit)}.`;
    if (element.textContent !== text) element.textContent = text;
    setTimeout(show, 1000);
  };
  show();
}

for (const element of document.querySelectorAll('[data-opens-in]')) countDown(element);
