import { expect, it } from 'vitest';
import { accessibilityFaults, serveDashboard } from './browser';
import { expectToFit, phone, useDashboard } from './dashboard';
import { superuser } from './server';

const dashboard = useDashboard((server) => server.call('POST', '/api/collections', { name: 'posts', type: 'base', fields: [{ name: 'title', type: 'text', required: true }] }));

it('is chosen by a switch, kept, and told to the browser', async () => {
  const { page, faults, context } = await dashboard.open('#/collections?collection=posts');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('button', { name: 'Account and appearance' }).click();
  await page.getByLabel('Language').selectOption('Deutsch');
  await page.getByRole('button', { name: 'Neuer Datensatz' }).first().click();
  const panel = page.getByRole('dialog', { name: 'Neuer Datensatz in posts' });
  await panel.getByRole('button', { name: 'Anlegen', exact: true }).click();
  await panel.getByText('Darf nicht leer sein.').waitFor();
  expect(await page.locator('html').evaluate((html) => [html.getAttribute('lang'), html.getAttribute('dir')])).toEqual(['de', 'ltr']);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});

it('is that of the browser at first, from the sign-in on', async () => {
  const context = await dashboard.browser.newContext({ locale: 'de-DE' });
  const page = await context.newPage();
  await serveDashboard(context, dashboard.server);
  await page.goto(`${dashboard.server.url}/_/`);
  await page.getByLabel('E-Mail').fill(superuser.email);
  await page.locator('input[type=password]').fill('not this one');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByText('Diese E-Mail-Adresse und dieses Passwort gehören nicht zusammen.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await context.close();
});

it.each(['light', 'dark'] as const)('may run from right to left, in %s colours and on a phone', async (colorScheme) => {
  const { page, context } = await dashboard.open('#/collections?collection=posts', { ...phone, colorScheme });
  await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'));
  await expectToFit(page);
  await page.setViewportSize({ width: 1280, height: 860 });
  const [rail, main] = await Promise.all([page.locator('header.rail').boundingBox(), page.locator('main').boundingBox()]);
  expect(rail!.x).toBeGreaterThan(main!.x);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Account and appearance' }).click();
  const menu = (await page.getByRole('dialog', { name: 'Account and appearance' }).boundingBox())!;
  expect(menu.x + menu.width).toBeLessThanOrEqual(rail!.x + 8);
  await context.close();
});
