import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { patient, useDashboard } from './dashboard';

const times = [{ name: 'created', type: 'autodate', onCreate: true }, { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true }];

const dashboard = useDashboard(async (server) => {
  const authors = (await server.call('POST', '/api/collections', { name: 'authors', type: 'base', fields: [{ name: 'name', type: 'text' }, ...times] })) as { id: string };
  await server.call('POST', '/api/collections', {
    name: 'posts', type: 'base',
    fields: [
      { name: 'title', type: 'text', required: true }, { name: 'body', type: 'editor' }, { name: 'views', type: 'number' }, { name: 'kind', type: 'select', values: ['news', 'essay'], maxSelect: 1 },
      { name: 'author', type: 'relation', collectionId: authors.id, maxSelect: 1 }, { name: 'files', type: 'file', maxSelect: 3 }, { name: 'meta', type: 'json' }, ...times,
    ],
  });
  await server.call('POST', '/api/collections/authors/records', { name: 'Mara' });
});

const path = '/api/collections/posts/records';
const make = async (title: string, more = {}) => ((await dashboard.server.call('POST', path, { title, ...more })) as { id: string }).id;
const stored = async (id: string) => (await dashboard.server.call('GET', `${path}/${id}`)) as Record<string, unknown>;
const open = async (hash = '#/collections?collection=posts', options = {}) => dashboard.open(hash, options);
/** Where the browser keeps what was typed and not saved. */
const draftKey = async (id: string) => `draft_${String((await stored(id))['collectionId'])}_${id}`;
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

it('makes a record with a rich text, a related record and a file', async () => {
  const { page, faults } = await open();
  await page.getByRole('button', { name: 'New record' }).first().click();
  const panel = page.getByRole('dialog', { name: 'New record in posts' });
  await panel.getByLabel('title').fill('Harbour lights');
  await panel.getByRole('textbox', { name: 'body' }).pressSequentially('Slow trains');
  await panel.getByLabel('views').fill('12');
  await panel.getByRole('button', { name: 'Choose authors' }).click();
  const picker = page.getByRole('dialog', { name: 'Choose from authors' });
  await picker.getByRole('button', { name: /^Mara/ }).waitFor();
  // The search has the focus; the arrow keys lead to what is found, and one key takes it.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await picker.waitFor({ state: 'detached' });
  await panel.getByTitle('Remove').waitFor();
  await panel.locator('input[type=file]').setInputFiles([{ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') }]);
  await panel.getByRole('button', { name: 'Create', exact: true }).click();
  await panel.waitFor({ state: 'detached' });
  await row(page, 'Harbour lights').waitFor();
  const { items } = (await dashboard.server.call('GET', `${path}?filter=${encodeURIComponent('title="Harbour lights"')}&expand=author`)) as { items: Record<string, unknown>[] };
  expect(items[0]).toMatchObject({ body: '<p>Slow trains</p>', views: 12, files: [expect.stringContaining('notes')], expand: { author: { name: 'Mara' } } });
  expect(faults).toEqual([]);
});

it('says at the field what is wrong, and lets it go when it is mended', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: 'New record' }).first().click();
  const panel = page.getByRole('dialog', { name: 'New record in posts' });
  await panel.getByRole('button', { name: 'Create', exact: true }).click();
  const title = panel.getByLabel('title');
  await panel.locator('[aria-invalid=true]').waitFor();
  expect(await title.getAttribute('aria-invalid')).toBe('true');
  await title.fill('x');
  expect(await title.getAttribute('aria-invalid')).toBeNull();
});

it('says once why the server refuses a record, where it can be seen', async () => {
  const id = await make('The first');
  const { page } = await open();
  await page.getByRole('button', { name: 'New record' }).first().click();
  const panel = page.getByRole('dialog', { name: 'New record in posts' });
  await panel.getByLabel('id', { exact: true }).fill(id);
  await panel.getByLabel('title').fill('The second');
  await panel.getByRole('button', { name: 'Create', exact: true }).click();
  await panel.getByRole('alert').filter({ hasText: 'Failed to create record.' }).waitFor();
  expect(await page.getByText('Failed to create record.').count()).toBe(1);
});

it('saves by the keyboard and stays open', async () => {
  const id = await make('Before');
  const { page } = await open(`#/collections?collection=posts&record=${id}`);
  const panel = page.getByRole('dialog', { name: `Record ${id}` });
  await panel.getByLabel('title').fill('After');
  await page.keyboard.press('Control+s');
  await page.getByText('The record is saved.').waitFor();
  expect((await stored(id))['title']).toBe('After');
  expect(await panel.isVisible()).toBe(true);
});

