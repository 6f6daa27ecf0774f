import { api } from '../api';
import { isAbort, statusOf } from '../errors';
import { dayPoints, failedOnly, failingJobs, newest, requestFilter } from '../home';
import type { HourTotal, Point } from '../logs/chart';
import type { FinishedRun, Jobs } from '../settings/jobs';
import type { Backup } from './backup-list.svelte';

/** A fact that may not be there yet, or never: `undefined` while it is asked for, `null` where it can't be had. */
type Fact<T> = T | null | undefined;

/** What the home page tells. Each fact comes when it comes, and one that fails leaves the others. */
export class HomeFacts {
  now = $state.raw(new Date());
  /** The header of a proxy that the server does not trust yet; empty when there is none. */
  health = $state.raw<Fact<{ proxyHeader: string }>>();
  requests = $state.raw<Fact<Point[]>>();
  errors = $state.raw<Fact<Point[]>>();
  failing = $state.raw<Fact<FinishedRun[]>>();
  backup = $state.raw<Fact<Backup | 'none'>>();
  /** False on a server without a history of jobs. */
  hasJobs = $state(true);

  async load(): Promise<void> {
    const now = new Date();
    this.now = now;
    const stats = async (more: string[]) => dayPoints((await api.logs.getStats({ filter: requestFilter(now, more), requestKey: null })) as HourTotal[], now);
    await Promise.all([
      take(api.health.check({ requestKey: null }), ({ data }) => (this.health = { proxyHeader: String((data as Record<string, unknown>)['possibleProxyHeader'] ?? '') }), () => (this.health = null)),
      take(stats([]), (points) => (this.requests = points), () => (this.requests = null)),
      take(stats([failedOnly]), (points) => (this.errors = points), () => (this.errors = null)),
      take(api.backups.getFullList({ requestKey: null }), (all) => (this.backup = newest(all as Backup[]) ?? 'none'), () => (this.backup = null)),
      take(api.send<Jobs>('/api/jobs', { requestKey: null }), ({ runs }) => (this.failing = failingJobs(runs)), (error) => {
        this.failing = null;
        this.hasJobs = statusOf(error) !== 404;
      }),
    ]);
  }
}

async function take<T>(asked: Promise<T>, then: (answer: T) => void, failed: (error: unknown) => void): Promise<void> {
  try {
    then(await asked);
  } catch (error) {
    if (!isAbort(error)) failed(error);
  }
}
