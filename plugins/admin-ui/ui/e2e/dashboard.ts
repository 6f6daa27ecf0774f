import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { openBrowser, openDashboard } from './browser';
import { TestServer } from './server';

export interface Dashboard {
  readonly server: TestServer;
  readonly browser: Browser;
  open(hash?: string, options?: Parameters<Browser['newContext']>[0]): ReturnType<typeof openDashboard>;
}

/** A server and a browser for the tests of a file. */
export function useDashboard(prepare: (server: TestServer) => Promise<unknown> = () => Promise.resolve(), plugins: Record<string, string> = {}): Dashboard {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(plugins), openBrowser()]);
    await prepare(server);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  return {
    get server() {
      return server;
    },
    get browser() {
      return browser;
    },
    open: (hash = '', options = {}) => openDashboard(browser, server, hash, options),
  };
}

/** For what a server or a page does a moment later. */
export const patient = { timeout: 15_000, interval: 50 } as const;

export const phone = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const;

/** Nothing is cut off at the side. */
export async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
}

/** Answers as a server does that does not know a path. */
export async function isMissing(page: Page, glob: string): Promise<void> {
  await page.route(glob, (route) => route.fulfill({ status: 404, json: { status: 404, message: 'Not found.', data: {} } }));
}
