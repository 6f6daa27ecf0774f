import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults, serveDashboard } from './browser';
import { expectToFit, phone, useDashboard } from './dashboard';
import { de } from '../src/lib/i18n/de';
import { server as fromServer } from '../src/lib/i18n/de/server';
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

it('leaves nothing in English on any page', async () => {
  const { page, context } = await dashboard.open('#/home');
  await page.evaluate(() => localStorage.setItem('pbLanguage', 'de'));
  const paths = ['home', 'collections?collection=posts', 'logs', 'settings', 'settings/mail', 'settings/storage', 'settings/backups', 'settings/crons', 'settings/plugins', 'settings/export-collections', 'settings/import-collections', 'settings/realtime', 'settings/sql'];
  for (const path of paths) {
    await page.goto('about:blank');
    await page.goto(`${dashboard.server.url}/_/#/${path}`);
    await page.getByRole('navigation', { name: 'Hauptmenü' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect((await textsOf(page)).filter(isEnglish), path).toEqual([]);
  }
  await page.goto(`${dashboard.server.url}/_/#/collections?collection=posts`);
  await page.getByRole('button', { name: 'API-Vorschau' }).click();
  await page.getByRole('dialog').getByText('Gibt die Datensätze von posts, seitenweise, sortiert und gefiltert.').waitFor();
  expect((await textsOf(page)).filter(isEnglish)).toEqual([]);
  await context.close();
});

/** A text of the dashboard itself: logs hold names in small letters, and what the server says; the API has types of its own. */
const isEnglish = (text: string) => /^[A-Z]/.test(text) && text in de && !(text in fromServer) && text !== 'Number' && (de as Record<string, unknown>)[text] !== text;

/** What is to be read and heard on a page. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const names = ['title', 'placeholder', 'aria-label'];
    const heard = [...document.querySelectorAll('body *')].flatMap((one) => names.map((name) => one.getAttribute(name) ?? ''));
    const shown: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (!walker.currentNode.parentElement?.closest('code, pre, script, style, h3')) shown.push(walker.currentNode.textContent ?? '');
    return [...heard, ...shown].map((text) => text.trim()).filter((text) => text !== '');
  });
}

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
