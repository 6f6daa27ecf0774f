import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { patient, useDashboard } from './dashboard';

/** The smallest document that viewers take. */
const pdf = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj
4 0 obj<</Length 34>>stream
1 0 0 rg 20 20 160 160 re f       
endstream endobj
trailer<</Root 1 0 R>>
`);

const dashboard = useDashboard(async (server) => {
  const authors = (await server.call('POST', '/api/collections', { name: 'authors', type: 'base', fields: [{ name: 'name', type: 'text' }, { name: 'born', type: 'number' }] })) as { id: string };
  await server.call('POST', '/api/collections', {
    name: 'posts', type: 'base',
    fields: [{ name: 'title', type: 'text' }, { name: 'author', type: 'relation', collectionId: authors.id, maxSelect: 1 }, { name: 'files', type: 'file', maxSelect: 3, protected: true }],
  });
  await server.call('POST', '/api/collections/authors/records', { id: 'mara00000000000', name: 'Mara', born: 1970 });
  await server.call('POST', '/api/collections/posts/records', { id: 'post00000000000', title: 'Harbour lights', author: 'mara00000000000' });
});

const record = () => dashboard.open('#/collections?collection=posts&record=post00000000000');

async function upload(page: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  const panel = page.getByRole('dialog', { name: 'Record post00000000000' });
  await panel.locator('input[type=file]').setInputFiles([{ name, mimeType, buffer }]);
  await panel.getByText('1 field changed').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByText('The record is saved.').waitFor();
  await panel.getByRole('button', { name: new RegExp(`^Show ${name.split('.')[0]}`) }).click();
}

it('shows a document in a frame that has a copy of it', async () => {
  const { page, faults } = await record();
  await upload(page, 'notes.pdf', 'application/pdf', pdf);
  const frame = page.locator('dialog iframe');
  await frame.waitFor();
  expect(await frame.getAttribute('src')).toMatch(/^blob:/);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});

it('offers what only has the name of a document for download', async () => {
  const { page, faults } = await record();
  await upload(page, 'page.pdf', 'application/pdf', Buffer.from('<script>alert(1)</script>'));
  await page.getByText('It can’t be shown here.').waitFor();
  expect(await page.locator('dialog iframe').count()).toBe(0);
  await page.getByRole('link', { name: 'Download' }).waitFor();
  expect(faults).toEqual([]);
});

it('shows a related record as JSON while the pointer rests on its eye', async () => {
  const { page } = await record();
  const eye = page.getByRole('button', { name: 'Show Mara as JSON' });
  await eye.hover();
  const peek = page.getByRole('dialog', { name: 'Mara' });
  await peek.getByText('"born": 1970').waitFor();
  expect(await peek.getByRole('link', { name: 'Edit in a new tab' }).getAttribute('href')).toBe('#/collections?collection=authors&record=mara00000000000');
  expect(await accessibilityFaults(page)).toEqual([]);
  await peek.getByRole('link').hover();
  expect(await peek.isVisible()).toBe(true);
  await page.mouse.move(5, 5);
  await expect.poll(() => peek.isVisible(), patient).toBe(false);
  await eye.focus();
  await page.keyboard.press('Enter');
  await peek.getByText('"born": 1970').waitFor();
});
