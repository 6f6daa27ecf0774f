import { expect, it } from 'vitest';
import { accessibilityFaults } from './browser';
import { useDashboard } from './dashboard';

const dashboard = useDashboard();

it('leads a superuser to the collections', async () => {
  const { page, faults } = await dashboard.open();
  await page.getByRole('navigation', { name: 'Collections' }).getByRole('link').first().waitFor();
  expect(page.url()).toContain('#/collections');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});
