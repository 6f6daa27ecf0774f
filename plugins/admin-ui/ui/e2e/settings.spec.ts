import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { expectToFit, phone, useDashboard } from './dashboard';

const dashboard = useDashboard();

const settings = async () => (await dashboard.server.call('GET', '/api/settings')) as Record<string, Record<string, unknown>>;
const open = async (hash: string, options = {}) => dashboard.open(hash, options);

it('changes the application, and shows its colour before it is saved', async () => {
  const { page, faults } = await open('#/settings');
  const accent = () => page.evaluate(() => document.documentElement.style.getPropertyValue('--accent'));
  await page.getByRole('button', { name: 'Accent #15803d' }).click();
  expect(await accent()).toBe('#15803d');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await accent()).toBe('#1055c9');
  await page.getByLabel('Name', { exact: false }).first().fill('Harbour');
  await page.keyboard.press('Control+s');
  await page.getByText('Saved the settings.').waitFor();
  expect((await settings())['meta']).toMatchObject({ appName: 'Harbour' });
  expect(await page.title()).toContain('Harbour');
  expect(faults).toEqual([]);
});

it('says at the rule what the server refuses', async () => {
  const { page } = await open('#/settings');
  await page.getByRole('button', { name: /Rate limits/ }).click();
  const rules = page.getByRole('group', { name: 'Rules' });
  await rules.getByLabel('Label').first().fill('not a label!');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await rules.locator('[aria-invalid=true]').waitFor();
  expect(await rules.locator('[aria-invalid=true]').count()).toBe(1);
});

