// U takes back what was just done, where every act is a form of its own. Off where the keys of the queue are off.

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'u' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, textarea, select, [contenteditable], dialog')) return;
  const form = document.querySelector('[data-told="done"] form');
  if (!form || off()) return;
  event.preventDefault();
  form.requestSubmit();
});

function off() {
  try {
    return localStorage.getItem('queue-keys-off') !== null;
  } catch {
    return false;
  }
}
