import type PocketBase from 'pocketbase';
import { t } from './i18n/i18n';
import type { Language } from './i18n/languages';

/** What the dashboard offers to a page of a plugin. Members may be added; none goes or changes. */
export interface PageContext {
  /** The official SDK, signed in as the superuser. */
  client: PocketBase;
  language: Language;
  /** As it is now. Colours come from the variables of the dashboard, which follow by themselves. */
  readonly theme: 'light' | 'dark';
  toast: { good(text: string): void; bad(text: string): void; plain(text: string): void };
  /** Aborted when the page goes. */
  signal: AbortSignal;
}

export type Unmount = () => void;
type Mount = (target: HTMLElement, context: PageContext) => unknown;

/** Loads a module and shows its page. Gives what takes it away. */
export async function mountPage(load: () => Promise<unknown>, target: HTMLElement, context: PageContext): Promise<Unmount> {
  const module = (await load()) as { mount?: unknown };
  if (typeof module.mount !== 'function') throw new TypeError(t('The module exports no function “mount”.'));
  const unmount = await (module.mount as Mount)(target, context);
  return typeof unmount === 'function' ? (unmount as Unmount) : () => {};
}
