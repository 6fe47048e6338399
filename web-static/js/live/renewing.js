// Asks for a piece of the page again: one request at a time, and once more for what changes meanwhile.
export const FRAGMENT = 'text/vnd.ordstyrer.fragment+html';

/** A function that fetches what `address` says and gives its HTML to `show`. A failure is silent: the next change asks again. */
export function renewing(address, show) {
  let asking = false;
  let again = false;
  return async function renew() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    try {
      const answer = await fetch(typeof address === 'function' ? address() : address, { headers: { Accept: FRAGMENT } });
      if (answer.ok) show(await answer.text());
    } catch {
      // The next change asks again.
    }
    asking = false;
    if (again) {
      again = false;
      renew();
    }
  };
}
