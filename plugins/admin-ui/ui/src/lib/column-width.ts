import type { CollectionField, RecordModel } from 'pocketbase';
import { plainText } from './format';

/** The least and the greatest width of a column, in rem, by the type of its field. */
const limits: Record<string, readonly [number, number] | undefined> = {
  bool: [6, 6],
  number: [6.5, 12],
  date: [12, 12],
  autodate: [12, 12],
  text: [8, 20],
  editor: [12, 20],
  json: [9, 15],
  file: [7, 13],
  relation: [9, 18],
  select: [7, 17],
  geoPoint: [10, 13],
};

const perCharacter = 0.48;
/** Heads are bolder. */
const perHeadCharacter = 0.54;
const padding = 2.5;
const looked = 40;

/** A width that suits what the first records hold, within limits: one long text must not push all else from the screen. */
export function columnWidth(field: CollectionField, records: readonly RecordModel[]): number {
  const [least, most] = limits[field.type] ?? [8, 20];
  const head = field.name.length * perHeadCharacter + padding + 2;
  if (field.name === 'id') return Math.max(12.5, head);
  const longest = records.slice(0, looked).reduce((length, record) => Math.max(length, lengthOf(record[field.name], field)), 0);
  return Math.max(least, Math.min(most, longest * perCharacter + padding), Math.min(head, 16));
}

function lengthOf(value: unknown, field: CollectionField): number {
  if (typeof value === 'string') return Math.min(60, field.type === 'editor' ? plainText(value).length : value.length);
  if (typeof value === 'number') return String(value).length;
  if (!Array.isArray(value)) return value === null || value === undefined ? 0 : JSON.stringify(value).length;
  // A file is a small picture; names of related records are about as long as this.
  const each = field.type === 'file' ? 4.2 : field.type === 'relation' ? 14 : 0;
  return value.reduce<number>((sum, one) => sum + (each || String(one).length + 3), 0);
}

const stretching = ['text', 'editor', 'json', 'relation', 'select', 'file', 'url', 'email'];

/** The column that takes the room which is left on a wide screen: the first one with words, else the last. */
export function stretchedColumn(columns: readonly CollectionField[]): CollectionField | undefined {
  const worded = stretching.flatMap((type) => columns.filter((field) => field.type === type && field.name !== 'id'));
  return worded[0] ?? columns.at(-1);
}
