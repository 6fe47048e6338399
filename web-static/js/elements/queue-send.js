// Sends an act of the queue and reads the answer: words and card. 409 is an answer too.

const FRAGMENT = 'text/vnd.ordstyrer.fragment+html';
const tail = Promise.resolve();
let last = tail;

/** One after the other, so that the second act has the rev that the first one made. */
export function sendAct(action, fields) {
  last = last.catch(() => null).then(() => send(action, fields));
  return last;
}

async function send(action, fields) {
  const answer = await fetch(action, {
    method: 'POST',
    headers: { Accept: FRAGMENT },
    body: new URLSearchParams(fields),
  });
  const html = await answer.text();
  if (!answer.headers.get('Content-Type')?.startsWith(FRAGMENT)) {
    // A reason is missing, or a right is gone: the page says it.
    location.assign(answer.status === 422 ? action.replace(/\/[a-z-]+$/, '#reject') : location.href);
    return null;
  }
  const template = document.createElement('template');
  template.innerHTML = html;
  return { told: template.content.querySelector('[data-told]'), card: template.content.querySelector('.card') };
}
