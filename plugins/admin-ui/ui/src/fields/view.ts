import type { CollectionField, RecordModel } from 'pocketbase';

/** What every renderer of a value gets. `full` asks for the whole value; a table row shows a short form on one line. */
export interface ViewProps {
  value: unknown;
  field: CollectionField;
  record: RecordModel;
  full?: boolean;
}

export function isEmpty(value: unknown, type: string): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0 && type !== 'json';
  // An unset place is stored as the point off the coast of Africa.
  if (type === 'geoPoint') return pointOf(value).lon === 0 && pointOf(value).lat === 0;
  return false;
}

export function pointOf(value: unknown): { lon: number; lat: number } {
  const point = (value ?? {}) as { lon?: unknown; lat?: unknown };
  return { lon: Number(point.lon ?? 0), lat: Number(point.lat ?? 0) };
}
