import type { RecordModel } from 'pocketbase';

export type RecordAction = 'create' | 'update' | 'delete';

/** Tells the page, and scripts that extend it, that a record was written here. */
export function announceRecord(action: RecordAction, record: RecordModel): void {
  document.dispatchEvent(new CustomEvent(`record:${action}`, { detail: record }));
  if (action !== 'delete') document.dispatchEvent(new CustomEvent('record:save', { detail: record }));
}

/** Calls back for every record written here, until the returned function is called. */
export function onRecord(action: RecordAction, handler: (record: RecordModel) => void): () => void {
  const listener = (event: Event) => handler((event as CustomEvent<RecordModel>).detail);
  document.addEventListener(`record:${action}`, listener);
  return () => document.removeEventListener(`record:${action}`, listener);
}
