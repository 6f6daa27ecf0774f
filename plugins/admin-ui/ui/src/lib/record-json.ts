import type { RecordModel } from 'pocketbase';

/** A record as its owner would write it: without what the server added for a request. */
export function recordJson(record: RecordModel): string {
  const { expand: _, ...own } = record;
  return JSON.stringify(own, null, 2);
}
