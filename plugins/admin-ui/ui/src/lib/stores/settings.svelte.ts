import { api } from '../api';
import { inkOn, validAccent } from '../colour';
import { isAbort } from '../errors';
import type { Settings } from '../settings/types';
import { readJson, writeJson } from '../storage';
import { onTabNews, tellTabs } from './tabs';

interface Meta {
  appName?: string;
  accentColor?: string;
  hideControls?: boolean;
}

const key = 'pbSettings';

/** The name that the page came with: it is there before anybody has signed in. */
const served = document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content;

let meta = $state.raw<Meta>({ ...readJson<{ meta?: Meta }>(key, {}).meta, ...(served ? { appName: served } : {}) });
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
  // Only what may be seen before sign-in is kept.
  writeJson(key, { meta: { appName: meta.appName, accentColor: meta.accentColor } });
}

onTabNews('settings', () => {
  if (all) void settings.load();
});

/** Paints the page in the accent colour of the application. */
export function applyAccent(): void {
  const accent = validAccent(tried || meta.accentColor);
  document.documentElement.style.setProperty('--accent', accent);
  document.documentElement.style.setProperty('--on-accent', inkOn(accent));
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', accent);
}
