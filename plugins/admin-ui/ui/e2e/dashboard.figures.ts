import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { openBrowser } from './browser';
import { mainThreadOf, total } from './main-thread';
import { superuser, TestServer } from './server';

// What a phone of the middle has: 1.6 Mbit/s, 150 ms there and back, and a processor a quarter as fast, or what fits to this machine (docs/dashboard.md).
const slower = Number(process.env['HOLDALL_SLOWER'] ?? 4);
const network = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: 'en-US' };
const rows = 100_000;
const scrolled = 10_000;
const times = 5;

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([TestServer.start(), openBrowser()]);
  const fields = [{ name: 'title', type: 'text' }, { name: 'views', type: 'number' }, { name: 'open', type: 'bool' }, { name: 'since', type: 'date' }];
  await server.call('POST', '/api/collections', { name: 'posts', type: 'base', fields });
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})`;
  const values = `SELECT printf('r%014d', i), 'Post number ' || i, i * 7 % 1000, i % 2, '2026-01-31 12:30:00.000Z' FROM n`;
  await server.call('POST', '/api/sql', { query: `${numbers} INSERT INTO posts (id, title, views, open, since) ${values}` });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('figures', () => {
  it('first load', async () => {
    const guest = await repeated((page) => firstLoad(page, '', 'input[autocomplete=username]'));
    const session = await signIn();
    const records = await repeated(async (page) => {
      await page.addInitScript((kept) => localStorage.setItem('__pb_superusers__/_', kept), session);
      return firstLoad(page, '#/collections?collection=posts', '[data-index="0"] input');
    });
    for (const [name, loads] of [['sign-in', guest], ['records', records]] as const) {
      const { files } = loads[0]!;
      const [paint, useful, ready] = (['paint', 'useful', 'ready'] as const).map((what) => middle(loads.map((one) => one[what])));
      const shift = Math.max(...loads.map((one) => one.shift)).toFixed(3);
      print(`${name}: first paint ${paint} ms, useful ${useful} ms, the program there ${ready} ms (median of ${times}), at most ${shift} of the page moved`);
      print(`${name}: ${files.length} files, ${kilobytes(sum(files.map((one) => one.sent)))} sent, ${kilobytes(sum(files.map((one) => one.brotli)))} with brotli`);
    }
  });

  it('scrolling', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    const page = await context.newPage();
    const session = await signIn();
    await page.addInitScript((kept) => localStorage.setItem('__pb_superusers__/_', kept), session);
    await page.goto(`${server.url}/_/#/collections?collection=posts`);
    await page.getByText('Post number 100000').first().waitFor();
    const cdp = await context.newCDPSession(page);
    for (const speed of [1500, 10_000]) {
      // Once to count frames, and once to see what is done in them: that takes time, too.
      const frames = await scroll(page, cdp, speed);
      let traced: number[] = [];
      const work = await mainThreadOf(browser, page, async () => void (traced = await scroll(page, cdp, speed)));
      const late = frames.filter((one) => one > 1.5 * (1000 / 60));
      const missed = sum(frames.map((one) => Math.max(0, Math.round(one / (1000 / 60)) - 1)));
      print(`scrolling ${rows} records at ${speed} px/s: ${((1000 * frames.length) / sum(frames)).toFixed(1)} frames/s, ${late.length} late, ${missed} dropped, the longest ${Math.max(...frames).toFixed(0)} ms`);
      const each = Object.entries(work).map(([kind, time]) => `${kind} ${(time / traced.length).toFixed(1)}`);
      print(`the main thread at ${speed} px/s: ${(total(work) / traced.length).toFixed(1)} ms of a frame (${each.join(', ')})`);
    }
    await context.close();
  });
});

interface Load {
  /** When anything was seen first, when what one came for, and when the program had all of it. */
  paint: number;
  useful: number;
  ready: number;
  /** How much of the page has moved, as browsers count it. */
  shift: number;
  files: { sent: number; brotli: number }[];
}

interface Seen {
  useful?: number;
  ready?: number;
  shift: number;
}

/** Each with a browser that has nothing of it yet. */
async function repeated(measure: (page: Page) => Promise<Load>): Promise<Load[]> {
  const loads: Load[] = [];
  for (let at = 0; at < times; at++) {
    const context = await browser.newContext(phone);
    loads.push(await measure(await context.newPage()));
    await context.close();
  }
  return loads;
}

async function firstLoad(page: Page, hash: string, wanted: string): Promise<Load> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', network);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const own = new Map<string, string>();
  const sent = new Map<string, number>();
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.url.includes('/_/')) own.set(requestId, response.url);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => void sent.set(requestId, encodedDataLength));
  await page.addInitScript(watch, wanted);
  await page.goto(`${server.url}/_/${hash}`, { waitUntil: 'commit' });
  await page.waitForFunction(() => (globalThis as unknown as { seen: Seen }).seen.ready);
  await page.locator(wanted).first().waitFor();
  await page.waitForLoadState('networkidle');
  const seen = await page.evaluate(() => ({
    ...(globalThis as unknown as { seen: Seen }).seen,
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }));
  const files = await Promise.all([...own].map(async ([id, url]) => ({ sent: sent.get(id) ?? 0, brotli: brotli(await (await fetch(url)).arrayBuffer()) })));
  return { paint: seen.paint, useful: Math.max(seen.paint, seen.useful ?? 0), ready: seen.ready ?? 0, shift: seen.shift, files };
}

/** Runs in the page, so that the way to this program does not count. */
function watch(wanted: string): void {
  const seen: Seen = { shift: 0 };
  const look = () => {
    const app = document.getElementById('app');
    if (document.querySelector(wanted)) seen.useful ??= performance.now();
    if (app?.firstElementChild && !app.dataset['screen']) seen.ready ??= performance.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributeFilter: ['data-screen'] });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  (globalThis as unknown as { seen: Seen }).seen = seen;
}

async function scroll(page: Page, cdp: CDPSession, speed: number): Promise<number[]> {
  await page.evaluate((time) => {
    const seen: number[] = [];
    const begin = performance.now();
    const note = (now: number) => {
      seen.push(now);
      if (now - begin < time) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    (globalThis as { seen?: number[] }).seen = seen;
  }, scrolled);
  await cdp.send('Input.synthesizeScrollGesture', { x: 800, y: 500, yDistance: -(speed * scrolled) / 1000, speed, gestureSourceType: 'mouse' });
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => (globalThis as { seen?: number[] }).seen ?? []);
  return seen.slice(1).map((now, at) => now - seen[at]!);
}

async function signIn(): Promise<string> {
  const body = JSON.stringify({ identity: superuser.email, password: superuser.password });
  const response = await fetch(`${server.url}/api/collections/_superusers/auth-with-password`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return response.text();
}

const brotli = (content: ArrayBuffer) => brotliCompressSync(Buffer.from(content), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const middle = (numbers: readonly number[]) => Math.round([...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0);
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
const print = (line: string) => process.stdout.write(line + '\n');
