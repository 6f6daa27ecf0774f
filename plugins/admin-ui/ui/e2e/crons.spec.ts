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

const open = async (options = {}) => openDashboard(browser, server, '#/settings/crons', options);

it('runs a job, and shows what became of it', async () => {
  const { page, faults } = await open();
  await page.getByText('Nothing has run yet.').waitFor();
  await page.getByRole('button', { name: 'Run __pbLogsCleanup__' }).click();
  await page.getByText('Started __pbLogsCleanup__.').waitFor();
  const runs = page.getByRole('region', { name: 'Last runs' });
  await runs.getByRole('row', { name: /__pbLogsCleanup__ Done/ }).waitFor();
  expect(faults).toEqual([]);
});

it('stops the clock of a job, and lets it go on', async () => {
  const { page } = await open();
  const isPaused = async () => ((await server.call('GET', '/api/jobs')) as { crons: { id: string; paused: boolean }[] }).crons.find((one) => one.id === '__pbLogsCleanup__')?.paused;
  await page.getByRole('button', { name: 'Pause __pbLogsCleanup__' }).click();
  await page.getByText('Paused', { exact: true }).waitFor();
  expect(await isPaused()).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Resume __pbLogsCleanup__' }).click();
  await page.getByRole('button', { name: 'Pause __pbLogsCleanup__' }).waitFor();
  expect(await isPaused()).toBe(false);
});

it('says what waits and why a run has failed, also on a phone in the dark', async () => {
  const { page, context } = await open({ colorScheme: 'dark', viewport: { width: 390, height: 844 } });
  const stamp = (time: number) => new Date(time).toISOString().replace('T', ' ');
  await page.route('**/api/jobs', async (route) => {
    const answer = await route.fetch();
    const run = { plugin: 'shop', started: stamp(Date.now() - 60_000), duration: 1300, attempts: 1, succeeded: true, error: '' };
    const runs = [{ ...run, job: 'restock', succeeded: false, attempts: 3, error: 'the shelf is empty' }, { ...run, job: 'greet' }];
    const waiting = [{ plugin: 'shop', job: 'send', running: false, failedAttempts: 2, due: stamp(Date.now() + 600_000) }];
    await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), waiting, runs } });
  });
  await page.getByRole('button', { name: 'Refresh' }).click();
  const waiting = page.getByRole('region', { name: 'Waiting' });
  await waiting.getByText('failed 2 times so far').waitFor();
  expect(await waiting.textContent()).toContain('Due in');
  const runs = page.getByRole('region', { name: 'Last runs' });
  await runs.getByText('the shelf is empty').waitFor();
  expect(await runs.getByText('greet').count()).toBe(1);
  await runs.getByText('Failed only').click();
  expect(await runs.getByText('greet').count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  await context.close();
});

it('does with the crons alone where there is no history', async () => {
  const { page } = await openDashboard(browser, server);
  await page.route('**/api/jobs', (route) => route.fulfill({ status: 404, json: { status: 404, message: 'Not found.', data: {} } }));
  await page.goto(`${server.url}/_/#/settings/crons`);
  await page.getByRole('button', { name: 'Run __pbLogsCleanup__' }).waitFor();
  expect(await page.getByRole('button', { name: 'Pause __pbLogsCleanup__' }).count()).toBe(0);
  expect(await page.getByText('Last runs').count()).toBe(0);
});
