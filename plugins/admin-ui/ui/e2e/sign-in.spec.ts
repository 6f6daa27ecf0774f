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

it('leads a superuser to the collections', async () => {
  const { page, faults } = await openDashboard(browser, server);
  await page.getByRole('navigation', { name: 'Collections' }).getByRole('link').first().waitFor();
  expect(page.url()).toContain('#/collections');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});
