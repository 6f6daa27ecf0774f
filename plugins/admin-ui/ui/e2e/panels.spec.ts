import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useDashboard } from './dashboard';

/** More than there is room for. */
const many = Array.from({ length: 15 }, (_, at) => ({ name: `number${at}`, type: 'number' }));

const dashboard = useDashboard(async (server) => {
  const authors = (await server.call('POST', '/api/collections', { name: 'authors', type: 'base', fields: [{ name: 'name', type: 'text' }] })) as { id: string };
  await server.call('POST', '/api/collections', { name: 'posts', type: 'base', fields: [{ name: 'title', type: 'text' }, ...many, { name: 'by', type: 'relation', collectionId: authors.id, maxSelect: 5 }] });
  const by = await Promise.all(['Mara', 'Zoë'].map(async (name) => ((await server.call('POST', '/api/collections/authors/records', { name })) as { id: string }).id));
  await server.call('POST', '/api/collections/posts/records', { id: 'first0000000001', title: 'First', by });
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim());

it('closes panels and questions on the way back, and asks where something would be lost', async () => {
  const { page, faults } = await dashboard.open('#/collections?collection=authors');
  await page.getByRole('heading', { name: 'authors' }).waitFor();
  await page.getByRole('navigation', { name: 'Collections' }).getByTitle('posts (').click();
  await page.getByRole('heading', { name: 'posts' }).waitFor();
  await page.getByRole('row').filter({ hasText: 'First' }).getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('dialog', { name: 'Delete this record?' });
  await question.waitFor();
  await page.goBack();
  await question.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'authors' }).waitFor();
  await page.goForward();
  await page.getByRole('heading', { name: 'posts' }).waitFor();
  await page.getByRole('button', { name: 'Edit collection' }).click();
  const editor = page.getByRole('dialog', { name: 'Collection posts' });
  await editor.waitFor();
  await page.goBack();
  await editor.waitFor({ state: 'detached' });
  await page.goForward();
  await page.getByRole('heading', { name: 'posts' }).waitFor();
  await page.getByRole('button', { name: 'Edit collection' }).click();
  await editor.getByRole('textbox', { name: 'Name', exact: true }).fill('articles');
  await page.goBack();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  expect(await editor.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('articles');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard' }).click();
  await editor.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'authors' }).waitFor();
  expect(faults).toEqual([]);
});

it('keeps the focus where something was taken away', async () => {
  const { page } = await dashboard.open('#/collections?collection=posts&record=first0000000001');
  const panel = page.getByRole('dialog', { name: 'Record first0000000001' });
  await panel.getByRole('button', { name: 'Remove Mara' }).focus();
  await page.keyboard.press('Enter');
  await panel.getByText('Mara').waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Remove Zoë');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('Choose authors');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('button', { name: 'Edit collection' }).click();
  await page.getByRole('button', { name: 'New field' }).click();
  await page.getByRole('group', { name: 'Type of the new field' }).waitFor();
  // The end of the list is in view now, and nothing but the list was moved for it.
  const editor = page.getByRole('dialog', { name: 'Collection posts' });
  expect(await editor.evaluate((box) => [box.scrollHeight > box.clientHeight, box.scrollTop])).toEqual([false, 0]);
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('New field');
});

it('lets a text run as its letters do', async () => {
  const { page } = await dashboard.open('#/collections?collection=posts&record=first0000000001');
  const title = page.getByRole('dialog', { name: 'Record first0000000001' }).getByRole('textbox', { name: 'title' });
  const direction = () => title.evaluate((input) => getComputedStyle(input).direction);
  expect(await direction()).toBe('ltr');
  await title.fill('שלום עולם');
  await expect.poll(direction).toBe('rtl');
});
