import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { expectToFit, phone, useDashboard } from './dashboard';

const dashboard = useDashboard((server) =>
  server.call('POST', '/api/collections', { name: 'news', type: 'base', listRule: 'open = true', fields: [{ name: 'title', type: 'text' }, { name: 'open', type: 'bool' }] }),
);
const make = (title: string, open = false) => dashboard.server.call('POST', '/api/collections/news/records', { title, open }) as Promise<{ id: string }>;

async function openMonitor(options = {}) {
  const opened = await dashboard.open('#/settings/realtime', options);
  await opened.page.getByLabel('Topic').fill('news');
  await opened.page.getByRole('button', { name: 'Subscribe' }).click();
  await opened.page.getByRole('list', { name: 'Topics' }).getByText('Listening').waitFor();
  return { ...opened, messages: opened.page.getByRole('region', { name: 'Messages' }) };
}

it('shows messages as they come, pauses, filters and clears', async () => {
  const { page, messages, faults, context } = await openMonitor();
  const { id } = await make('Harbour');
  await messages.getByText('create').waitFor();
  await messages.getByRole('group').first().click();
  await messages.getByText('"title": "Harbour"').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await messages.getByRole('button', { name: 'Pause' }).click();
  await dashboard.server.call('DELETE', `/api/collections/news/records/${id}`);
  await messages.getByRole('button', { name: 'Go on (1 new)' }).click();
  await messages.getByText('delete', { exact: true }).waitFor();
  await messages.getByLabel('Filter messages').fill('create');
  await messages.getByText('1 shown of 2 that came').waitFor();
  await messages.getByRole('button', { name: 'Clear', exact: true }).click();
  await messages.getByText('Nothing has come yet.').waitFor();
  await page.getByRole('button', { name: 'Unsubscribe news/*' }).click();
  await messages.getByText('Subscribe to a topic').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

it('listens as a guest, whom the rules show less, and keeps no more than it may, also on a phone in the dark', async () => {
  const { page, messages, context } = await openMonitor(phone);
  await page.getByText('As a guest').click();
  await page.getByRole('list', { name: 'Topics' }).getByText('Listening').waitFor();
  await make('Secret');
  await make('Open to all', true);
  await messages.getByText('1 shown of 1 that came').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await expectToFit(page);
  const rows = Array.from({ length: 520 }, (_, at) => ({ method: 'POST', url: '/api/collections/news/records', body: { title: `n${at}`, open: true } }));
  await dashboard.server.call('PATCH', '/api/settings', { batch: { enabled: true, maxRequests: 1000, timeout: 20 } });
  await dashboard.server.call('POST', '/api/batch', { requests: rows });
  await messages.getByText('500 shown of 521 that came').waitFor();
  await context.close();
});
