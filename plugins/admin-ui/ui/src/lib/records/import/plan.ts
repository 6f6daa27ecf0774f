import type PocketBase from 'pocketbase';
import type { CollectionField } from 'pocketbase';
import { quote } from '../../filter';
import type { Mapping } from './mapping';
import type { Source, SourceRow } from './source';
import { importedValue } from './values';

/** What is to be sent for a row of the file. */
export interface PlannedRow {
  source: SourceRow;
  id: string;
  body: Record<string, unknown>;
}

/** What is wrong with a row; without a field it is about the whole of it. */
export interface RowFault {
  source: SourceRow;
  field: string;
  message: string;
}

export interface Plan {
  rows: PlannedRow[];
  faults: RowFault[];
}

/** Reads all rows with the chosen fields. A row with a fault is not sent at all. */
export function planImport(source: Source, mapping: Mapping, fields: readonly CollectionField[], keepEmpty: boolean): Plan {
  const targets = Object.entries(mapping).flatMap(([column, name]) => {
    const field = fields.find((one) => one.name === name);
    return field ? [{ column, field }] : [];
  });
  const plan: Plan = { rows: [], faults: [] };
  const seen = new Map<string, number>();
  for (const row of source.rows) {
    const planned: PlannedRow = { source: row, id: '', body: {} };
    const faults: RowFault[] = [];
    for (const { column, field } of targets) {
      const raw = row.values[column];
      if (raw === undefined || (raw === '' && (keepEmpty || field.name === 'id' || field.type === 'password'))) continue;
      const { value, problem } = importedValue(field, raw, source.format);
      if (problem) faults.push({ source: row, field: field.name, message: problem });
      else planned.body[field.name] = value;
      if (field.type === 'password') planned.body['passwordConfirm'] = value;
    }
    planned.id = String(planned.body['id'] ?? '');
    const before = planned.id ? seen.get(planned.id) : undefined;
    if (before !== undefined) faults.push({ source: row, field: 'id', message: `Row ${before} has the same id.` });
    else if (planned.id) seen.set(planned.id, row.number);
    if (faults.length > 0) plan.faults.push(...faults);
    else plan.rows.push(planned);
  }
  return plan;
}

const perRequest = 100;
const atOnce = 4;

/** Which ids there are already: their rows change a record instead of making one. */
export async function existingIds(api: Pick<PocketBase, 'collection'>, collection: string, ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  const chunks = Array.from({ length: Math.ceil(ids.length / perRequest) }, (_, at) => ids.slice(at * perRequest, (at + 1) * perRequest));
  const worker = async () => {
    for (let some = chunks.pop(); some; some = chunks.pop()) {
      const filter = some.map((id) => `id=${quote(id)}`).join('||');
      const { items } = await api.collection(collection).getList(1, perRequest, { filter, fields: 'id', skipTotal: true, requestKey: null });
      for (const { id } of items) found.add(id);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return found;
}