it('asks before it locks superusers out', async () => {
  const { page } = await open('#/settings');
  await page.getByRole('button', { name: /Addresses of superusers/ }).click();
  await page.getByRole('button', { name: /Add mine/ }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved the settings.').waitFor();
  expect((await settings())['superuserIPs']).toEqual(['127.0.0.1']);
  await dashboard.server.call('PATCH', '/api/settings', { superuserIPs: [] });
});

it('shows no password of a mail server where none was ever set', async () => {
  const { page } = await open('#/settings/mail');
  await page.getByRole('switch', { name: 'Use an SMTP server' }).click();
  const password = page.getByLabel('Password');
  expect([await password.getAttribute('placeholder'), await password.inputValue()]).toEqual(['', '']);
  await page.getByText('One that is stored is not shown').waitFor();
  expect(await page.getByRole('button', { name: 'Remove the stored secret' }).count()).toBe(0);
});

it('keeps the secrets of a mail server that nobody has touched', async () => {
  await dashboard.server.call('PATCH', '/api/settings', { smtp: { enabled: true, host: 'mail.example.com', password: 'kept' } });
  const { page } = await open('#/settings/mail');
  const sent = page.waitForRequest((request) => request.method() === 'PATCH');
  await page.getByLabel('Host').fill('smtp.example.com');
  await page.getByRole('button', { name: 'Save changes' }).click();
  expect((await sent).postDataJSON().smtp).not.toHaveProperty('password');
  await page.getByText('Saved the settings.').waitFor();
  const removed = page.waitForRequest((request) => request.method() === 'PATCH');
  await page.getByRole('button', { name: 'Remove the stored secret' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  expect((await removed).postDataJSON().smtp.password).toBe('');
});

it('makes a backup, uploads it again and deletes both', async () => {
  const { page } = await open('#/settings/backups');
  await page.getByRole('button', { name: 'New backup' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('first.zip');
  await page.getByRole('button', { name: 'Start backup' }).click();
  const list = page.getByRole('list', { name: 'Backups' });
  await list.getByText('first.zip').waitFor();
  const download = page.waitForEvent('download');
  await list.getByRole('button', { name: 'Download first.zip' }).click();
  const path = await (await download).path();
  await page.getByLabel('Backup to upload').setInputFiles({ name: 'second.zip', mimeType: 'application/zip', buffer: readFileSync(path) });
  await page.getByRole('dialog').getByRole('button', { name: 'Upload' }).click();
  await list.getByText('second.zip').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  for (const name of ['first.zip', 'second.zip']) {
    await list.getByRole('button', { name: `Delete ${name}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await list.getByText(name).waitFor({ state: 'detached' });
  }
});

it('restores a backup after its name was typed', async () => {
  await dashboard.server.call('POST', '/api/backups', { name: 'before.zip' });
  await dashboard.server.call('POST', '/api/collections', { name: 'afterwards', type: 'base' });
  const { page } = await open('#/settings/backups');
  await page.getByRole('button', { name: 'Restore before.zip' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
  expect(await dialog.getByRole('button', { name: 'Restore', exact: true }).isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('before.zip');
  const reloaded = page.waitForEvent('load');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await reloaded;
  // That it does not answer while it starts again is not enough: the next test needs it.
  const answer = () => dashboard.server.call('GET', '/api/collections/afterwards').then(() => '', String);
  await expect.poll(answer, { timeout: 20_000 }).toContain('/api/collections/afterwards: 404');
});

it('takes a collection to a file and back', async () => {
  await dashboard.server.call('POST', '/api/collections', { name: 'travelling', type: 'base', fields: [{ name: 'title', type: 'text' }] });
  const { page } = await open('#/settings/export-collections');
  await page.getByRole('checkbox', { name: /^All/ }).uncheck();
  await page.getByLabel('travelling').check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  await dashboard.server.call('DELETE', '/api/collections/travelling');
  await page.goto(`${dashboard.server.url}/_/#/settings/import-collections`);
  await page.reload();
  await page.getByLabel('File with collections').setInputFiles({ name: 'pb_schema.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByRole('list', { name: 'What would change' }).getByText('Added').waitFor();
  await page.getByRole('button', { name: 'Review' }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Confirm and import' }).click();
  await page.getByText('Imported the collections.').waitFor();
  expect(await dashboard.server.call('GET', '/api/collections/travelling')).toMatchObject({ fields: [{ name: 'id' }, { name: 'title' }] });
});

it('finds nothing to change in what it has exported of a view, which was saved since', async () => {
  await dashboard.server.call('POST', '/api/collections', { name: 'sources', type: 'base', fields: [{ name: 'title', type: 'text' }] });
  const view = { name: 'seen', type: 'view', viewQuery: 'SELECT id, title FROM sources' };
  const exported = await dashboard.server.call('POST', '/api/collections', view);
  await dashboard.server.call('PATCH', '/api/collections/seen', { viewQuery: 'SELECT id, title FROM sources WHERE 1' });
  await dashboard.server.call('PATCH', '/api/collections/seen', { viewQuery: view.viewQuery });
  const { page } = await open('#/settings/import-collections');
  const choose = (collection: unknown) => page.getByLabel('File with collections').setInputFiles({ name: 'pb_schema.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify([collection])) });
  await choose(exported);
  await page.getByText('Everything is as in the import already.').waitFor();
  const { fields } = exported as { fields: { name: string }[] };
  await choose({ ...(exported as object), viewQuery: 'SELECT id FROM sources', fields: fields.filter((field) => field.name === 'id') });
  await page.getByRole('button', { name: 'Review' }).click();
  const removed = page.getByRole('dialog').locator('caption', { hasText: 'Field title' });
  await removed.waitFor();
  expect(await removed.textContent()).toBe('Field title removed');
});

it('runs SQL, and asks before it changes something', async () => {
  const { page } = await open('#/settings/sql');
  await page.locator('.cm-content').fill('select 7 as seven, null as missing');
  await page.keyboard.press('Control+Enter');
  const result = page.getByRole('region', { name: 'Result' });
  await result.getByRole('cell', { name: '7' }).waitFor();
  await result.getByText('NULL').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.locator('.cm-content').fill('create table t (a)');
  await page.getByRole('button', { name: 'Execute' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
  await page.getByText('Done').waitFor();
  await page.locator('.cm-content').fill('selekt');
  await page.getByRole('button', { name: 'Execute' }).click();
  await page.getByRole('alert').getByText('Failed to execute query').waitFor();
});

it('shows logs, the entries of a search, and one of them', async () => {
  await fetch(`${dashboard.server.url}/api/collections/nowhere/records`);
  const { page } = await open('#/logs');
  await page.getByRole('textbox', { name: 'Search or filter logs' }).click();
  await page.keyboard.type('nowhere');
  await page.keyboard.press('Enter');
  // The server writes its logs a moment later.
  const entry = page.getByRole('row').filter({ hasText: 'nowhere' }).first();
  await expect.poll(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click();
    return entry.isVisible();
  }, { timeout: 15_000, interval: 1000 }).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  await entry.click();
  await page.getByRole('dialog').getByText('data.status').waitFor();
  expect(page.url()).toContain('logId=');
  expect(await accessibilityFaults(page)).toEqual([]);
});

it.each(['', '/mail', '/storage', '/backups', '/crons', '/export-collections', '/import-collections', '/sql'])('settings%s can be used by everybody, on a phone in the dark', async (path) => {
  const { page, context } = await open(`#/settings${path}`, phone);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await accessibilityFaults(page)).toEqual([]);
  await expectToFit(page);
  await context.close();
});

it('leads to what is wrong, also where the order of rules has changed on the way', async () => {
  const { page } = await dashboard.open('#/settings');
  await page.getByRole('button', { name: /^Rate limits/ }).click();
  await page.getByRole('button', { name: 'Add rule' }).click();
  const rules = page.getByRole('group', { name: 'Rules', exact: true });
  const count = await rules.getByRole('textbox', { name: 'Label' }).count();
  await page.keyboard.type('POST /api/nowhere');
  await rules.getByRole('spinbutton', { name: 'Interval' }).last().fill('0');
  await page.getByRole('button', { name: 'Save changes' }).click();
  const wrong = rules.locator('[aria-invalid=true]');
  await wrong.waitFor();
  expect(await wrong.evaluate((input) => [input === document.activeElement, input.closest('.rule')?.querySelector('input')?.value])).toEqual([true, 'POST /api/nowhere']);
  expect(await rules.getByRole('textbox', { name: 'Label' }).count()).toBe(count);
  await page.getByRole('button', { name: 'Cancel' }).click();
});
