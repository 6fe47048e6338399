// A dangerous act asks in a dialog instead of on a page of its own.

/** @param {HTMLAnchorElement} opener whose data-confirm names the dialog */
export function confirmInPlace(opener) {
  const dialog = document.getElementById(opener.dataset.confirm);
  if (!dialog?.showModal) return;
  opener.setAttribute('role', 'button');
  opener.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    dialog.showModal();
  });
  opener.addEventListener('keydown', (event) => {
    if (event.key === ' ') {
      event.preventDefault();
      dialog.showModal();
    }
  });
}
