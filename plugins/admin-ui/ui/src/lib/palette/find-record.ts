import type PocketBase from 'pocketbase';
import type { CollectionModel, RecordModel } from 'pocketbase';
import { quote } from '../filter';
import { forEachId } from '../records/each';

export interface FoundRecord {
  collection: CollectionModel;
  record: RecordModel;
}

/** Looks for an id in all collections: its address does not tell where a record belongs. */
export async function findRecord(api: Pick<PocketBase, 'collection'>, all: readonly CollectionModel[], id: string, ended: () => boolean): Promise<FoundRecord[]> {
  const found: FoundRecord[] = [];
  const look = async (collectionId: string) => {
    const collection = all.find((one) => one.id === collectionId);
    if (!collection || ended()) return;
    const { items } = await api.collection(collection.name).getList(1, 1, { filter: `id=${quote(id)}`, skipTotal: true, requestKey: null });
    if (items[0]) found.push({ collection, record: items[0] });
  };
  const own = all.filter((one) => !one.system || one.name === '_superusers');
  await forEachId(own.map((one) => one.id), look, () => {}, 6);
  return found;
}
