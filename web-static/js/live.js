// Keeps a page true to what the room tells. Writes go by form; the socket only listens.
// The protocol: live/Message.java. A change may be missed and may come twice; both end well here.
import { count } from './live/numbers.js';
import { apply, announceOn } from './live/page.js';
import { sendPending, watchForms } from './live/commands.js';
import { isTyping, reloadedLately, whoAmI } from './live/visit.js';

const line = document.querySelector('[data-live]');
const piece = (selector) => line.querySelector(selector) ?? document.createElement('p');
const versions = {
  main: Number(line.dataset.version),
  me: line.dataset.me === undefined ? null : Number(line.dataset.me),
};
const SILENCE = 50_000; // two heartbeats and a half
const FALL_BACK = 3, RETRY_SOCKET = 120_000; // sockets that did not open before we ask by long poll
const SPREAD = 2_000; // what the server tells all at once, all must not answer at once

let socket = null, timer = 0;
let tries = 0, neverOpened = 0, heardAt = Date.now(), lostTimer = 0;
let polling = false, stopped = false, paused = false, asked = null;
const waiting = new Map(); // each thing once, as it came last

function query() {
  const fields = new URLSearchParams({
    since: versions.main,
    audience: line.dataset.audience,
    who: whoAmI(),
  });
  if (versions.me !== null) fields.set('me', versions.me);
  return fields;
}

function open() {
  clearTimeout(timer);
  timer = 0;
  if (stopped || socket) return;
  const address = new URL(`${line.dataset.live}?${query()}`, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  const mine = new WebSocket(address);
  socket = mine;
  heardAt = Date.now(); // one that neither opens nor fails is given up after the same silence
  let opened = false;
  mine.onopen = () => {
    if (mine !== socket) return;
    opened = true;
    neverOpened = 0;
    polling = false;
    asked?.abort();
    heardAt = Date.now();
  };
  mine.onmessage = ({ data }) => mine === socket && hear(data);
  mine.onclose = ({ code }) => {
    if (mine !== socket) return;
    socket = null;
    if (!polling) lost(true);
    if (code === 4003) return reload();
    if (code === 4010) return shutOut();
    if (!opened && ++neverOpened >= FALL_BACK) poll();
    if (!timer || code !== 1001) again(code === 4012 ? Math.random() * SPREAD : undefined);
  };
}

/** Full jitter: 0.5 s at least, 20 s at most, so that a whole room never comes back at once. */
function again(wait) {
  clearTimeout(timer);
  timer = setTimeout(open, polling ? RETRY_SOCKET * (0.5 + Math.random())
    : wait ?? 500 + Math.random() * Math.min(19_500, 500 * 2 ** tries++));
}

function leave() {
  clearTimeout(timer);
  timer = 0;
  socket?.close();
  socket = null;
}

function reopen() {
  leave();
  open();
}

function hear(lines) {
  heardAt = Date.now();
  tries = 0;
  lost(false);
  for (const one of lines.split('\n')) if (one) receive(JSON.parse(one));
}

function receive(message) {
  if ('now' in message) {
    document.documentElement.dataset.clockOffset = message.now - Date.now();
    if (socket?.readyState === 1) socket.send('.');
    sendPending();
  } else if (message.counts) count(message.counts);
  else if (message.reload) setTimeout(reload, Math.random() * SPREAD);
  else if (message.bye) again(message.bye);
  else if (message.v) change(message);
}

function change(message) {
  const topic = message.me ? 'me' : 'main';
  const last = versions[topic] ?? 0;
  if (message.v <= last) return;
  if ((message.after ?? message.v - 1) > last) return reopen(); // a gap: ask from where we are
  versions[topic] = message.v;
  if (!message.id) return;
  if (!paused) return apply(message);
  waiting.delete(message.id);
  waiting.set(message.id, message);
}

/** For networks that let no socket through: the same lines, asked for. When not even that works, sockets again. */
async function poll() {
  if (polling) return;
  polling = true;
  while (polling && !stopped) {
    asked = new AbortController();
    try {
      const answer = await fetch(line.dataset.live.replace(/live$/, `changes?${query()}`), { signal: asked.signal });
      if (answer.status === 404) return reload();
      if (answer.status === 403) return shutOut();
      if (!answer.ok) throw new Error(answer.status);
      const lines = await answer.text();
      if (polling) hear(lines);
    } catch {
      if (!polling) return; // A socket has come through.
      polling = false;
      lost(true);
      if (!socket) again();
    }
  }
}

/** A moderator has closed the room to her: the page says so, and why. What she has written stays till she goes there. */
function shutOut() {
  stopped = true;
  polling = false;
  if (!isTyping()) return location.reload(); // In no circle: that page does not listen.
  lost(false);
  piece('.live__shut').hidden = false;
}

/** Never throws away what somebody is typing, and never runs in circles. */
function reload() {
  stopped = true;
  polling = false;
  if (!document.dispatchEvent(new CustomEvent('live:reload', { cancelable: true, detail: { resume } }))) return;
  if (!isTyping() && !reloadedLately()) return location.reload();
  lost(false);
  piece('.live__reload').hidden = false;
}

function resume(version) {
  versions.main = version;
  stopped = false;
  reopen();
}

/** Says that the connection is gone, when it has been for a while. */
function lost(is) {
  const words = piece('.live__lost');
  if (!is) {
    clearTimeout(lostTimer);
    lostTimer = 0;
    if (!words.hidden) piece('[role=status]').textContent = line.dataset.back;
    words.hidden = true;
  } else if (!lostTimer) lostTimer = setTimeout(() => (words.hidden = stopped), 4000);
}

function wake() {
  if (document.hidden || stopped) return;
  tries = 0; // What is under way and fails is tried again soon, too.
  if (!socket && !polling) open();
  else if (socket && Date.now() - heardAt > SILENCE) reopen();
}

const pause = piece('.live__pause');
pause.hidden = false;
pause.addEventListener('click', () => {
  paused = !paused;
  pause.setAttribute('aria-pressed', paused);
  if (paused) return;
  waiting.forEach((message) => apply(message));
  waiting.clear();
});
document.addEventListener('visibilitychange', wake);
window.addEventListener('online', wake);
window.addEventListener('offline', () => lost(true));
window.addEventListener('pagehide', leave); // An open socket would keep the page from being kept.
window.addEventListener('pageshow', (event) => event.persisted && reopen());
setInterval(() => socket && Date.now() - heardAt > SILENCE && reopen(), 10_000);
announceOn(line);
watchForms(line);
open();
