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

/** A server with a thousand records. */
const longList = () => listOver((page) => Promise.resolve({ items: ids((page - 1) * 40, 40), totalItems: 1000 }));
const pagesOf = (asked: Record<string, unknown>[]) => asked.filter((one) => one['skipTotal']).map((one) => one['page']);

describe('the list of records', () => {
  it('asks for the first page without counting, and for the count alone', async () => {
    const { list, asked } = listOver((_, options) => Promise.resolve({ items: options['skipTotal'] ? ids(0, 3) : [], totalItems: 3 }));
    await list.load(query('lisbon'));
    expect(asked[0]).toMatchObject({ page: 1, perPage: 40, skipTotal: true, sort: '-@rowid', filter: 'id?~"lisbon"||title?~"lisbon"' });
    expect(asked[1]).toMatchObject({ page: 1, perPage: 1, fields: 'id', filter: 'id?~"lisbon"||title?~"lisbon"' });
    expect({ shown: list.items.length, total: list.total, places: list.count, loading: list.loading }).toEqual({ shown: 3, total: 3, places: 3, loading: false });
  });

  it('loads only the pages that are looked at', async () => {
    const { list, asked } = longList();
    await list.load(query());
    expect(list.count).toBe(1000);
    await list.show(390, 410);
    expect(pagesOf(asked)).toEqual([1, 10, 11]);
    expect([list.at(0)?.id, list.at(40), list.at(400)?.id]).toEqual(['r0', undefined, 'r400']);
    expect(list.indexOf('r400')).toBe(400);
  });

  it('does not load a page twice', async () => {
    const { list, asked } = longList();
    await list.load(query());
    await Promise.all([list.show(50, 60), list.show(50, 60)]);
    await list.show(45, 70);
    expect(pagesOf(asked)).toEqual([1, 2]);
  });

  it('passes over what somebody scrolled past while a page was on its way', async () => {
    const { list, asked } = longList();
    await list.load(query());
    const first = list.show(100, 200);
    const then = list.show(900, 910);
    await Promise.all([first, then]);
    expect(pagesOf(asked)).toEqual([1, 3, 23]);
  });

  it('asks again for what is on the screen only, and forgets the rest', async () => {
    const { list, asked } = longList();
    await list.load(query());
    await list.show(400, 410);
    asked.length = 0;
    await list.refresh();
    expect(pagesOf(asked)).toEqual([11]);
    expect([list.at(0), list.at(400)?.id, list.count]).toEqual([undefined, 'r400', 1000]);
  });

  it('puts a changed record in the place of the old one', async () => {
    const { list } = longList();
    await list.load(query());
    list.replace(record({ id: 'r7', title: 'new' }));
    list.replace(record({ id: 'unknown' }));
    expect([list.at(7)?.['title'], list.items.length]).toEqual(['new', 40]);
  });

  it('keeps deleted records in their place until the next refresh', async () => {
    const { list } = longList();
    await list.load(query());
    list.markGone(['r3']);
    expect([list.at(3)?.id, list.gone.has('r3')]).toEqual(['r3', true]);
    await list.refresh();
    expect(list.gone.size).toBe(0);
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

  it('keeps what is shown when it cannot be refreshed', async () => {
    let broken = false;
    const { list } = listOver(() => (broken ? Promise.reject(new ClientResponseError({ status: 500 })) : Promise.resolve({ items: ids(0, 5), totalItems: 5 })));
    await list.load(query());
    broken = true;
    await list.refresh();
    expect({ shown: list.items.length, failed: list.failure !== null, loading: list.loading }).toEqual({ shown: 5, failed: true, loading: false });
  });

  it('keeps what is shown when a further page cannot be loaded', async () => {
    const { list } = listOver((page) => (page === 1 ? Promise.resolve({ items: ids(0, 40), totalItems: 80 }) : Promise.reject(new ClientResponseError({ status: 500 }))));
    await list.load(query());
    await list.show(60, 70);
    expect({ shown: list.items.length, places: list.count, failed: list.failure !== null }).toEqual({ shown: 40, places: 80, failed: true });
  });

  it('keeps quiet about a request that a newer one replaced', async () => {
    const { list } = listOver(() => Promise.reject(new ClientResponseError(new DOMException('', 'AbortError'))));
    await list.load(query());
    expect(list.failure).toBeNull();
    expect(list.loading).toBe(true);
  });
});
