import { api } from '../api';
import { isAbort, messageOf } from '../errors';

export interface Backup {
  key: string;
  size: number;
  modified: string;
}

const pollEvery = 3500;

/** The backups of the server, and whether it is busy with one. */
export class BackupList {
  items = $state.raw<Backup[]>([]);
  loaded = $state(false);
  failure = $state('');
  /** False while a backup or a restore is running. */
  free = $state(true);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  start(): void {
    void this.load();
    void this.#poll();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async load(): Promise<void> {
    try {
      const found = (await api.backups.getFullList({ requestKey: 'backups' })) as Backup[];
      this.items = found.sort((one, other) => (one.modified < other.modified ? 1 : -1));
      this.failure = '';
      this.loaded = true;
    } catch (error) {
      if (!isAbort(error)) this.failure = messageOf(error);
    }
  }

  async #poll(): Promise<void> {
    try {
      const { data } = await api.health.check({ requestKey: 'backup-health' });
      const free = (data as { canBackup?: boolean }).canBackup !== false;
      // What was being made is there now.
      if (free && !this.free) void this.load();
      this.free = free;
    } catch (error) {
      // A server that restarts can't answer; the next try will tell.
      if (!isAbort(error)) this.free = false;
    }
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#poll(), pollEvery);
  }
}
