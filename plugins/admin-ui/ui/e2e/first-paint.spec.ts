import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults, serveDashboard } from './browser';
import { patient, useDashboard } from './dashboard';
import { superuser } from './server';

const dashboard = useDashboard();

/** A page whose program stays on its way until it is let go. `kept` is what an earlier visit has left in the browser. */
async function heldBack(kept: Record<string, string> = {}, hash = '') {
  const context = await dashboard.browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-US' });
  await serveDashboard(context, dashboard.server);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && /Content Security Policy|hydration/.test(message.text())) faults.push(message.text());
  });
  let letGo = () => {};
  const wanted = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/assets/index-*.js', async (route) => {
    await wanted;
    await route.fallback();
  });
  await page.addInitScript((all) => Object.entries(all).forEach(([key, value]) => localStorage.getItem(key) ?? localStorage.setItem(key, value)), kept);
  await page.goto(`${dashboard.server.url}/_/${hash}`, { waitUntil: 'commit' });
  return { page, context, faults, letGo };
}

/** Until the program has what was drawn. */
const taken = (page: Page) => page.waitForFunction(() => !document.getElementById('app')!.dataset['screen']);

async function keptSession(): Promise<string> {
  const response = await fetch(`${dashboard.server.url}/api/collections/_superusers/auth-with-password`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ identity: superuser.email, password: superuser.password }),
  });
  return response.text();
}

const places = (page: Page) => page.evaluate(() => [...document.querySelectorAll('main *, header *, .page, aside')].map((one) => {
  const { left, top, width, height } = one.getBoundingClientRect();
  return [one.localName, left, top, width, height].join(' ');
}));

it('has a form to sign in with before the program has come, and keeps what was typed, the focus and the cursor', async () => {
  const { page, faults, letGo } = await heldBack();
  const email = page.getByLabel('E-mail');
  await email.waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('autocomplete')), patient).toBe('username');
  await page.keyboard.type('owner@example');
  await page.locator('input[type=password]').fill('12345');
  expect(await accessibilityFaults(page)).toEqual([]);
  const before = await places(page);
  letGo();
  await taken(page);
  expect([await email.inputValue(), await page.locator('input[type=password]').inputValue()]).toEqual(['owner@example', '12345']);
  expect(await places(page)).toEqual(before);
  await page.keyboard.type('67890');
  await email.fill(superuser.email);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  expect(faults).toEqual([]);
});

it('sends a form that was sent too early, and not one that was changed after that', async () => {
  const { page, letGo, faults } = await heldBack();
  await page.getByLabel('E-mail').fill(superuser.email);
  await page.locator('input[type=password]').fill(superuser.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect(await page.locator('form').getAttribute('data-early')).toBe('');
  await page.locator('input[type=password]').fill('1');
  expect(await page.locator('form').getAttribute('data-early')).toBeNull();
  await page.locator('input[type=password]').fill(superuser.password);
  await page.keyboard.press('Enter');
  letGo();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  expect(faults).toEqual([]);
});

it('speaks the language and has the colours of the visitor from the beginning', async () => {
  const look = { pbColorScheme: 'dark', pbLanguage: 'de', pbSettings: JSON.stringify({ meta: { accentColor: '#aa3311' } }) };
  const { page, faults, letGo } = await heldBack(look);
  await page.getByRole('button', { name: 'Anmelden' }).waitFor();
  const seen = () => page.evaluate(() => {
    const root = document.documentElement;
    return [root.lang, root.dir, getComputedStyle(root).colorScheme, root.style.getPropertyValue('--accent'), document.querySelector('main')!.textContent?.includes('Acme')];
  });
  const before = await seen();
  expect(before).toEqual(['de', 'ltr', 'dark', '#aa3311', true]);
  const drawn = await places(page);
  letGo();
  await taken(page);
  expect(await seen()).toEqual(before);
  expect(await places(page)).toEqual(drawn);
  expect(faults).toEqual([]);
});

it('changes the language at once', async () => {
  const { page } = await heldBack();
  await page.getByLabel('Language').selectOption('de');
  await page.getByRole('button', { name: 'Anmelden' }).waitFor();
});

it('says that a session has ended', async () => {
  const token = ['', Buffer.from(JSON.stringify({ type: 'auth', exp: 1 })).toString('base64url'), ''].join('.');
  const { page, faults, letGo } = await heldBack({ '__pb_superusers__/_': JSON.stringify({ token, record: { collectionName: '_superusers' } }) });
  const notice = page.getByText('Your session has ended');
  await notice.waitFor();
  const before = await places(page);
  letGo();
  await taken(page);
  expect(await places(page)).toEqual(before);
  expect(await notice.isVisible()).toBe(true);
  expect(faults).toEqual([]);
});

it('has the frame for whoever is signed in, with the place where they are', async () => {
  const session = await keptSession();
  const { page, faults, letGo } = await heldBack({ '__pb_superusers__/_': session, pbPageSidebarWidth: '300px' });
  const rail = page.getByRole('navigation', { name: 'Main' });
  await rail.waitFor();
  expect(await rail.getByRole('link', { name: 'Collections' }).getAttribute('aria-current')).toBe('page');
  expect(await page.locator('aside').evaluate((aside) => aside.getBoundingClientRect().width)).toBe(300);
  expect(await accessibilityFaults(page)).toEqual([]);
  const left = await rail.evaluate((one) => one.getBoundingClientRect().left);
  letGo();
  await page.getByRole('navigation', { name: 'Collections' }).getByRole('link').first().waitFor();
  expect(await rail.evaluate((one) => one.getBoundingClientRect().left)).toBe(left);
  expect(await page.locator('aside').evaluate((aside) => aside.getBoundingClientRect().width)).toBe(300);
  expect(faults).toEqual([]);
});

it('marks another place, and leaves out the side bar where there is none', async () => {
  const session = await keptSession();
  const { page, faults, letGo } = await heldBack({ '__pb_superusers__/_': session }, '#/logs');
  const logs = page.getByRole('link', { name: 'Logs' });
  await logs.waitFor();
  expect([await logs.getAttribute('aria-current'), await page.locator('aside').isVisible()]).toEqual(['page', false]);
  letGo();
  await page.getByRole('heading', { name: 'Logs' }).waitFor();
  expect(faults).toEqual([]);
});

it('runs no other script that has got into the page', async () => {
  const context = await dashboard.browser.newContext();
  await serveDashboard(context, dashboard.server, (html) => html.replace('<div id="app">', '<script>document.documentElement.dataset.foreign = "yes"</script><div id="app">'));
  const page = await context.newPage();
  await page.goto(`${dashboard.server.url}/_/`);
  await page.getByLabel('E-mail').waitFor();
  expect(await page.evaluate(() => document.documentElement.dataset['foreign'])).toBeUndefined();
});

it('leaves pages for others to the program', async () => {
  const { page, letGo, faults } = await heldBack({}, '#/request-password-reset');
  await expect.poll(() => page.evaluate(() => document.getElementById('app') !== null), patient).toBe(true);
  expect(await page.locator('#app').evaluate((app) => app.childElementCount)).toBe(0);
  letGo();
  await page.getByRole('button').first().waitFor();
  expect(faults).toEqual([]);
});
