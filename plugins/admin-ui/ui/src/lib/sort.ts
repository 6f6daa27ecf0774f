import type { CollectionField, CollectionModel } from 'pocketbase';
import { summaryFields } from './summary';

export type Direction = 'ascending' | 'descending' | 'none';

export function directionOf(sort: string, key: string): Direction {
  if (sort === key || sort === '+' + key) return 'ascending';
  return sort === '-' + key ? 'descending' : 'none';
}

/** The first click on a column shows its greatest values, the next one turns the order. */
export function nextSort(sort: string, key: string): string {
  return directionOf(sort, key) === 'descending' ? key : '-' + key;
}

/** Relations are sorted by what is shown of them, not by their ids. */
export function sortKey(field: CollectionField, target?: CollectionModel): string {
  const shown = field.type === 'relation' && target ? summaryFields(target.fields)[0] : undefined;
  return shown ? `${field.name}.${shown.name}` : field.name;
}

/** Rows of a view have no insertion order of their own. */
export function defaultSort(collection: CollectionModel): string {
  return collection.type === 'view' ? '' : '-@rowid';
}
