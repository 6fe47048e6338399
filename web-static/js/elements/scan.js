// Reads the code that somebody holds before the camera and sends it as if it were typed. Only where the browser can
// read such codes by itself; the button is hidden else, and the code is typed, or opened with the phone's own camera.
const PAUSE = 200;
const AGAIN = 4000; // the same code is not sent twice while somebody still holds it there

const button = document.querySelector('[data-scan]');
const camera = document.querySelector('[data-camera]');
const says = document.querySelector('[data-camera-says]');

async function offer() {
  if (!('BarcodeDetector' in window) || !navigator.mediaDevices?.getUserMedia) return;
  const formats = await BarcodeDetector.getSupportedFormats();
  button.hidden = !formats.includes('qr_code');
}

async function scan() {
  const video = camera.querySelector('video');
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch {
    says.textContent = says.dataset.denied;
    return;
  }
  says.textContent = '';
  camera.hidden = false;
  button.hidden = true;
  await video.play();
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  let last = { code: '', at: 0 };
  while (!camera.hidden) {
    const found = await detector.detect(video).catch(() => []);
    const code = found[0]?.rawValue ?? '';
    if (code && (code !== last.code || Date.now() - last.at > AGAIN)) {
      last = { code, at: Date.now() };
      send(code);
    }
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

function send(code) {
  const form = document.getElementById('door-code');
  form.elements.code.value = code.replace(/.*\//, '');
  form.requestSubmit();
}

function stop() {
  const video = camera.querySelector('video');
  video.srcObject?.getTracks().forEach((track) => track.stop());
  video.srcObject = null;
  camera.hidden = true;
  button.hidden = false;
  button.focus();
}

button?.addEventListener('click', scan);
camera?.querySelector('[data-stop]').addEventListener('click', stop);
if (button) offer();
