import type { RecordModel } from 'pocketbase';

/** The related records that came with a record, by id. */
export function expandedOf(record: RecordModel, field: string): Map<string, RecordModel> {
  const found = record.expand?.[field] as RecordModel | RecordModel[] | undefined;
  const records = found === undefined ? [] : Array.isArray(found) ? found : [found];
  return new Map(records.map((one) => [one.id, one]));
}
