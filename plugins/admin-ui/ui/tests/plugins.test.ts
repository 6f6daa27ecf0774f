import { describe, expect, it } from 'vitest';
import { settingsGroups } from '../src/lib/settings/places';
import { pendingOf, sortPlugins, type Plugin } from '../src/lib/settings/plugins';

const plugin = (name: string, more: Partial<Plugin> = {}): Plugin => ({
  id: name.toLowerCase(), name, version: '1.0.0', contract: '0.1', description: '', requires: [], builtIn: true, status: 'Active', reason: '', enabled: true, restartNeeded: false, decidedBy: '',
  hasSettings: false, losses: [], configurable: false, pages: [], ...more,
});

it('plugins that want a look come first', () => {
  const all = [plugin('Realtime'), plugin('Zebra', { status: 'Failed' }), plugin('Auth', { status: 'Disabled' })];
  expect(sortPlugins(all).map((one) => one.name)).toEqual(['Zebra', 'Auth', 'Realtime']);
});

it.each([[true, false, ''], [true, true, 'On with the next start'], [false, true, 'Off with the next start'], [false, false, '']])('wanted %s, waiting %s: %j', (enabled, restartNeeded, text) => {
  expect(pendingOf(plugin('A', { enabled, restartNeeded }))).toBe(text);
});

describe('the pages of the settings', () => {
  const paths = (...how: [boolean, boolean]) => settingsGroups(...how).flatMap((group) => group.places.map((place) => place.path));
  it('have plugins only where a server knows them', () => {
    expect(paths(false, true)).toContain('/settings/plugins');
    expect(paths(false, false)).not.toContain('/settings/plugins');
  });
  it('lose what changes collections while controls are hidden', () => expect(paths(true, true)).not.toContain('/settings/import-collections'));
});
