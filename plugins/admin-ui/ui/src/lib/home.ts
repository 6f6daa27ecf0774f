import { formatCount } from './format';
import { t } from './i18n/i18n';
import { hourOf, type HourTotal, type Point } from './logs/chart';
import { logFilter, stamp } from './logs/log-filter';
import { lastRuns, type FinishedRun } from './settings/jobs';

const hour = 3_600_000;
const hours = 24;

/** Where the first of the last 24 hours begins, the one that runs included. */
export function dayStart(now: Date): number {
  return hourOf(now.getTime()) - (hours - 1) * hour;
}

/** What is counted: requests of that time, those of superusers aside, since most of them are the dashboard's own. */
export function requestFilter(now: Date, more: readonly string[] = []): string {
  return logFilter('', false, [`data.type='request'`, `created>='${stamp(new Date(dayStart(now)))}'`, ...more]);
}

export const failedOnly = 'data.status>=400';

/** One point for each hour of the day, also for those without a request. */
export function dayPoints(totals: readonly HourTotal[], now: Date): Point[] {
  const known = new Map(totals.map((one) => [Date.parse(one.date.replace(' ', 'T')), one.total]));
  return Array.from({ length: hours }, (_, at) => {
    const time = dayStart(now) + at * hour;
    return { time, total: known.get(time) ?? 0 };
  });
}

export function sum(points: readonly { total: number }[]): number {
  return points.reduce((all, one) => all + one.total, 0);
}

/** A share that does not look like none when there is some: "0.4 %", "< 0.1 %". */
export function shareText(part: number, whole: number): string {
  if (part === 0 || whole === 0) return t('none');
  const percent = (100 * part) / whole;
  if (percent < 0.1) return `< ${formatCount(0.1)} %`;
  return `${formatCount(percent < 10 ? Number(percent.toFixed(1)) : Math.round(percent))} %`;
}

/** Jobs that did not succeed when they ran last. */
export function failingJobs(runs: readonly FinishedRun[]): FinishedRun[] {
  return [...lastRuns(runs).values()].filter((run) => !run.succeeded);
}

export function newest<T extends { modified: string }>(backups: readonly T[]): T | undefined {
  return backups.reduce<T | undefined>((best, one) => (best && best.modified >= one.modified ? best : one), undefined);
}
