// One more row without a trip to the server, and a list of addresses pasted into one field spread over rows.
const ENTRY = /(?:"?([^"<>;,\n]*?)"?\s*<)?([^\s<>;,"]+@[^\s<>;,"]+)>?/g;

function rename(row, number) {
  for (const part of row.querySelectorAll('*')) {
    for (const name of ['id', 'name', 'for']) {
      if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replace(/\d+$/, number));
    }
    part.removeAttribute('aria-invalid');
    part.removeAttribute('aria-describedby');
  }
  row.querySelectorAll('.ds-validation-message').forEach((message) => message.remove());
  row.querySelectorAll('input').forEach((input) => { input.value = ''; });
  const legend = row.querySelector('legend');
  legend.textContent = legend.textContent.replace(/\d+/, number);
}

export function colleagues(list) {
  const more = list.querySelector('button[name="more"]');
  const count = list.closest('form').elements.rows;
  const rows = () => [...list.querySelectorAll('.colleague')];

  function add() {
    const last = rows().at(-1);
    const row = last.cloneNode(true);
    const number = rows().length + 1;
    rename(row, number);
    last.after(row);
    count.value = number;
    if (more) more.hidden = number >= Number(list.dataset.most);
    return row;
  }

  more?.addEventListener('click', (event) => {
    event.preventDefault();
    if (rows().length < Number(list.dataset.most)) add().querySelector('input').focus();
  });

  list.addEventListener('paste', (event) => {
    const found = [...event.clipboardData.getData('text').matchAll(ENTRY)];
    if (found.length < 2) return;
    event.preventDefault();
    const from = rows().indexOf(event.target.closest('.colleague'));
    for (const [i, [, name, email]] of found.entries()) {
      if (from + i >= Number(list.dataset.most)) break;
      const [first, second] = (rows()[from + i] ?? add()).querySelectorAll('input');
      first.value = name?.trim() || first.value;
      second.value = email;
    }
  });
}

for (const list of document.querySelectorAll('.colleagues')) colleagues(list);
