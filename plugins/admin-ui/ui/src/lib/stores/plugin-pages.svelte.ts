import { api } from '../api';
import { isAbort } from '../errors';
import type { Plugin, PluginPage } from '../settings/plugins';

/** A page of a plugin, and where it is in the dashboard. */
export interface PlacedPage extends PluginPage {
  plugin: Plugin;
  path: string;
}

let all = $state.raw<PlacedPage[]>([]);

/** The pages that plugins add. They come and go with a start of the server only. */
export const pluginPages = {
  get all(): readonly PlacedPage[] {
    return all;
  },
  /** Without the list there are no pages in the navigation, which is no fault that anybody could mend there. */
  async load(): Promise<void> {
    try {
      all = pagesOf(await api.send<Plugin[]>('/api/plugins', { requestKey: 'plugin-pages' }));
    } catch (error) {
      if (!isAbort(error)) console.warn('The pages of plugins could not be loaded.', error);
    }
  },
};

export function pagesOf(plugins: readonly Plugin[]): PlacedPage[] {
  return plugins.flatMap((plugin) => plugin.pages.map((page) => ({ ...page, plugin, path: `/settings/pages/${plugin.id}/${page.id}` })));
}
