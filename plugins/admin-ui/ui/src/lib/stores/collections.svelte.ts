import type { CollectionModel } from 'pocketbase';
import { api } from '../api';
import { isAbort, messageOf } from '../errors';

let all = $state.raw<CollectionModel[]>([]);
let loaded = $state(false);
let failure = $state('');

export const collections = {
  get all() {
    return all;
  },
  get loaded() {
    return loaded;
  },
  get failure() {
    return failure;
  },
  find(nameOrId: string): CollectionModel | undefined {
    return all.find((one) => one.name === nameOrId || one.id === nameOrId);
  },
  async load(): Promise<void> {
    try {
      all = await api.collections.getFullList({ sort: 'name', requestKey: 'collections' });
      loaded = true;
      failure = '';
    } catch (error) {
      if (!isAbort(error)) failure = messageOf(error);
    }
  },
  clear(): void {
    all = [];
    loaded = false;
    failure = '';
  },
};
