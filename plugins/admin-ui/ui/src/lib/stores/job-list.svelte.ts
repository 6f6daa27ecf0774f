import { api } from '../api';
import { isAbort, messageOf, statusOf } from '../errors';
import { isBusy, sortCrons, type Cron, type FinishedRun, type Jobs, type WaitingRun } from '../settings/jobs';

const calm = 30_000;
const busy = 1500;

/** The jobs on a clock; where the server keeps them, also what waits and the last runs. */
export class JobList {
  crons = $state.raw<Cron[]>([]);
  waiting = $state.raw<WaitingRun[]>([]);
  runs = $state.raw<FinishedRun[]>([]);
  loaded = $state(false);
  failure = $state('');
  now = $state(new Date());
  /** False on a server that has crons but no history, as PocketBase. */
  hasHistory = $state(true);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Loads now, and again from time to time: soon while something runs. */
  async load(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.#take(await this.#fetch());
      this.failure = '';
      this.loaded = true;
    } catch (error) {
      if (isAbort(error)) return;
      this.failure = messageOf(error);
    }
    this.now = new Date();
    if (!this.#stopped) this.#timer = setTimeout(() => void this.load(), isBusy(this.waiting, this.now) ? busy : calm);
  }

  async run(id: string): Promise<void> {
    await api.crons.run(id, { requestKey: null });
    await this.load();
  }

  async pause(id: string, paused: boolean): Promise<void> {
    await api.send(`/api/jobs/crons/${encodeURIComponent(id)}/${paused ? 'pause' : 'resume'}`, { method: 'POST', requestKey: null });
    await this.load();
  }

  #take({ crons, waiting, runs }: Jobs): void {
    this.crons = sortCrons(crons);
    this.waiting = waiting;
    this.runs = runs;
  }

  async #fetch(): Promise<Jobs> {
    if (this.hasHistory) {
      try {
        return await api.send<Jobs>('/api/jobs', { requestKey: 'jobs' });
      } catch (error) {
        if (statusOf(error) !== 404) throw error;
        this.hasHistory = false;
      }
    }
    return { crons: await api.crons.getFullList({ requestKey: 'jobs' }), waiting: [], runs: [] };
  }
}
