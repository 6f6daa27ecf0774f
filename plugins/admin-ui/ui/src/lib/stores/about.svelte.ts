import { api } from '../api';

let version = $state('');
let asked = false;

/** Which server this is, as far as it tells superusers. */
export const about = {
  get version() {
    return version;
  },
  async load(): Promise<void> {
    if (asked) return;
    asked = true;
    try {
      const { data } = (await api.health.check({ query: { details: true }, requestKey: null })) as { data?: { version?: unknown } };
      if (typeof data?.version === 'string') version = data.version;
    } catch {
      // Nothing depends on it; it is asked again with the next page.
      asked = false;
    }
  },
};
