import type PocketBase from 'pocketbase';
import type { RecordModel } from 'pocketbase';
import { quote } from '../filter';

const atOnce = 100;

/** Records by their ids, in that order; those that are gone are left out. */
export async function recordsByIds(api: Pick<PocketBase, 'collection'>, collection: string, ids: readonly string[], expand = ''): Promise<RecordModel[]> {
  const found = new Map<string, RecordModel>();
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = ids.slice(at, at + atOnce);
    const filter = some.map((id) => `id=${quote(id)}`).join('||');
    const answer = await api.collection(collection).getList(1, atOnce, { filter, skipTotal: true, requestKey: null, ...(expand && { expand }) });
    for (const record of answer.items) found.set(record.id, record);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}
