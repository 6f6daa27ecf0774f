import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, openBrowser, openDashboard } from './browser';
import { TestServer } from './server';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([TestServer.start(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = async (options = {}) => openDashboard(browser, server, '#/settings/plugins', options);
const isWanted = async (id: string) => ((await server.call('GET', '/api/plugins')) as { id: string; enabled: boolean }[]).find((one) => one.id === id)?.enabled;

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
  const { page, context } = await open({ colorScheme: 'dark', viewport: { width: 390, height: 844 } });
  await page.getByRole('button', { name: 'Switch off Authentication' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Nobody will be able to sign in').waitFor();
  expect(await dialog.getByRole('button', { name: 'Switch off' }).isDisabled()).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await isWanted('auth')).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  await context.close();
});

it('says so where a server does not tell of plugins', async () => {
  const { page } = await openDashboard(browser, server);
  await page.route('**/api/plugins', (route) => route.fulfill({ status: 404, json: { status: 404, message: 'Not found.', data: {} } }));
  await page.goto(`${server.url}/_/#/settings/plugins`);
  await page.getByText('This server does not tell of plugins.').waitFor();
});
