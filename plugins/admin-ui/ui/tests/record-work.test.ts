import type PocketBase from 'pocketbase';
import type { RecordModel } from 'pocketbase';
import { describe, expect, it, vi } from 'vitest';
import { recordsByIds } from '../src/lib/records/by-ids';
import { forEachId } from '../src/lib/records/each';
import { allRecords, csvOf, withoutExpand } from '../src/lib/records/export';
import { addFiles, removeAdded, removeStored, restore, sizeText } from '../src/lib/records/file-set';
import { wrapLongitude } from '../src/lib/records/places';
import { randomPassword } from '../src/lib/records/random-password';
import { LiveRecords } from '../src/lib/stores/live-records.svelte';
import { lostMarkup } from '../src/lib/rich-text/lost-markup';
import { collection, field, record } from './some';

type Ask = (page: number, perPage: number, options: Record<string, unknown>) => Promise<{ items: RecordModel[] }>;
const apiWith = (getList: Ask) => ({ collection: () => ({ getList }) }) as unknown as Pick<PocketBase, 'collection'>;
const named = (count: number) => Array.from({ length: count }, (_, at) => record({ id: 'r' + at }));

describe('many records', () => {
  it('are asked for by a hundred ids at once, and come in that order', async () => {
    const asked: string[] = [];
    const ids = [...named(150).map((one) => one.id)].reverse();
    const found = await recordsByIds(apiWith((_, __, { filter }) => {
      asked.push(String(filter));
      return Promise.resolve({ items: named(150).filter((one) => one.id !== 'r7' && String(filter).includes(`"${one.id}"`)) });
    }), 'posts', ids);
    expect(asked).toHaveLength(2);
    expect([found.length, found[0]?.id, found.some((one) => one.id === 'r7')]).toEqual([149, 'r149', false]);
  });

  it('are worked on a few at a time, and one that fails does not stop the others', async () => {
    let running = 0;
    let most = 0;
    const work = async (id: string) => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      if (id === 'r3') throw new Error('no');
    };
    const progress = vi.fn();
    const { done, failed } = await forEachId(named(20).map((one) => one.id), work, progress, 4);
    expect([done.length, failed.map((one) => one.id), most, progress.mock.calls.at(-1)]).toEqual([19, ['r3'], 4, [20]]);
  });

  it('are loaded to the last page for a download, or until somebody leaves', async () => {
    const pages = apiWith((page) => Promise.resolve({ items: named(page < 3 ? 500 : 10) }));
    expect(await allRecords(pages, collection('posts'), '', '', () => true)).toHaveLength(1010);
    expect(await allRecords(pages, collection('posts'), '', '', () => false)).toBeNull();
  });
});

describe('a download', () => {
  const fields = [field('id'), field('title'), field('tags', 'select'), field('meta', 'json'), field('tokenKey'), field('password', 'password')];

  it('for spreadsheets has a line for each record and no secrets', () => {
    const text = csvOf([record({ id: 'a', title: 'One, "two"', tags: ['x', 'y'], meta: [1], tokenKey: 's' }), record({ id: 'b', title: '=1+1', tags: [], meta: null })], fields);
    expect(text).toBe('id,title,tags,meta\r\na,"One, ""two""","x, y",[1]\r\nb,\'=1+1,,\r\n');
  });

  it('of one record is an object, of several a list, without what was expanded', () => {
    const one = record({ id: 'a', expand: { b: {} } });
    expect(withoutExpand([one])).not.toHaveProperty('expand');
    expect(withoutExpand([one, one])).toHaveLength(2);
  });
});

describe('the files of a field', () => {
  const file = (name: string) => new File(['x'], name);
  const set = { kept: ['1', '2'], removed: [], added: [] };

  it('are taken up to the limit', () => expect(addFiles(set, [file('a'), file('b'), file('c')], 3).added.map((one) => one.name)).toEqual(['a']));
  it('replace one another where there is room for one', () => {
    const one = addFiles({ kept: ['old'], removed: [], added: [] }, [file('new')], 1);
    expect([one.kept, one.removed, one.added.length]).toEqual([[], ['old'], 1]);
    expect(restore(one, 'old', 1)).toEqual({ kept: ['old'], removed: [], added: [] });
  });

  it('come back after they were removed, if there is room', () => {
    const less = removeStored(set, '1');
    expect(less).toMatchObject({ kept: ['2'], removed: ['1'] });
    expect(restore(less, '1', 3)).toMatchObject({ kept: ['2', '1'], removed: [] });
    expect(restore(less, '1', 1).kept).toEqual(['1']);
    expect(restore({ ...less, added: [file('a'), file('b')] }, '1', 3).kept).toEqual(['2']);
  });

  it('that are new go at once', () => {
    const added = addFiles(set, [file('a')], 3);
    expect(removeAdded(added, added.added[0]!).added).toEqual([]);
  });

  it.each([[0, '0 B'], [1023, '1,023 B'], [1536, '1.5 KB'], [5242880, '5 MB'], [2 ** 31, '2 GB']])('of %d bytes are said to be %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));
});

describe('what others do while one looks', () => {
  const follow = () => {
    const [updated, deleted] = [vi.fn(), vi.fn()];
    return { live: new LiveRecords({ updated, deleted }), updated, deleted };
  };

  it('is counted when they add records, and forgotten when those are shown', () => {
    const { live } = follow();
    live.take({ action: 'create', record: record({ id: 'a' }) });
    live.take({ action: 'create', record: record({ id: 'b' }) });
    live.take({ action: 'delete', record: record({ id: 'b' }) });
    expect(live.fresh).toBe(1);
    live.seen();
    expect(live.fresh).toBe(0);
  });

  it('is not what was made here, whichever message comes first', () => {
    const { live } = follow();
    live.take({ action: 'create', record: record({ id: 'a' }) });
    live.know('a');
    live.know('b');
    live.take({ action: 'create', record: record({ id: 'b' }) });
    expect(live.fresh).toBe(0);
  });

  it('reaches the list when they change or delete', () => {
    const { live, updated, deleted } = follow();
    live.take({ action: 'update', record: record({ id: 'a' }) });
    live.take({ action: 'delete', record: record({ id: 'a' }) });
    expect([updated.mock.calls.length, deleted.mock.calls.length, live.fresh]).toEqual([1, 1, 0]);
  });
});

describe('a rich text', () => {
  it('loses nothing that means the same', () => expect(lostMarkup('<div><b>a</b><br><i>b</i></div>', '<p><strong>a</strong></p><p><em>b</em></p>')).toEqual([]));
  it('is known to lose tags and attributes', () => {
    expect(lostMarkup('<iframe src="x"></iframe><p class="lead">a</p>', '<p>a</p>')).toEqual(['<iframe>', 'class']);
  });
  it('is not confused by comments and quotes', () => expect(lostMarkup('<!-- <iframe> --><a title="a > b" href="x">a</a>', '<a title="a > b" href="x">a</a>')).toEqual([]));
});

it('a longitude stays on the globe', () => expect([190, -190, 179.5, 540].map(wrapLongitude)).toEqual([-170, 170, 179.5, -180]));

it('a random password is long and different each time', () => {
  const [one, other] = [randomPassword(), randomPassword()];
  expect(one).toMatch(/^[A-Za-z2-9]{20}$/);
  expect(one).not.toBe(other);
});
