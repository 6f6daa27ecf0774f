import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { expectToFit, isMissing, patient, phone, useDashboard } from './dashboard';

const dashboard = useDashboard();

/** How many requests the server has written down as failed. */
async function loggedErrors(): Promise<number> {
  const filter = encodeURIComponent("data.status>=400 && data.url~'nowhere'");
  return ((await dashboard.server.call('GET', `/api/logs?filter=${filter}`)) as { totalItems: number }).totalItems;
}

it('tells how things are with few requests, and the logo leads there', async () => {
  await fetch(`${dashboard.server.url}/api/collections/nowhere/records`);
  const { page, faults, follows } = await dashboard.open();
  // The server writes its logs a moment later.
  await expect.poll(loggedErrors, patient).toBe(1);
  // The last that the screen before this one asks for.
  await expect.poll(() => follows('/*'), patient).toBe(true);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(new URL(request.url()).pathname);
  });
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
  const { page, context } = await dashboard.open('#/home', phone);
  await page.getByRole('navigation', { name: 'Collections to go on with' }).getByRole('link', { name: 'users' }).click();
  await page.getByRole('heading', { name: 'users' }).waitFor();
  await page.goto(`${dashboard.server.url}/_/#/home`);
  await page.getByText('Healthy').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await expectToFit(page);
  await page.goto('about:blank');
  await page.goto(`${dashboard.server.url}/_/`);
  await page.getByRole('heading', { name: 'users' }).waitFor();
  await context.close();
});

it('leaves out what a server has not', async () => {
  const { page } = await dashboard.open();
  await isMissing(page, '**/api/jobs');
  await page.goto(`${dashboard.server.url}/_/#/home`);
  await page.getByText('Healthy').waitFor();
  await page.getByRole('link', { name: 'Jobs' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Last backup' }).waitFor();
});
