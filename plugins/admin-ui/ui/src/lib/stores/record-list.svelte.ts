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

export interface ListFailure {
  message: string;
  /** The server understood the request and refused it: it is the filter or the sorting that is wrong. */
  rejected: boolean;
}

export const perPage = 40;

/**
 * The records of a collection in their order. Only the pages that somebody looked at are loaded, so one can jump to any place of a long list.
 */
export class RecordList {
  total = $state<number | null>(null);
  loading = $state(false);
  failure = $state.raw<ListFailure | null>(null);
  /** Records that were deleted since they were loaded. They keep their place until the next refresh. */
  gone = $state.raw<ReadonlySet<string>>(new Set());
  #pages = $state.raw<ReadonlyMap<number, readonly RecordModel[]>>(new Map());
  #lastPage = $state(0);
  #query: RecordQuery | null = null;
  #wanted = { first: 0, last: 0 };
  #round = 0;
  #filling = false;
  readonly #api: Pick<PocketBase, 'collection'>;

  /** The loaded records, in order. */
  readonly items = $derived([...this.#pages].sort(([a], [b]) => a - b).flatMap(([, records]) => records));

  /** The page that was loaded first. */
  firstPage = $state.raw<readonly RecordModel[]>([]);

  /** How many places the list has. Until the total is known, one page more than is loaded when the last one was full. */
  readonly count = $derived.by(() => {
    const full = this.#pages.get(this.#lastPage)?.length === perPage;
    const known = this.#lastPage === 0 ? 0 : (this.#lastPage - 1) * perPage + (this.#pages.get(this.#lastPage)?.length ?? 0);
    return full ? Math.max(this.total ?? known + perPage, known) : known;
  });

  constructor(api: Pick<PocketBase, 'collection'>) {
    this.#api = api;
  }

  at(index: number): RecordModel | undefined {
    return this.#pages.get(Math.floor(index / perPage) + 1)?.[index % perPage];
  }

  indexOf(id: string): number {
    for (const [page, records] of this.#pages) {
      const at = records.findIndex((record) => record.id === id);
      if (at >= 0) return (page - 1) * perPage + at;
    }
    return -1;
  }

  async load(query: RecordQuery): Promise<void> {
    this.#query = query;
    this.#wanted = { first: 0, last: 0 };
    await Promise.all([this.#start(query, false), this.#count(query)]);
  }

  /** Asks again for what is on the screen. What is shown stays until the answer is there, and also when none comes. */
  async refresh(): Promise<void> {
    if (!this.#query) return;
    await Promise.all([this.#start(this.#query, true), this.#count(this.#query)]);
  }

  /** Loads what is missing between two places. */
  async show(first: number, last: number): Promise<void> {
    this.#wanted = { first, last };
    if (this.#query && !this.loading) await this.#fill(this.#query);
  }

  /** Puts a changed record in the place of the old one. */
  replace(record: RecordModel): void {
    const at = this.indexOf(record.id);
    if (at < 0) return;
    const page = Math.floor(at / perPage) + 1;
    const records = this.#pages.get(page)!.map((one) => (one.id === record.id ? record : one));
    this.#pages = new Map(this.#pages).set(page, records);
  }

  markGone(ids: Iterable<string>): void {
    this.gone = new Set([...this.gone, ...ids]);
  }

  async #start(query: RecordQuery, keep: boolean): Promise<void> {
    const round = ++this.#round;
    this.loading = true;
    const from = keep ? Math.floor(this.#wanted.first / perPage) + 1 : 1;
    const to = keep ? Math.floor(this.#wanted.last / perPage) + 1 : 1;
    try {
      const pages = new Map<number, readonly RecordModel[]>();
      for (let page = from; page <= to; page++) {
        pages.set(page, await this.#page(query, page));
        if (round !== this.#round) return;
        if (pages.get(page)!.length < perPage) break;
      }
      this.#pages = pages;
      if (!keep || this.firstPage.length === 0) this.firstPage = pages.get(from)!;
      this.#lastPage = Math.max(...pages.keys());
      this.gone = new Set();
      this.failure = null;
      this.loading = false;
    } catch (error) {
      // The request that took over will say when it is done.
      if (isAbort(error) || round !== this.#round) return;
      if (!keep) this.#pages = new Map();
      if (!keep) this.#lastPage = 0;
      this.#fail(error);
      this.loading = false;
    }
    await this.#fill(query);
  }

  /** One page after the other; in between the reader may have gone elsewhere. */
  async #fill(query: RecordQuery): Promise<void> {
    if (this.#filling) return;
    this.#filling = true;
    const round = this.#round;
    try {
      for (let page = this.#missing(); page > 0 && round === this.#round; page = this.#missing()) {
        const records = await this.#page(query, page);
        if (round !== this.#round) break;
        this.#pages = new Map(this.#pages).set(page, records);
        this.#lastPage = Math.max(this.#lastPage, page);
        this.failure = null;
      }
    } catch (error) {
      if (!isAbort(error) && round === this.#round) this.#fail(error);
    } finally {
      this.#filling = false;
    }
  }

  #missing(): number {
    const last = Math.min(this.#wanted.last, this.count - 1);
    for (let page = Math.floor(this.#wanted.first / perPage) + 1; (page - 1) * perPage <= last; page++) {
      if (!this.#pages.has(page)) return page;
    }
    return 0;
  }

  #fail(error: unknown): void {
    this.failure = { message: messageOf(error), rejected: statusOf(error) === 400 };
  }

  async #page({ collection, search, sort }: RecordQuery, page: number): Promise<RecordModel[]> {
    const parameters = { ...parametersOf(collection, search, sort), skipTotal: true, requestKey: 'records' };
    const answer = await this.#api.collection(collection.name).getList(page, perPage, parameters);
    return answer.items;
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

/** What is asked of the server for a search, in the form that the table needs. */
export function parametersOf(collection: CollectionModel, search: string, sort: string): Record<string, string> {
  const parameters = {
    sort: sort || defaultSort(collection),
    filter: toFilter(search, collection.fields),
    expand: expandParameter(collection.fields),
    fields: fieldsParameter(collection.fields),
  };
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''));
}
