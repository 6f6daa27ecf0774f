import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page, type Route } from 'playwright-core';
import { superuser, type TestServer } from './server';

const built = join(import.meta.dirname, '../dist');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** What the server sends with the page: a test fails where the dashboard would break it. */
function policyOf(page: string): string {
  const scripts = [...page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, script]) => ` 'sha256-${createHash('sha256').update(script!).digest('base64')}'`);
  return "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' https://tile.openstreetmap.org data: blob:; "
    + "connect-src 'self' https://nominatim.openstreetmap.org; "
    + `script-src 'self'${scripts.join('')}; frame-ancestors 'none'; frame-src blob:`;
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
}

export interface OpenedPage {
  page: Page;
  context: BrowserContext;
  /** What has gone wrong in the page without anybody catching it. */
  faults: string[];
  /** Whether the page is told of what happens to a topic; any topic that ends so will do. */
  follows: (topic: string) => boolean;
}

/** A signed-in page of the dashboard as it was built last, in front of a server. */
export async function openDashboard(browser: Browser, server: TestServer, hash = '', options: Parameters<Browser['newContext']>[0] = {}): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-US', ...options });
  await serveDashboard(context, server);
  const page = await context.newPage();
  // A test that waits in vain says so before its own time is over.
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  let topics: string[] = [];
  page.on('requestfinished', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/realtime')) topics = (request.postDataJSON() as { subscriptions: string[] }).subscriptions;
  });
  await page.goto(`${server.url}/_/`);
  await page.getByLabel('E-mail').fill(superuser.email);
  await page.locator('input[type=password]').fill(superuser.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  if (hash) await page.goto(`${server.url}/_/${hash}`);
  return { page, context, faults, follows: (topic) => topics.some((one) => one.replace(/\?.*/, '').endsWith(topic)) };
}

/** Gives the pages of a context the dashboard as it was built last. */
export function serveDashboard(context: BrowserContext, server: TestServer, change = (page: string) => page): Promise<unknown> {
  return context.route(`${server.url}/_/**`, (route) => serveBuilt(route, change));
}

/** @param change What somebody does to the page on its way. */
async function serveBuilt(route: Route, change: (page: string) => string): Promise<void> {
  const path = new URL(route.request().url()).pathname.replace(/^\/_\//, '') || 'index.html';
  try {
    const body = readFileSync(join(built, path));
    const contentType = types[extname(path)] ?? 'application/octet-stream';
    if (path !== 'index.html') return await route.fulfill({ body, contentType });
    // The server writes the name of the application into the page.
    const page = body.toString().replace('"application-name" content=""', '"application-name" content="Acme"');
    await route.fulfill({ body: change(page), contentType, headers: { 'content-security-policy': policyOf(page) } });
  } catch {
    await route.fulfill({ status: 404 });
  }
}

/** What axe finds wrong with a page by the rules of WCAG 2.2 AA. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  // What still fades in has the contrast of a moment.
  await page.evaluate(() => Promise.all(document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity).map((one) => one.finished.catch(() => null))));
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: { run: (options: unknown) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`));
  });
}
