import { api } from '../api';
import { isAbort, messageOf, statusOf } from '../errors';
import type { IncrementalState } from '../settings/incremental';

const lookEvery = 3500;

/** How incremental backups stand, looked at again and again. */
export class IncrementalWatch {
  /** Null until it is known, and where the server has no such backups. */
  state = $state.raw<IncrementalState | null>(null);
  failure = $state('');
  now = $state(new Date());
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  start(): void {
    void this.look();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async look(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.state = await api.send<IncrementalState>('/api/backups/incremental', { requestKey: 'incremental-backups' });
      this.failure = '';
    } catch (error) {
      // A later look takes the place of this one.
      if (isAbort(error)) return;
      // PocketBase has none, and will have none in a moment.
      if (statusOf(error) === 404) return void (this.state = null);
      this.failure = messageOf(error);
    }
    this.now = new Date();
    if (!this.#stopped) this.#timer = setTimeout(() => void this.look(), lookEvery);
  }
}
