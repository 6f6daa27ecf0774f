import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { expectToFit, isMissing, patient, phone, useDashboard } from './dashboard';

const dashboard = useDashboard();
const part = /Incremental backups/;

const turnOn = () => dashboard.server.call('PATCH', '/api/settings', { backups: { incremental: { enabled: true, interval: 1 } } });

it('turns them on with the keyboard, and shows what has been stored since', async () => {
  const { page, faults } = await dashboard.open('#/settings/backups');
  const head = page.getByRole('button', { name: part });
  await head.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('switch', { name: 'Make incremental backups' }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Store changes every').fill('2');
  await page.getByLabel('Keep them for').fill('30');
  await page.keyboard.press('Control+s');
  await page.getByText('Saved the settings.').waitFor();
  const { backups } = (await dashboard.server.call('GET', '/api/settings')) as { backups: { cronMaxKeep: number; incremental: unknown } };
  expect(backups).toMatchObject({ cronMaxKeep: 3, incremental: { enabled: true, interval: 2, baseInterval: 24, keepDays: 30 } });
  await page.getByText('Safe until').waitFor();
  await expect.poll(() => head.textContent(), patient).toContain('Stored until');
  expect(await page.locator('dl').textContent()).toContain('incremental');
  expect(faults).toEqual([]);
});

it('says at the field what the server refuses', async () => {
  await turnOn();
  const { page } = await dashboard.open('#/settings/backups');
  await page.getByRole('button', { name: part }).click();
  await page.getByLabel('Store all of it every').fill('5000');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.locator('[aria-invalid=true]').waitFor();
  expect(await page.getByLabel('Store all of it every').getAttribute('aria-invalid')).toBe('true');
});

it('leaves them as they are when other options of backups are saved', async () => {
  await turnOn();
  const { page } = await dashboard.open('#/settings/backups');
  await page.getByRole('button', { name: /Options/ }).click();
  await page.getByRole('switch', { name: 'Make backups automatically' }).click();
  const sent = page.waitForRequest((request) => request.method() === 'PATCH');
  await page.getByRole('button', { name: 'Save changes' }).click();
  expect(Object.keys((await sent).postDataJSON().backups)).toEqual(['cron', 'cronMaxKeep', 's3']);
  await page.getByText('Saved the settings.').waitFor();
});

it('has the commands that go back to a time', async () => {
  await turnOn();
  const { page, context } = await dashboard.open('#/settings/backups');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: part }).click();
  await page.getByLabel('Time (UTC)').fill('2026-11-30T11:59:00');
  const { dataDirectory } = (await dashboard.server.call('GET', '/api/backups/incremental')) as { dataDirectory: string };
  await page.getByText('restore --at 2026-11-30T11:59:00Z --force').waitFor();
  await page.getByRole('button', { name: 'Copy the command that restores' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), patient).toBe(`holdall backup incremental restore --at 2026-11-30T11:59:00Z --force --dir ${dataDirectory}`);
});

it('says what went wrong without being asked', async () => {
  const { page } = await dashboard.open();
  const state = { enabled: true, dataDirectory: '/srv/pb_data', incrementalDir: '', place: 'my-bucket', generation: 'a', storedUntil: '2026-11-30 11:00:00.000Z', lastSegment: '2026-11-30 10:59:00.000Z', bytesWaiting: 2048, error: 'The bucket does not answer.' };
  await page.route('**/api/backups/incremental', (route) => route.fulfill({ json: state }));
  await page.goto(`${dashboard.server.url}/_/#/settings/backups`);
  await page.getByText('The bucket does not answer.').waitFor();
  await page.getByText('2.0 KB').waitFor();
  expect(await page.getByText('holdall backup incremental list').textContent()).toBe('holdall backup incremental list --dir /srv/pb_data');
});

it('is not there where the server has none, as with PocketBase', async () => {
  const { page } = await dashboard.open();
  await isMissing(page, '**/api/backups/incremental');
  await page.goto(`${dashboard.server.url}/_/#/settings/backups`);
  await page.getByRole('button', { name: /Options/ }).waitFor();
  expect(await page.getByRole('button', { name: part }).count()).toBe(0);
});

it.each(['light', 'dark'] as const)('can be used by everybody on a phone, %s and in German', async (colorScheme) => {
  await turnOn();
  const { page } = await dashboard.open('', { ...phone, colorScheme });
  await page.evaluate(() => localStorage.setItem('pbLanguage', 'de'));
  await page.goto(`${dashboard.server.url}/_/?again#/settings/backups`);
  await page.getByRole('button', { name: 'Fortlaufende Sicherungen' }).click();
  await page.getByText('Sicher bis').waitFor();
  await page.getByLabel('Zeitpunkt (UTC)').waitFor();
  await expectToFit(page);
  expect(await accessibilityFaults(page)).toEqual([]);
});
