import type PocketBase from 'pocketbase';
import type { CollectionModel, RecordModel } from 'pocketbase';
import { isAbort, messageOf } from '../errors';
import { parametersOf } from '../stores/record-list.svelte';

const perPage = 50;

/** The records to choose from, page after page as one scrolls. */
export class PickerList {
  items = $state.raw<RecordModel[]>([]);
  loading = $state(false);
  failure = $state('');
  #collection: CollectionModel | null = null;
  #search = '';
  #page = 0;
  #ended = false;
  readonly #api: Pick<PocketBase, 'collection'>;

  constructor(api: Pick<PocketBase, 'collection'>) {
    this.#api = api;
  }

  async load(collection: CollectionModel, search: string): Promise<void> {
    this.#collection = collection;
    this.#search = search;
    this.#page = 0;
    this.#ended = false;
    await this.#fetch(collection);
  }

  async more(): Promise<void> {
    if (this.#collection && !this.loading && !this.#ended) await this.#fetch(this.#collection);
  }

  put(record: RecordModel): void {
    const known = this.items.some((one) => one.id === record.id);
    this.items = known ? this.items.map((one) => (one.id === record.id ? record : one)) : [record, ...this.items];
  }

  remove(id: string): void {
    this.items = this.items.filter((one) => one.id !== id);
  }

  async #fetch(collection: CollectionModel): Promise<void> {
    this.loading = true;
    const page = this.#page + 1;
    const options = { ...parametersOf(collection, this.#search, ''), skipTotal: true, requestKey: 'picker' };
    try {
      const { items } = await this.#api.collection(collection.name).getList(page, perPage, options);
      const shown = new Set(page === 1 ? [] : this.items.map((one) => one.id));
      this.items = [...(page === 1 ? [] : this.items), ...items.filter((one) => !shown.has(one.id))];
      this.#page = page;
      this.#ended = items.length < perPage;
      this.failure = '';
      this.loading = false;
    } catch (error) {
      // The request that took over will say when it is done.
      if (isAbort(error)) return;
      this.failure = messageOf(error);
      this.loading = false;
    }
  }
}
