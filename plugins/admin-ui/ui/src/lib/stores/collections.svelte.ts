import type { CollectionModel } from 'pocketbase';
import { api } from '../api';
import { lookUpWith } from '../collection-lookup';
import { isAbort, messageOf } from '../errors';
import { onTabNews, tellTabs } from './tabs';

let all = $state.raw<CollectionModel[]>([]);
let loaded = $state(false);
let failure = $state('');
let scaffolds: Promise<Record<string, CollectionModel>> | null = null;

const byName = (one: CollectionModel, other: CollectionModel) => (one.name < other.name ? -1 : 1);

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
  /** What new collections of each type begin with. */
  scaffolds(): Promise<Record<string, CollectionModel>> {
    scaffolds ??= api.collections.getScaffolds({ requestKey: null }).catch((error: unknown) => {
      scaffolds = null;
      throw error;
    });
    return scaffolds;
  },
  /** A collection as it was saved just now. Others may have changed with it: views, and rules that follow a name. */
  take(saved: CollectionModel): void {
    all = [...all.filter((one) => one.id !== saved.id), saved].sort(byName);
    scaffolds = null;
    tellTabs('collections');
    void collections.load();
  },
  drop(id: string): void {
    all = all.filter((one) => one.id !== id);
    tellTabs('collections');
    void collections.load();
  },
  clear(): void {
    all = [];
    loaded = false;
    failure = '';
    scaffolds = null;
  },
};

onTabNews('collections', () => {
  if (loaded) void collections.load();
});

lookUpWith((nameOrId) => collections.find(nameOrId));