it('asks before changes are lost, and offers them again when they were left behind', async () => {
  const id = await make('Draft of a draft');
  const { page } = await open(`#/collections?collection=posts&record=${id}`);
  const panel = page.getByRole('dialog', { name: `Record ${id}` });
  await panel.getByLabel('title').fill('Half a thought');
  await page.waitForFunction((key) => localStorage.getItem(key)?.includes('Half a thought'), await draftKey(id));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await page.reload();
  await panel.getByRole('button', { name: 'Restore it' }).click();
  expect(await panel.getByLabel('title').inputValue()).toBe('Half a thought');
});

it('warns when somebody else has changed the same field', async () => {
  const id = await make('Ours', { views: 1 });
  const { page } = await open(`#/collections?collection=posts&record=${id}`);
  const panel = page.getByRole('dialog', { name: `Record ${id}` });
  await panel.getByLabel('title').fill('Mine');
  await dashboard.server.call('PATCH', `${path}/${id}`, { title: 'Theirs', views: 2 });
  await panel.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('dialog', { name: 'Save over what somebody else' }).getByRole('button', { name: 'Save mine' }).click();
  await panel.waitFor({ state: 'detached' });
  expect(await stored(id)).toMatchObject({ title: 'Mine', views: 2 });
});

it('tells of new records without moving the list', async () => {
  const { page, follows } = await open();
  await row(page, 'Harbour lights').waitFor();
  await expect.poll(() => follows('posts/*'), patient).toBe(true);
  await make('Made elsewhere');
  await page.getByRole('button', { name: '1 new' }).click();
  await row(page, 'Made elsewhere').waitFor();
});

it('selects a range and deletes it', async () => {
  for (const at of [1, 2, 3, 4]) await make(`Gone ${at}`);
  const { page } = await open('#/collections?collection=posts&filter=title~"Gone"&sort=title');
  await row(page, 'Gone 1').getByRole('checkbox').click();
  await row(page, 'Gone 3').getByRole('checkbox').click({ modifiers: ['Shift'] });
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog', { name: 'Delete these 3 records?' }).getByRole('button', { name: 'Delete' }).click();
  await page.getByText('3 records are deleted.').waitFor();
  await row(page, 'Gone 2').waitFor({ state: 'detached' });
  expect(await row(page, 'Gone 4').count()).toBe(1);
});

it('says why a filter does not work', async () => {
  const { page } = await open();
  await page.keyboard.press('/');
  const bar = page.getByRole('search').getByRole('textbox', { name: 'Search or filter' });
  await bar.pressSequentially('titel = "a" ');
  await page.getByRole('search').getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByText('posts has no field “titel”').waitFor();
});

it('draws a part of a long list only, and jumps to any place of it', async () => {
  await dashboard.server.call('POST', '/api/collections', { name: 'many', type: 'base', fields: [{ name: 'at', type: 'number' }] });
  const fill = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x<100000) INSERT INTO many (id,at) SELECT printf('m%014d',x), x FROM c";
  await dashboard.server.call('POST', '/api/sql', { query: fill });
  const { page } = await open('#/collections?collection=many&sort=at');
  const grid = page.getByRole('grid');
  await grid.getByRole('row').nth(2).focus();
  await page.keyboard.press('End');
  await row(page, 'm00000000100000').waitFor();
  expect(await grid.getByRole('row').count()).toBeLessThan(60);
  await page.keyboard.press('Home');
  await row(page, 'm00000000000001').waitFor();
  // Rows that are scrolled away go on to other records, in the order of the list; the focus does not go along.
  await grid.getByRole('row').nth(1).focus();
  await grid.evaluate((one) => one.querySelectorAll('[data-index]').forEach((each) => each.setAttribute('data-known', '')));
  await grid.evaluate((one) => one.parentElement!.scrollBy(0, 42 * 500));
  await row(page, 'm00000000000510').waitFor();
  const drawn = await grid.evaluate((one) => [...one.querySelectorAll<HTMLElement>('[data-index]')].map((each) => ({
    index: Number(each.dataset['index']), text: each.innerText, known: each.dataset['known'] !== undefined, focused: each.contains(document.activeElement),
  })));
  expect(drawn.filter((one) => one.known).length).toBeGreaterThan(15);
  expect(drawn.map((one) => one.index)).toEqual(drawn.map((_, at) => drawn[0]!.index + at));
  expect(drawn.filter((one) => !one.text.includes(`m${String(one.index + 1).padStart(14, '0')}`))).toEqual([]);
  expect(drawn.some((one) => one.focused)).toBe(false);
});

