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

it('tells how things are with few requests, and the logo leads there', async () => {
  await fetch(`${server.url}/api/collections/nowhere/records`);
  const { page, faults } = await openDashboard(browser, server);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(new URL(request.url()).pathname);
  });
  // The server writes its logs a moment later.
  await page.waitForTimeout(4000);
  asked.length = 0;
  await page.getByRole('link', { name: /: home$/ }).click();
  await page.getByText('Healthy').waitFor();
  await page.getByText('All well').waitFor();
  await page.getByRole('link', { name: '1 error' }).waitFor();
  expect(asked.sort()).toEqual(['/api/backups', '/api/health', '/api/jobs', '/api/logs/stats', '/api/logs/stats']);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('link', { name: '1 error' }).click();
  await page.getByRole('row').filter({ hasText: 'nowhere' }).waitFor();
  expect(faults).toEqual([]);
});

it('leads on to the collections, and the start stays with the last one', async () => {
  const { page, context } = await openDashboard(browser, server, '#/home', { colorScheme: 'dark', viewport: { width: 390, height: 844 } });
  await page.getByRole('navigation', { name: 'Collections to go on with' }).getByRole('link', { name: 'users' }).click();
  await page.getByRole('heading', { name: 'users' }).waitFor();
  await page.goto(`${server.url}/_/#/home`);
  await page.getByText('Healthy').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  await page.goto('about:blank');
  await page.goto(`${server.url}/_/`);
  await page.getByRole('heading', { name: 'users' }).waitFor();
  await context.close();
});

it('leaves out what a server has not', async () => {
  const { page } = await openDashboard(browser, server);
  await page.route('**/api/jobs', (route) => route.fulfill({ status: 404, json: { status: 404, message: 'Not found.', data: {} } }));
  await page.goto(`${server.url}/_/#/home`);
  await page.getByText('Healthy').waitFor();
  await page.getByRole('link', { name: 'Jobs' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Last backup' }).waitFor();
});
