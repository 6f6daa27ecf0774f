// A page of the dashboard. It is loaded by the browser as it is: no build, no packages, nothing from other servers.
const texts = {
  en: { about: 'Collections with the fields title and slug.', none: 'No collection has the fields title and slug.', name: 'Collection', all: 'Records', missing: 'Without a slug', fill: 'Give slugs', done: 'Every record has a slug.' },
  de: { about: 'Sammlungen mit den Feldern title und slug.', none: 'Keine Sammlung hat die Felder title und slug.', name: 'Sammlung', all: 'Datensätze', missing: 'Ohne Slug', fill: 'Slugs vergeben', done: 'Jeder Datensatz hat einen Slug.' },
};

/** Called with an empty element to fill, and what the dashboard offers. Returns what takes the page away. */
export function mount(target, { client, language, toast, signal }) {
  const text = texts[language] ?? texts.en;
  const about = make('p', text.about);
  const table = make('table');
  target.append(about, table);
  // What fails here is thrown to the dashboard, which says so in the place of the page.
  return show().then(() => () => target.replaceChildren());

  async function show() {
    const collections = await client.collections.getFullList({ signal, requestKey: null });
    const chosen = collections.filter((one) => one.type !== 'view' && ['title', 'slug'].every((name) => one.fields.some((field) => field.name === name && field.type === 'text')));
    if (chosen.length === 0) return about.replaceChildren(text.none);
    const rows = await Promise.all(chosen.map(rowOf));
    table.replaceChildren(row('th', text.name, text.all, text.missing, ''), ...rows);
  }

  async function rowOf({ name }) {
    const [all, missing] = await Promise.all([count(name, ''), count(name, "slug = ''")]);
    const button = make('button', text.fill);
    button.className = 'button small';
    button.type = 'button';
    button.disabled = missing === 0;
    button.setAttribute('aria-label', `${text.fill}: ${name}`);
    button.addEventListener('click', async () => {
      // The plugin gives a record its slug when it is saved.
      const records = await client.collection(name).getFullList({ filter: "slug = ''", fields: 'id,title', requestKey: null });
      for (const { id, title } of records) await client.collection(name).update(id, { title }, { requestKey: null });
      toast.good(text.done);
      await show();
    });
    return row('td', name, String(all), String(missing), button);
  }

  async function count(name, filter) {
    return (await client.collection(name).getList(1, 1, { filter, fields: 'id', signal, requestKey: null })).totalItems;
  }
}

function make(name, content = '') {
  const element = document.createElement(name);
  element.append(content);
  return element;
}

function row(kind, ...cells) {
  const line = make('tr');
  for (const cell of cells) line.append(make(kind, cell));
  return line;
}
