import type { CollectionModel } from 'pocketbase';
import { api } from '../api';
import { statusOf } from '../errors';
import { quote } from '../filter';
import { movedProviders } from './changes';
import { asSchema, type Schema } from './types';

/** Creates or changes a collection. `follow` lets rules and queries of others follow its new name, where the server can. */
export async function saveCollection(stored: Schema | null, payload: Record<string, unknown>, follow: boolean): Promise<CollectionModel> {
  if (!stored) return api.collections.create(payload, { requestKey: null });
  return api.collections.update(stored.id, payload, { requestKey: null, ...(follow ? { query: { renameReferences: true } } : {}) });
}

/** Whether somebody else has saved the collection since it was loaded: what they did would be undone. */
export async function changedMeanwhile(stored: Schema): Promise<boolean> {
  const { updated } = asSchema(await api.collections.getOne(stored.id, { fields: 'updated', requestKey: null }));
  return updated !== stored.updated;
}

/** The moved providers that accounts are linked to. */
export async function movedWithAccounts(stored: Schema, after: Schema): Promise<string[]> {
  const found = await Promise.all(movedProviders(stored, after).map(async (name) => ((await hasAccounts(stored.id, name)) ? [name] : [])));
  return found.flat();
}

async function hasAccounts(collectionId: string, provider: string): Promise<boolean> {
  try {
    await api.collection('_externalAuths').getFirstListItem(`collectionRef=${quote(collectionId)} && provider=${quote(provider)}`, { requestKey: null });
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}
