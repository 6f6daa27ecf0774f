import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { useDashboard } from './dashboard';

const dashboard = useDashboard((server) =>
  server.call('POST', '/api/collections', { name: 'posts', type: 'base', fields: [{ name: 'title', type: 'text' }, { name: 'body', type: 'editor', maxSize: 0 }] }),
);

async function edit(body: string) {
  const { id } = (await dashboard.server.call('POST', '/api/collections/posts/records', { title: 'A text', body })) as { id: string };
  const opened = await dashboard.open(`#/collections?collection=posts&record=${id}`);
  const panel = opened.page.getByRole('dialog', { name: `Record ${id}` });
  const text = panel.getByRole('textbox', { name: 'body' });
  await panel.getByRole('toolbar', { name: 'Formatting' }).waitFor();
  return { ...opened, panel, text, saved: () => saved(opened.page, id) };
}

async function saved(page: Page, id: string): Promise<string> {
  await page.keyboard.press('Control+s');
  await page.getByText('The record is saved.').waitFor();
  return ((await dashboard.server.call('GET', `/api/collections/posts/records/${id}`)) as { body: string }).body;
}

it('gives a text a colour, and takes it away', async () => {
  const { page, text, panel, saved, faults } = await edit('<p>Harbour</p>');
  await text.click();
  await page.keyboard.press('Control+a');
  expect(await accessibilityFaults(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Text colour' }).click();
  await panel.getByRole('button', { name: 'Green' }).click();
  expect(await saved()).toBe('<p><span style="color: rgb(46, 125, 50);">Harbour</span></p>');
  await panel.getByRole('button', { name: 'Text colour' }).click();
  // Escape closes what lies on top, and not the record below it.
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'No colour' }).waitFor({ state: 'hidden' });
  expect([await panel.isVisible(), await page.getByRole('dialog', { name: 'Discard the changes?' }).count()]).toEqual([true, 0]);
  await panel.getByRole('button', { name: 'Text colour' }).click();
  await panel.getByRole('button', { name: 'No colour' }).click();
  await page.getByText('The record is saved.').waitFor({ state: 'hidden' });
  expect(await saved()).toBe('<p>Harbour</p>');
  expect(faults).toEqual([]);
});

it('writes from right to left, and begins the next text so', async () => {
  const { page, text, panel, saved } = await edit('<p>Harbour</p>');
  await text.click();
  await panel.getByRole('button', { name: 'From right to left' }).click();
  expect(await text.locator('p').evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
  expect(await saved()).toBe('<p dir="rtl">Harbour</p>');
  await panel.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: 'New record' }).first().click();
  const next = page.getByRole('dialog', { name: 'New record in posts' });
  await next.getByRole('textbox', { name: 'body' }).pressSequentially('More');
  expect(await next.locator('.rich-text').innerHTML()).toContain('<p dir="rtl">More</p>');
});

it('says in which language a sample of code is', async () => {
  const { page, text, panel, saved } = await edit('<pre><code class="language-cobol">MOVE 1 TO x</code></pre>');
  await text.click();
  const language = panel.getByLabel('Language of the code');
  expect(await language.inputValue()).toBe('cobol');
  await language.selectOption('csharp');
  expect(await saved()).toBe('<pre><code class="language-csharp">MOVE 1 TO x</code></pre>');
  expect(await accessibilityFaults(page)).toEqual([]);
});

it('embeds media by their address or by a code, without what could run', async () => {
  const { page, text, panel, saved } = await edit('<p>Film:</p>');
  await text.click();
  await panel.getByRole('button', { name: 'Media' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add media' });
  const given = dialog.getByLabel('Address, or code for embedding');
  await given.fill('javascript:alert(1)');
  await dialog.getByText('There is no address in it').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await given.fill('<iframe src="https://example.com/film" width="300" onload="alert(1)" srcdoc="x"></iframe>');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await text.getByText('https://example.com/film').waitFor();
  expect(await saved()).toContain('<iframe src="https://example.com/film" width="300"></iframe>');
  expect(await page.locator('iframe').count()).toBe(0);
});

it('keeps media that were there before', async () => {
  const body = '<p>Film:</p><video src="https://example.com/a.mp4" controls=""></video>';
  const { page, text, panel, saved } = await edit(body);
  expect(await panel.getByText('The visual editor does not know').count()).toBe(0);
  await text.locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' here');
  expect(await saved()).toBe(body.replace('Film:', 'Film: here'));
});

it('takes the whole screen and gives it back', async () => {
  const { page, text, panel } = await edit('<p>Harbour</p>');
  const whole = () => page.evaluate(() => document.fullscreenElement !== null);
  await panel.getByRole('button', { name: 'Full screen' }).click();
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await text.click();
  await page.keyboard.type('!');
  await page.getByRole('button', { name: 'Full screen' }).click();
  await page.waitForFunction(() => document.fullscreenElement === null);
  expect([await whole(), await panel.isVisible()]).toEqual([false, true]);
});
