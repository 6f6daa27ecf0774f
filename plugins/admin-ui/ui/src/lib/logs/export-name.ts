import type { LogModel } from 'pocketbase';

/** A name for a file of logs that says when they are from. */
export function exportName(logs: readonly LogModel[]): string {
  const times = logs.map((log) => log.created.replace(/\.\d+Z?$/, '').replace(/\D/g, '')).sort();
  const [first = '', last = ''] = [times[0], times.at(-1)];
  return first === last ? `log_${first}.json` : `logs_${first}_${last}.json`;
}
