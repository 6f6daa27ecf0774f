import { api } from '../api';
import { inkOn, validAccent } from '../colour';
import { isAbort } from '../errors';
import { readJson, writeJson } from '../storage';

interface Meta {
  appName?: string;
  accentColor?: string;
  hideControls?: boolean;
}

const key = 'pbSettings';

/** The name that the page came with: it is there before anybody has signed in. */
const served = document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content;

let meta = $state.raw<Meta>({ ...readJson<{ meta?: Meta }>(key, {}).meta, ...(served ? { appName: served } : {}) });

export const settings = {
  get appName() {
    return meta.appName ?? '';
  },
  /** A guard against accidents: controls that change collections and records stay out of the way. */
  get hideControls() {
    return meta.hideControls === true;
  },
  async load(): Promise<void> {
    try {
      const answer = await api.settings.getAll({ requestKey: 'settings' });
      meta = (answer['meta'] ?? {}) as Meta;
      // Only what may be seen before sign-in is kept.
      writeJson(key, { meta: { appName: meta.appName, accentColor: meta.accentColor } });
    } catch (error) {
      if (!isAbort(error)) console.warn('The application settings could not be loaded.', error);
    }
  },
};

/** Paints the page in the accent colour of the application. */
export function applyAccent(): void {
  const accent = validAccent(meta.accentColor);
  document.documentElement.style.setProperty('--accent', accent);
  document.documentElement.style.setProperty('--on-accent', inkOn(accent));
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', accent);
}
