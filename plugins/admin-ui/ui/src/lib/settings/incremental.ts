import { parseDate, utcParts } from '../format';
import type { IncrementalSettings, Settings } from './types';

/** How incremental backups stand, as the server tells it. */
export interface IncrementalState {
  enabled: boolean;
  /** The folder or the bucket where they lie. */
  place: string;
  generation: string;
  /** Everything before that time is safe; empty while nothing is. */
  storedUntil: string;
  lastSegment: string;
  bytesWaiting: number;
  error: string;
}

/** The server leaves them out of its settings as long as they are as at first. */
const atFirst: IncrementalSettings = { enabled: false, interval: 10, baseInterval: 24, keepDays: 7 };

export function pickIncremental({ backups }: Settings): { backups: { incremental: IncrementalSettings } } {
  return { backups: { incremental: { ...atFirst, ...backups.incremental } } };
}

/** What brings the database back to a time, in the order in which it is typed. Without a time it is the last one there is. */
export function restoreCommands(time: string, place: string): { list: string; look: string; restore: string } {
  const date = parseDate(time);
  const at = date ? ['--at', `${utcParts(date).day}T${utcParts(date).time}Z`] : [];
  // A folder that the operator has named is no setting: the program has to be told again.
  const folder = isFolder(place) ? ['--incrementalDir', quoted(place)] : [];
  const command = (...words: string[]) => ['holdall', 'backup', 'incremental', ...words, ...folder].join(' ');
  return { list: command('list'), look: command('restore', ...at, '--to', 'look.db'), restore: command('restore', ...at, '--force') };
}

/** A bucket is told by its name, which the settings know. */
const isFolder = (place: string) => /^(\/|[A-Za-z]:\\)/.test(place);

const quoted = (path: string) => (/^[\w/.:\\-]+$/.test(path) ? path : `"${path.replace(/["$`]/g, '\\$&')}"`);
