export interface Cron {
  id: string;
  expression: string;
  /** Only a server that keeps a history of runs says this, and can pause a clock. */
  paused?: boolean;
}

export interface WaitingRun {
  plugin: string;
  job: string;
  running: boolean;
  failedAttempts: number;
  /** Empty: as soon as it is its turn. */
  due: string;
}

export interface FinishedRun {
  plugin: string;
  job: string;
  succeeded: boolean;
  attempts: number;
  started: string;
  /** In milliseconds. */
  duration: number;
  error: string;
}

export interface Jobs {
  crons: Cron[];
  waiting: WaitingRun[];
  runs: FinishedRun[];
}

const isOfSystem = (id: string) => id.startsWith('__pb');

/** Those of the application by name, then the system's as they come. */
export function sortCrons(crons: readonly Cron[]): Cron[] {
  const own = crons.filter((one) => !isOfSystem(one.id)).sort((one, other) => (one.id < other.id ? -1 : 1));
  return [...own, ...crons.filter((one) => isOfSystem(one.id))];
}

/** The last run of each job. Runs come newest first. */
export function lastRuns(runs: readonly FinishedRun[]): Map<string, FinishedRun> {
  const last = new Map<string, FinishedRun>();
  for (const run of runs) if (!last.has(run.job)) last.set(run.job, run);
  return last;
}

export function filterRuns(runs: readonly FinishedRun[], job: string, failedOnly: boolean): FinishedRun[] {
  return runs.filter((run) => (job === '' || run.job === job) && !(failedOnly && run.succeeded));
}

/** Whether something will have changed in a moment: a run that is on its way, or whose turn it is. */
export function isBusy(waiting: readonly WaitingRun[], now: Date): boolean {
  return waiting.some((run) => run.running || run.due === '' || new Date(run.due.replace(' ', 'T')) <= now);
}
