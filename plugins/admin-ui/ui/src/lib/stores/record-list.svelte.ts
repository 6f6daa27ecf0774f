import type PocketBase from 'pocketbase';
import type { CollectionModel, RecordModel } from 'pocketbase';
import { expandParameter, fieldsParameter } from '../columns';
import { isAbort, messageOf, statusOf } from '../errors';
import { toFilter } from '../filter';
import { defaultSort } from '../sort';

export interface RecordQuery {
  collection: CollectionModel;
  search: string;
  sort: string;
}

const perPage = 40;

/** The loaded part of a collection's records, as the table shows it. */
export class RecordList {
  items = $state.raw<RecordModel[]>([]);
  total = $state<number | null>(null);
  loading = $state(false);
  hasMore = $state(false);
  failure = $state.raw<{ message: string; rejected: boolean } | null>(null);
  #query: RecordQuery | null = null;
  #page = 0;
  readonly #api: Pick<PocketBase, 'collection'>;

  constructor(api: Pick<PocketBase, 'collection'>) {
    this.#api = api;
  }

  async load(query: RecordQuery): Promise<void> {
    this.#query = query;
    await Promise.all([this.#fetch(query, 1), this.#count(query)]);
  }

  async loadMore(): Promise<void> {
    if (this.#query && !this.loading) await this.#fetch(this.#query, this.#page + 1);
  }

  async #fetch(query: RecordQuery, page: number): Promise<void> {
    this.loading = true;
    try {
      const answer = await this.#api.collection(query.collection.name).getList(page, perPage, { ...parametersOf(query), skipTotal: true, requestKey: 'records' });
      this.items = page === 1 ? answer.items : [...this.items, ...unseen(answer.items, this.items)];
      this.hasMore = answer.items.length === perPage;
      this.#page = page;
      this.failure = null;
      this.loading = false;
    } catch (error) {
      // The request that took over will say when it is done.
      if (isAbort(error)) return;
      if (page === 1) this.items = [];
      this.failure = { message: messageOf(error), rejected: statusOf(error) === 400 };
      this.loading = false;
    }
  }

  async #count({ collection, search }: RecordQuery): Promise<void> {
    try {
      const filter = toFilter(search, collection.fields);
      const answer = await this.#api.collection(collection.name).getList(1, 1, { ...(filter && { filter }), fields: 'id', requestKey: 'total' });
      this.total = answer.totalItems;
    } catch (error) {
      // The list itself fails in the same way and tells it.
      if (!isAbort(error)) this.total = null;
    }
  }
}

function parametersOf({ collection, search, sort }: RecordQuery): Record<string, string> {
  const parameters = {
    sort: sort || defaultSort(collection),
    filter: toFilter(search, collection.fields),
    expand: expandParameter(collection.fields),
    fields: fieldsParameter(collection.fields),
  };
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''));
}

/** Records that were created meanwhile push others to the next page: those are shown already. */
function unseen(next: RecordModel[], shown: RecordModel[]): RecordModel[] {
  const ids = new Set(shown.map((record) => record.id));
  return next.filter((record) => !ids.has(record.id));
}