it.each(['light', 'dark'] as const)('can be used by everybody, in the %s colours', async (colorScheme) => {
  const id = await make(`For ${colorScheme} eyes`, { meta: { a: 1 } });
  const { page, faults } = await open('#/collections?collection=posts', { colorScheme });
  await row(page, `For ${colorScheme} eyes`).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'API preview' }).click();
  await page.getByRole('heading', { name: 'List and search' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.goto(`${dashboard.server.url}/_/#/collections?collection=posts&record=${id}`);
  await page.reload();
  await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});

it('fits on a phone', async () => {
  await make('On the way');
  const { page } = await open('#/collections?collection=posts', { viewport: { width: 390, height: 844 }, hasTouch: true });
  const card = row(page, 'On the way');
  await card.waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await accessibilityFaults(page)).toEqual([]);
  await card.click();
  await page.getByRole('dialog').getByLabel('title').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
});

it('goes anywhere by the keyboard, and finds a record by its id', async () => {
  const id = await make('Far away');
  const { page, faults } = await open('#/collections?collection=authors');
  await row(page, 'Mara').waitFor();
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Go to anything' });
  await box.fill('backups');
  await page.getByRole('option', { name: 'Settings: Backups' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await box.fill(id);
  await page.getByRole('option', { name: 'Far away' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: `Record ${id}` }).waitFor();
  expect(page.url()).toContain('collection=posts');
  expect(faults).toEqual([]);
});

it('keeps an accounts panel in order: verification asks first, a generated password is sent twice', async () => {
  await dashboard.server.call('POST', '/api/collections/users/records', { email: 'ida@example.com', password: 'first-password', passwordConfirm: 'first-password' });
  const { page } = await open('#/collections?collection=users');
  await row(page, 'ida@example.com').click();
  const panel = page.getByRole('dialog', { name: 'of users' });
  await panel.getByRole('switch', { name: 'verified' }).click();
  await page.getByRole('dialog', { name: 'Mark as verified by hand?' }).getByRole('button', { name: 'Cancel' }).click();
  expect(await panel.getByRole('switch', { name: 'verified' }).isChecked()).toBe(false);
  await panel.getByRole('switch', { name: 'Change the password' }).click();
  await panel.getByRole('button', { name: 'Generate and copy one' }).click();
  const password = await panel.locator('input[autocomplete=new-password]').first().inputValue();
  await panel.getByRole('button', { name: 'Save changes' }).click();
  await panel.waitFor({ state: 'detached' });
  await dashboard.server.call('POST', '/api/collections/users/auth-with-password', { identity: 'ida@example.com', password });
});

it('copies a record, makes a related one on the way, and deletes it again', async () => {
  const id = await make('The first');
  const { page, faults } = await open(`#/collections?collection=posts&record=${id}`);
  await page.getByRole('dialog', { name: `Record ${id}` }).getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  const panel = page.getByRole('dialog', { name: 'New record in posts' });
  await panel.getByRole('textbox', { name: 'title' }).fill('The second');
  await panel.getByRole('button', { name: 'Choose authors' }).click();
  const picker = page.getByRole('dialog', { name: 'Choose from authors' });
  expect(await accessibilityFaults(page)).toEqual([]);
  await picker.getByLabel('Search authors').press('Enter');
  await picker.getByRole('button', { name: 'New record' }).click();
  const inner = page.getByRole('dialog', { name: 'New record in authors' });
  await inner.getByRole('textbox', { name: 'name' }).fill('Zoë');
  await inner.getByRole('button', { name: 'Create', exact: true }).click();
  await inner.waitFor({ state: 'detached' });
  await picker.waitFor({ state: 'detached' });
  await panel.getByText('Zoë').waitFor();
  await panel.getByRole('button', { name: 'Create', exact: true }).focus();
  await page.keyboard.press('Control+s');
  const made = page.getByRole('dialog', { name: /^Record .* of posts$/ });
  await made.waitFor();
  const { items } = (await dashboard.server.call('GET', `${path}?filter=${encodeURIComponent('title="The second"')}&expand=author`)) as { items: Record<string, unknown>[] };
  expect(items).toMatchObject([{ expand: { author: { name: 'Zoë' } } }]);
  await made.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog', { name: 'Delete this record?' }).getByRole('button', { name: 'Delete' }).click();
  await made.waitFor({ state: 'detached' });
  await row(page, 'The second').waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
});
