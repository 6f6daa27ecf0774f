import { join } from 'node:path';
import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { expectToFit, phone, useDashboard } from './dashboard';

/** The sample, as the solution builds it. */
const slugs = process.env['HOLDALL_SLUGS'] ?? join(import.meta.dirname, '../../../../artifacts/bin/Slugs/release');

const dashboard = useDashboard(
  async (server) => {
    const fields = [{ name: 'title', type: 'text' }, { name: 'slug', type: 'text' }];
    await server.call('POST', '/api/collections', { name: 'posts', type: 'base', fields });
    await server.call('POST', '/api/collections/posts/records', { title: 'First steps' });
    await server.call('POST', '/api/sql', { query: "UPDATE posts SET slug = ''" });
  },
  { slugs },
);

it('a page of a plugin is in the side bar, works with the records, and goes without a trace', async () => {
  const { page, faults } = await dashboard.open('#/settings/plugins');
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Slugs' }).click();
  await page.getByRole('heading', { name: 'Slugs', level: 1 }).waitFor();
  await page.getByRole('row', { name: 'posts 1 1' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Give slugs: posts' }).click();
  await page.getByText('Every record has a slug.').waitFor();
  await page.getByRole('row', { name: 'posts 1 0' }).waitFor();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Backups' }).click();
  await page.getByText('No backups yet.').waitFor();
  expect(await page.getByText('Collections with the fields title and slug.').count()).toBe(0);
  expect(faults).toEqual([]);
});

it('speaks the language of the dashboard, also on a phone in the dark', async () => {
  const { page, context, faults } = await dashboard.open('#/settings', phone);
  await page.evaluate(() => localStorage.setItem('pbLanguage', 'de'));
  await page.goto('about:blank');
  await page.goto(`${dashboard.server.url}/_/#/settings/pages/slugs/overview`);
  await page.getByText('Sammlungen mit den Feldern title und slug.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await expectToFit(page);
  expect(faults).toEqual([]);
  await context.close();
});

it.each([
  ['does not load', '', 404],
  ['throws', 'throw new Error("broken inside");', 200],
  ['has no mount', 'export const nothing = 1;', 200],
  ['fails while it mounts', 'export async function mount() { throw new Error("broken inside"); }', 200],
])('a module that %s says so in its place, and nothing else breaks', async (_, body, status) => {
  const { page, context } = await dashboard.open();
  await page.route('**/api/plugins/slugs/pages/**', (route) => route.fulfill({ status, body, contentType: 'text/javascript' }));
  await page.goto(`${dashboard.server.url}/_/#/settings/pages/slugs/overview`);
  await page.getByRole('alert').getByText('This page of a plugin could not be shown').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Crons' }).click();
  await page.getByRole('heading', { name: 'Crons' }).waitFor();
  await context.close();
});

it('files of pages are for everybody, and nothing else of the folder is', async () => {
  const status = async (path: string) => (await fetch(`${dashboard.server.url}/api/plugins/slugs/pages/${path}`)).status;
  expect(await Promise.all(['overview.js', '..%2fplugin.json', '%2e%2e/plugin.json', 'plugin.json', '', 'nothing.js'].map(status))).toEqual([200, 404, 404, 404, 404, 404]);
});

it('settings are a form with what the plugin says of them, and the server has the last word', async () => {
  const { page, faults } = await dashboard.open('#/settings/plugins');
  await page.getByRole('link', { name: 'Settings Slugs' }).click();
  const length = page.getByLabel('Longest slug');
  await page.getByText('In letters. Slugs that there are stay as they are. From 8 to 200. Default: 60.').waitFor();
  await length.fill('5');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('alert').getByText('Must be 8 or more.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await length.fill('40');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('What is saved takes effect when the server starts the next time.').waitFor();
  expect(await dashboard.server.call('GET', '/api/plugins/slugs/settings')).toMatchObject({ values: { maxLength: 40 }, restartNeeded: true });
  await length.fill('');
  await page.keyboard.press('Control+S');
  await page.getByText('What is saved takes effect when the server starts the next time.').waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
});

it('settings that are lists, choices, secrets and groups have their inputs', async () => {
  const { page, context, faults } = await dashboard.open('#/settings/plugins/telemetry', phone);
  await page.getByLabel('Token of Prometheus').fill('0123456789abcdef');
  await page.getByLabel('Share that is traced').fill('0.5');
  await page.getByLabel('Further meters').fill('Slugs');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('What is saved takes effect when the server starts the next time.').waitFor();
  expect(await dashboard.server.call('GET', '/api/plugins/telemetry/settings')).toMatchObject({ values: { prometheusToken: '******', traceRatio: 0.5, meters: ['Slugs'] } });
  await page.getByRole('button', { name: 'Remove the stored secret' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Not saved yet').waitFor({ state: 'detached' });
  expect(((await dashboard.server.call('GET', '/api/plugins/telemetry/settings')) as { values: unknown }).values).toEqual({ traceRatio: 0.5, meters: ['Slugs'] });
  expect(await accessibilityFaults(page)).toEqual([]);
  await expectToFit(page);
  await page.goto(`${dashboard.server.url}/_/#/settings/plugins/realtime`);
  await page.getByRole('group', { name: 'Channels between clients' }).getByLabel('Who may join').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
