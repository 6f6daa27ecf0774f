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
  dataDirectory: string;
  /** The folder that the operator has named at start, or empty: it is no setting, so commands have to be told. */
  incrementalDir: string;
}

/** The server leaves them out of its settings as long as they are as at first. */
const atFirst: IncrementalSettings = { enabled: false, interval: 10, baseInterval: 24, keepDays: 7 };

export function pickIncremental({ backups }: Settings): { backups: { incremental: IncrementalSettings } } {
  return { backups: { incremental: { ...atFirst, ...backups.incremental } } };
}

/** What brings the database back to a time, in the order in which it is typed. Without a time it is the last one there is. */
export function restoreCommands(time: string, { dataDirectory, incrementalDir }: Pick<IncrementalState, 'dataDirectory' | 'incrementalDir'>): { list: string; look: string; restore: string } {
  const date = parseDate(time);
  const at = date ? ['--at', `${utcParts(date).day}T${utcParts(date).time}Z`] : [];
  const option = (name: string, folder: string) => (folder ? [name, quoted(folder)] : []);
  // Without its directory the program would take the one beside itself, and say that all went well.
  const folders = [...option('--dir', dataDirectory), ...option('--incrementalDir', incrementalDir)];
  const command = (...words: string[]) => ['holdall', 'backup', 'incremental', ...words, ...folders].join(' ');
  return { list: command('list'), look: command('restore', ...at, '--to', 'look.db'), restore: command('restore', ...at, '--force') };
}

/** As shells take it: Windows knows double quotes only, where a path has none; in single ones nothing means anything to the others. */
function quoted(path: string): string {
  if (/^[\w/.:\\-]+$/.test(path)) return path;
  return path.startsWith('/') ? `'${path.replace(/'/g, "'\\''")}'` : `"${path}"`;
}
