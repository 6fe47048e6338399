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
  const told = template.content.querySelector('[data-told]');
  return told ? { told, card: template.content.querySelector('.card') } : { form: template.content.querySelector('form') };
}

/** Asks beside the acts: who looks at what, and what comes next. Lost ones are asked again by whoever needs them. */
export async function ask(action, fields = {}) {
  try {
    const answer = await fetch(action, {
      method: 'POST',
      headers: { Accept: FRAGMENT },
      body: new URLSearchParams(fields),
      keepalive: true,
    });
    return answer.ok ? (await answer.text()).trim() : '';
  } catch {
    return '';
  }
}

/** The form behind an address, or null. */
export async function fetchForm(address) {
  const answer = await fetch(address, { headers: { Accept: FRAGMENT } });
  if (!answer.headers.get('Content-Type')?.startsWith(FRAGMENT)) return null;
  const template = document.createElement('template');
  template.innerHTML = await answer.text();
  return template.content.querySelector('form');
}
