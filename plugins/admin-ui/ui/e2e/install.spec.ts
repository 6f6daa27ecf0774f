import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, serveDashboard } from './browser';
import { TestServer } from './server';

let server: TestServer;
let browser: Browser;
let link: string;

beforeAll(async () => {
  [{ server, link }, browser] = await Promise.all([TestServer.startEmpty(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('asks in its own dialog before a backup takes the place of everything', async () => {
  const context = await browser.newContext({ locale: 'en-US' });
  await serveDashboard(context, server);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const native: string[] = [];
  page.on('dialog', (dialog) => {
    native.push(dialog.message());
    void dialog.dismiss();
  });
  const sent: string[] = [];
  page.on('request', (request) => request.url().includes('/api/backups') && sent.push(request.url()));
  await page.goto(link);
  const choose = () => page.locator('input[type=file]').setInputFiles([{ name: 'old.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') }]);
  await choose();
  const question = page.getByRole('dialog', { name: 'Restore old.zip' });
  await question.getByText('replaces everything').waitFor();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'detached' });
  expect([native, sent]).toEqual([[], []]);
  await choose();
  await question.getByRole('button', { name: 'Restore' }).click();
  // The server takes no backup that is none.
  await page.getByRole('alert').waitFor();
  expect(sent).toHaveLength(1);
});
