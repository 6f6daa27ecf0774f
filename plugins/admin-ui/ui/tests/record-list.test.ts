import type PocketBase from 'pocketbase';
import { ClientResponseError } from 'pocketbase';
import { describe, expect, it } from 'vitest';
import { RecordList } from '../src/lib/stores/record-list.svelte';
import { collection, field, record } from './some';

const posts = collection('posts', [field('id'), field('title')]);
const ids = (from: number, count: number) => Array.from({ length: count }, (_, at) => record({ id: 'r' + (from + at) }));

type Answer = { items: ReturnType<typeof ids>; totalItems: number };
type Ask = (page: number, options: Record<string, unknown>) => Promise<Answer>;

/** A server that answers pages as told and remembers what it was asked. */
function listOver(answer: Ask) {
  const asked: Record<string, unknown>[] = [];
  const getList = (page: number, perPage: number, options: Record<string, unknown>) => {
    asked.push({ page, perPage, ...options });
    return answer(page, options);
  };
  const api = { collection: () => ({ getList }) } as unknown as Pick<PocketBase, 'collection'>;
  return { list: new RecordList(api), asked };
}

const query = (search = '', sort = '') => ({ collection: posts, search, sort });

describe('the list of records', () => {
  it('asks for the first page without counting, and for the count alone', async () => {
    const { list, asked } = listOver((_, options) => Promise.resolve({ items: options['skipTotal'] ? ids(0, 3) : [], totalItems: 3 }));
    await list.load(query('lisbon'));
    expect(asked[0]).toMatchObject({ page: 1, perPage: 40, skipTotal: true, sort: '-@rowid', filter: 'id?~"lisbon"||title?~"lisbon"' });
    expect(asked[1]).toMatchObject({ page: 1, perPage: 1, fields: 'id', filter: 'id?~"lisbon"||title?~"lisbon"' });
    expect({ shown: list.items.length, total: list.total, more: list.hasMore, loading: list.loading }).toEqual({ shown: 3, total: 3, more: false, loading: false });
  });

  it('adds the next page without showing a record twice', async () => {
    const { list } = listOver((page) => Promise.resolve({ items: page === 1 ? ids(0, 40) : ids(39, 3), totalItems: 42 }));
    await list.load(query());
    expect(list.hasMore).toBe(true);
    await list.loadMore();
    expect(list.items.map((one) => one.id).slice(-3)).toEqual(['r39', 'r40', 'r41']);
    expect(list.items).toHaveLength(42);
    expect(list.hasMore).toBe(false);
  });

  it('tells a rejected filter from a broken server', async () => {
    const failing = (status: number) => listOver(() => Promise.reject(new ClientResponseError({ status, response: { message: 'No.' } }))).list;
    for (const [status, rejected] of [[400, true], [500, false]] as const) {
      const list = failing(status);
      await list.load(query('a=', ''));
      expect(list.failure).toEqual({ message: 'No.', rejected });
      expect(list.loading).toBe(false);
    }
  });

  it('keeps what is shown when a further page cannot be loaded', async () => {
    const { list } = listOver((page) => (page === 1 ? Promise.resolve({ items: ids(0, 40), totalItems: 80 }) : Promise.reject(new ClientResponseError({ status: 500 }))));
    await list.load(query());
    await list.loadMore();
    expect({ shown: list.items.length, more: list.hasMore, failed: list.failure !== null }).toEqual({ shown: 40, more: true, failed: true });
  });

  it('keeps quiet about a request that a newer one replaced', async () => {
    const { list } = listOver(() => Promise.reject(new ClientResponseError(new DOMException('', 'AbortError'))));
    await list.load(query());
    expect(list.failure).toBeNull();
    expect(list.loading).toBe(true);
  });
});
