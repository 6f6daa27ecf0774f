import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { expectToFit, phone, useDashboard } from './dashboard';

const dashboard = useDashboard(async (server) => {
  await server.call('POST', '/api/collections', {
    name: 'shops', type: 'base',
    fields: [
      { name: 'title', type: 'text', required: true }, { name: 'size', type: 'number' }, { name: 'open', type: 'bool' }, { name: 'since', type: 'date' },
      { name: 'kinds', type: 'select', values: ['food', 'a, b', 'books'], maxSelect: 3 }, { name: 'meta', type: 'json' }, { name: 'place', type: 'geoPoint' },
    ],
  });
});

type Shop = Record<string, unknown> & { id: string; title: string };
const path = '/api/collections/shops/records';
const stored = async () => ((await dashboard.server.call('GET', `${path}?perPage=1000&sort=title`)) as { items: Shop[] }).items;
const clear = () => dashboard.server.call('DELETE', '/api/collections/shops/truncate');

async function openImport(options = {}) {
  const opened = await dashboard.open('#/collections?collection=shops', options);
  await opened.page.getByRole('button', { name: /^(Download and import|More actions)$/ }).click();
  await opened.page.getByRole('menuitem', { name: 'Import records' }).click();
  return { ...opened, dialog: opened.page.getByRole('dialog', { name: 'Import into shops' }) };
}

it('brings back what was downloaded, as CSV and as JSON', async () => {
  const records = [
    { title: 'One, "two"\nthree', size: -12.5, open: true, since: '2026-01-31 12:30:00.000Z', kinds: ['food', 'a, b'], meta: { a: [1, 'b'] }, place: { lon: 13.4, lat: 52.5 } },
    { title: '=1+1', meta: '"12"' }, { title: 'plain', meta: 'some words', kinds: ['books'] }, { title: "'@ ", meta: [] },
  ];
  for (const one of records) await dashboard.server.call('POST', path, one);
  const before = await stored();
  for (const format of ['CSV', 'JSON']) {
    const { page, context, faults } = await dashboard.open('#/collections?collection=shops');
    await page.getByRole('button', { name: 'Download and import' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: `Download all records as ${format}` }).click();
    const file = await (await saved).path();
    await clear();
    await page.reload();
    await page.getByRole('button', { name: 'Import records' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import into shops' });
    await dialog.locator('input[type=file]').setInputFiles(file);
    await dialog.getByRole('button', { name: 'Import 4 records' }).click();
    await dialog.getByText('4 records are imported.').waitFor();
    expect(await stored()).toEqual(before);
    expect(faults).toEqual([]);
    await context.close();
  }
});

it('changes what is there by its id, and says of each row what is wrong with which field', async () => {
  await clear();
  const { id } = (await dashboard.server.call('POST', path, { title: 'old', size: 7 })) as Shop;
  const { page, dialog, context } = await openImport();
  await dialog.getByLabel('Or paste the records').fill(`id,Name,size\n${id},new,\n,fresh,3\n,,4\n,odd,many`);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByText('no column goes there').waitFor();
  await dialog.getByRole('combobox', { name: 'Field for Name' }).click();
  await page.getByRole('option', { name: 'title' }).click();
  await dialog.getByText('“many” is no number.').waitFor();
  await dialog.getByText('Leave out empty cells').click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Import 3 records' }).click();
  await dialog.getByText('2 records are imported. 1 row was left out. The server refused 1.').waitFor();
  expect(await dialog.getByRole('listitem').first().textContent()).toMatch(/Row 3.*title.*blank/);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect((await stored()).map(({ title, size }) => [title, size])).toEqual([['fresh', 3], ['new', 7]]);
  await dialog.getByText('Close', { exact: true }).click();
  await page.getByRole('row').filter({ hasText: 'fresh' }).waitFor();
  await context.close();
});

it('takes thousands of rows through the batch API, also on a phone in the dark', async () => {
  await clear();
  await dashboard.server.call('PATCH', '/api/settings', { batch: { enabled: true, maxRequests: 200, timeout: 10, maxBodySize: 0 } });
  const { page, dialog, context } = await openImport(phone);
  let asked = 0;
  page.on('request', (request) => {
    if (request.method() !== 'GET') asked++;
  });
  const rows = Array.from({ length: 3000 }, (_, at) => ({ title: `shop ${at}`, size: at }));
  rows[1234]!.title = '';
  await dialog.locator('input[type=file]').setInputFiles([{ name: 'shops.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(rows)) }]);
  await dialog.getByText('3,000 rows from shops.json.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await expectToFit(page);
  await dialog.getByRole('button', { name: 'Import 3,000 records' }).click();
  await dialog.getByText('2,999 records are imported. The server refused 1.').waitFor({ timeout: 60_000 });
  await dialog.getByText('Row 1,235').waitFor();
  expect(asked).toBe(16);
  await context.close();
});

it('brings the first fault into view, and the count leads to all of them', async () => {
  await clear();
  const { page, dialog, context } = await openImport({ viewport: { width: 1024, height: 560 } });
  const rows = Array.from({ length: 200 }, (_, at) => `shop ${at},${at < 50 ? at : 'many'},true,2026-01-31`);
  await dialog.getByLabel('Or paste the records').fill(['title,size,open,since', ...rows].join('\n'));
  await dialog.getByRole('button', { name: 'Continue' }).click();
  const first = dialog.getByText('Row 51', { exact: true });
  await first.waitFor();
  const seen = () => first.evaluate((one) => one.getBoundingClientRect().bottom < document.querySelector('dialog footer')!.getBoundingClientRect().top);
  await expect.poll(seen).toBe(true);
  await dialog.getByText('title', { exact: true }).first().scrollIntoViewIfNeeded();
  await dialog.getByRole('button', { name: '150 faults' }).click();
  await expect.poll(seen).toBe(true);
  expect(await dialog.getByRole('region', { name: 'What is wrong' }).evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  await context.close();
});
