import { api } from '../api';
import { isAbort } from '../errors';
import { keepMeta, keptMeta, type Meta } from '../kept-meta';
import { showAccent } from '../look';
import type { Settings } from '../settings/types';
import { onTabNews, tellTabs } from './tabs';

let meta = $state.raw<Meta>(keptMeta());
let all = $state.raw<Settings | null>(null);
let tried = $state('');

export const settings = {
  get appName() {
    return meta.appName ?? '';
  },
  /** A protection against slips, not against people. */
  get hideControls() {
    return meta.hideControls ?? false;
  },
  /** Everything, once it is loaded. */
  get all() {
    return all;
  },
  /** Whether the server offers more than PocketBase does: it has settings of its own then. */
  get beyondPocketBase() {
    return all?.logs.maxDataSize !== undefined;
  },
  /** Shows an accent colour before it is saved; an empty one ends that. */
  preview(accent: string): void {
    tried = accent;
  },
  async load(): Promise<void> {
    try {
      take((await api.settings.getAll({ requestKey: 'settings' })) as Settings);
    } catch (error) {
      if (!isAbort(error)) console.warn('The application settings could not be loaded.', error);
    }
  },
  async save(changes: unknown): Promise<Settings> {
    const saved = (await api.settings.update(changes as Record<string, unknown>, { requestKey: null })) as Settings;
    take(saved);
    tellTabs('settings');
    return saved;
  },
};

function take(answer: Settings): void {
  all = answer;
  meta = answer.meta ?? {};
  keepMeta(meta);
}

onTabNews('settings', () => {
  if (all) void settings.load();
});

export function applyAccent(): void {
  showAccent(tried || meta.accentColor);
}
