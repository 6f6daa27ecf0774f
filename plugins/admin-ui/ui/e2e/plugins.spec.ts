import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { expectToFit, isMissing, phone, useDashboard } from './dashboard';

const dashboard = useDashboard();

const open = async (options = {}) => dashboard.open('#/settings/plugins', options);
const isWanted = async (id: string) => ((await dashboard.server.call('GET', '/api/plugins')) as { id: string; enabled: boolean }[]).find((one) => one.id === id)?.enabled;

it('switches a plugin, and says when that takes effect', async () => {
  const { page, faults } = await open();
  await page.getByRole('button', { name: 'Switch off Realtime' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
  await page.getByText('Off with the next start', { exact: true }).waitFor();
  expect(await isWanted('realtime')).toBe(false);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Switch on Realtime' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click();
  await page.getByText('Off with the next start', { exact: true }).waitFor({ state: 'detached' });
  expect(await isWanted('realtime')).toBe(true);
  expect(faults).toEqual([]);
});

it('lets nobody lock themselves out by a slip, also on a phone in the dark', async () => {
  const { page, context } = await open(phone);
  await page.getByRole('button', { name: 'Switch off Authentication' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Nobody will be able to sign in').waitFor();
  expect(await dialog.getByRole('button', { name: 'Switch off' }).isDisabled()).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await isWanted('auth')).toBe(true);
  await expectToFit(page);
  await context.close();
});

it('says so where a server does not tell of plugins', async () => {
  const { page } = await dashboard.open();
  await isMissing(page, '**/api/plugins');
  await page.goto(`${dashboard.server.url}/_/#/settings/plugins`);
  await page.getByText('This server does not tell of plugins.').waitFor();
});
