// Keeps a page true to what the room tells. Writes go by form; the socket only listens.
// The protocol: live/Message.java. A change may be missed and may come twice; both end well here.
import { apply, count, announceOn } from './live/page.js';
import { sendPending, watchForms } from './live/commands.js';

const line = document.querySelector('[data-live]');
const piece = (selector) => line.querySelector(selector) ?? document.createElement('p');
const versions = {
  main: Number(line.dataset.version),
  me: line.dataset.me === undefined ? null : Number(line.dataset.me),
};
const SILENCE = 50_000; // two heartbeats and a half
const FALL_BACK = 3; // sockets that did not open before we ask by long poll
const RETRY_SOCKET = 120_000;

let socket = null;
let timer = 0;
let tries = 0;
let neverOpened = 0;
let heardAt = Date.now();
let polling = false;
let stopped = false;
let paused = false;
let waiting = [];

function query() {
  const fields = new URLSearchParams({
    since: versions.main,
    audience: line.dataset.audience,
    who: whoAmI(),
  });
  if (versions.me !== null) fields.set('me', versions.me);
  return fields;
}

/** Random, for as long as the tab is open: so that one guest is counted once. */
function whoAmI() {
  try {
    sessionStorage.who ??= Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
      byte.toString(16).padStart(2, '0')).join('');
    return sessionStorage.who;
  } catch {
    return '';
  }
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
    opened = true;
    neverOpened = 0;
    polling = false;
    heardAt = Date.now();
  };
  mine.onmessage = ({ data }) => mine === socket && hear(data);
  mine.onclose = ({ code }) => {
    if (mine !== socket) return;
    socket = null;
    lost(true);
    if (code === 4003) return reload();
    if (!opened && ++neverOpened >= FALL_BACK) poll();
    if (!timer || code !== 1001) again(code === 4012 ? 0 : undefined);
  };
}

/** Full jitter: 0.5 s at least, 20 s at most, so that a whole room never comes back at once. */
function again(wait = 500 + Math.random() * Math.min(19_500, 500 * 2 ** tries++)) {
  clearTimeout(timer);
  timer = setTimeout(open, polling ? RETRY_SOCKET : wait);
}

function reopen() {
  const old = socket;
  socket = null;
  old?.close();
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
    if (socket?.readyState === WebSocket.OPEN) socket.send('.');
    sendPending();
  } else if (message.counts) count(message.counts);
  else if (message.reload) reload();
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
  if (paused) waiting.push(message);
  else apply(message);
}

/** For networks that let no socket through: the same lines, asked for. */
async function poll() {
  if (polling) return;
  polling = true;
  while (polling && !stopped) {
    try {
      const answer = await fetch(`${line.dataset.live.replace(/live$/, 'changes')}?${query()}`);
      if (answer.status === 404) return reload();
      if (!answer.ok) throw new Error(answer.status);
      const lines = await answer.text();
      if (polling) hear(lines);
      sendPending();
    } catch {
      lost(true);
      await new Promise((done) => setTimeout(done, 1000 + Math.random() * 9000));
    }
  }
}

/** Never throws away what somebody is typing, and never runs in circles. */
function reload() {
  stopped = true;
  polling = false;
  const typing = [...document.querySelectorAll('main textarea, main input[type=text]')].some(
    (field) => field.value !== field.defaultValue);
  let lately = false;
  try {
    lately = Date.now() - Number(sessionStorage.reloaded ?? 0) < 10_000;
    sessionStorage.reloaded = Date.now();
  } catch {
    // Then the visitor decides.
    lately = true;
  }
  if (!typing && !lately) return location.reload();
  lost(false);
  piece('.live__reload').hidden = false;
}

/** Says that the connection is gone, when it has been for a while. */
let lostTimer = 0;
function lost(is) {
  const words = piece('.live__lost');
  if (!is) {
    clearTimeout(lostTimer);
    lostTimer = 0;
    words.hidden = true;
  } else if (!lostTimer) lostTimer = setTimeout(() => (words.hidden = stopped), 4000);
}

function wake() {
  if (document.hidden || stopped) return;
  if (!socket && !polling) {
    tries = 0;
    open();
  } else if (socket && Date.now() - heardAt > SILENCE) reopen();
}

const pause = piece('.live__pause');
pause.hidden = false;
pause.addEventListener('click', () => {
  paused = !paused;
  pause.setAttribute('aria-pressed', paused);
  if (!paused) waiting.splice(0).forEach(apply);
});
document.addEventListener('visibilitychange', wake);
window.addEventListener('online', wake);
window.addEventListener('pageshow', (event) => event.persisted && reopen());
setInterval(() => socket && Date.now() - heardAt > SILENCE && reopen(), 10_000);
announceOn(line);
watchForms(line);
open();
