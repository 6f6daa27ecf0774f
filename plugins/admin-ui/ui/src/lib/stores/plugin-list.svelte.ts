import { api } from '../api';
import { isAbort, messageOf, statusOf } from '../errors';
import { sortPlugins, type Plugin } from '../settings/plugins';

/** The plugins of the server. */
export class PluginList {
  items = $state.raw<Plugin[]>([]);
  loaded = $state(false);
  failure = $state('');
  /** True where a server does not tell of plugins. */
  unknown = $state(false);

  get restartNeeded(): boolean {
    return this.items.some((one) => one.restartNeeded);
  }

  async load(): Promise<void> {
    try {
      this.items = sortPlugins(await api.send<Plugin[]>('/api/plugins', { requestKey: 'plugins' }));
      this.failure = '';
      this.loaded = true;
    } catch (error) {
      if (isAbort(error)) return;
      this.unknown = statusOf(error) === 404;
      this.failure = messageOf(error);
    }
  }

  /** Whoever asks has been told what is lost. */
  async change({ id }: Plugin, on: boolean): Promise<void> {
    await api.send(`/api/plugins/${encodeURIComponent(id)}/${on ? 'enable' : 'disable'}`, { method: 'POST', query: on ? {} : { force: true }, requestKey: null });
    await this.load();
  }
}
