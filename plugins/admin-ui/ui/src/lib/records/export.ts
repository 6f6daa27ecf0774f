import type PocketBase from 'pocketbase';
import type { CollectionField, CollectionModel, RecordModel } from 'pocketbase';
import { csvLine, downloadJson, downloadText } from '../download';
import { toFilter } from '../filter';
import { listOf } from '../format';
import { defaultSort } from '../sort';
import { jsonOf } from './json-text';

export type ExportFormat = 'json' | 'csv';

const perPage = 500;

/** Every record that matches, page after page. `onpage` may end it by giving false. */
export async function allRecords(
  api: Pick<PocketBase, 'collection'>, collection: CollectionModel, search: string, sort: string, onpage: (count: number) => boolean,
): Promise<RecordModel[] | null> {
  const order = sort || defaultSort(collection);
  const filter = toFilter(search, collection.fields);
  const all: RecordModel[] = [];
  for (let page = 1; ; page++) {
    const options = { skipTotal: true, requestKey: null, ...(order && { sort: order }), ...(filter && { filter }) };
    const { items } = await api.collection(collection.name).getList(page, perPage, options);
    all.push(...items);
    if (!onpage(all.length)) return null;
    if (items.length < perPage) return all;
  }
}

const isPart = (field: CollectionField) => field.type !== 'password' && field.name !== 'tokenKey';

/** Records as a table for spreadsheets: a line of names, then one for each record. */
export function csvOf(records: readonly RecordModel[], fields: readonly CollectionField[]): string {
  const shown = fields.filter(isPart);
  const lines = records.map((record) => csvLine(shown.map((field) => cellOf(record[field.name], field))));
  return [csvLine(shown.map((field) => field.name)), ...lines].join('\r\n') + '\r\n';
}

/** As people read it, and as JSON where an import would take that for something else. */
function cellOf(value: unknown, field: CollectionField): unknown {
  if (field.type === 'json') return typeof value === 'string' && jsonOf(value).value !== value ? JSON.stringify(value) : value;
  if (!Array.isArray(value)) return value;
  const list = listOf(value);
  return list.some((one) => /,|^\[|^\s|\s$/.test(one)) ? JSON.stringify(list) : list.join(', ');
}

/** One record becomes an object, several a list. */
export function withoutExpand(records: readonly RecordModel[]): unknown {
  const own = records.map(({ expand: _, ...rest }) => rest);
  return own.length === 1 ? own[0] : own;
}

export function downloadRecords(collection: CollectionModel, records: readonly RecordModel[], format: ExportFormat): void {
  if (format === 'csv') downloadText(`${collection.name}.csv`, csvOf(records, collection.fields), 'text/csv');
  else downloadJson(`${collection.name}.json`, withoutExpand(records));
}
