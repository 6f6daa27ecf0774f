import { readJson, writeJson } from './storage';

/** What is known of the application. */
export interface Meta {
  appName?: string;
  accentColor?: string;
  hideControls?: boolean;
}

const key = 'pbSettings';

/** As an earlier visit left it. The name that the page came with is there before anybody has signed in, and newer. */
export function keptMeta(): Meta {
  const served = document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content;
  return { ...readJson<{ meta?: Meta }>(key, {}).meta, ...(served ? { appName: served } : {}) };
}

/** Only what may be seen before sign-in. */
export function keepMeta({ appName, accentColor }: Meta): void {
  writeJson(key, { meta: { appName, accentColor } });
}
