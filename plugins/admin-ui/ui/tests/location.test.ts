import { beforeEach, expect, it, vi } from 'vitest';

const listeners: Record<string, () => void> = {};
const location = { hash: '' };
const history = { replaceState: change, pushState: change };

function change(_state: unknown, _title: string, hash: string): void {
  location.hash = hash;
}

beforeEach(() => {
  vi.resetModules();
  location.hash = '#/collections';
  vi.stubGlobal('location', location);
  vi.stubGlobal('history', history);
  vi.stubGlobal('addEventListener', (name: string, listener: () => void) => (listeners[name] = listener));
});

it('goes where a screen says', async () => {
  const { go, here } = await import('../src/lib/stores/location.svelte');

  go('#/collections?collection=posts', { replace: true });

  expect([here.path, here.query['collection'], location.hash]).toEqual(['/collections', 'posts', '#/collections?collection=posts']);
});

it('does not undo that somebody has gone elsewhere, of which the browser has not told yet', async () => {
  const { go, here, setQuery } = await import('../src/lib/stores/location.svelte');
  location.hash = '#/settings/plugins';

  go('#/collections?collection=posts', { replace: true });
  setQuery({ sort: 'title' });
  expect(location.hash).toBe('#/settings/plugins');

  listeners['hashchange']!();
  expect(here.path).toBe('/settings/plugins');
  setQuery({ sort: 'title' });
  expect(location.hash).toBe('#/settings/plugins?sort=title');
});
