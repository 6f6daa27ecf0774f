import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { expectToFit, isMissing, phone, useDashboard } from './dashboard';

const dashboard = useDashboard();

const open = async (options = {}) => dashboard.open('#/settings/crons', options);

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
  const isPaused = async () => ((await dashboard.server.call('GET', '/api/jobs')) as { crons: { id: string; paused: boolean }[] }).crons.find((one) => one.id === '__pbLogsCleanup__')?.paused;
  await page.getByRole('button', { name: 'Pause __pbLogsCleanup__' }).click();
  await page.getByText('Paused', { exact: true }).waitFor();
  expect(await isPaused()).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Resume __pbLogsCleanup__' }).click();
  await page.getByRole('button', { name: 'Pause __pbLogsCleanup__' }).waitFor();
  expect(await isPaused()).toBe(false);
});

it('says what waits and why a run has failed, also on a phone in the dark', async () => {
  const { page, context } = await open(phone);
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
  const names = () => runs.locator('tbody th').allTextContents();
  expect(await names()).toEqual(['restock', 'greet']);
  await runs.getByText('Failed only').click();
  expect(await names()).toEqual(['restock']);
  expect(await accessibilityFaults(page)).toEqual([]);
  await expectToFit(page);
  await context.close();
});

it('does with the crons alone where there is no history', async () => {
  const { page } = await dashboard.open();
  await isMissing(page, '**/api/jobs');
  await page.goto(`${dashboard.server.url}/_/#/settings/crons`);
  await page.getByRole('button', { name: 'Run __pbLogsCleanup__' }).waitFor();
  expect(await page.getByRole('button', { name: 'Pause __pbLogsCleanup__' }).count()).toBe(0);
  expect(await page.getByText('Last runs').count()).toBe(0);
});
