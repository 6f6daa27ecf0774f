import type PocketBase from 'pocketbase';
import { describe, expect, it } from 'vitest';
import { findRecord } from '../src/lib/palette/find-record';
import { bestMatches, looksLikeId, matchRank } from '../src/lib/palette/match';
import { collection, record } from './some';

describe('what was typed', () => {
  const names = ['post_totals', 'posts', 'New record in posts', 'Export collections', 'blueprints'];

  it('finds what is called so first, then what begins so, then what has it inside', () => {
    expect(bestMatches(names, 'posts', (one) => one, 2)).toEqual(['posts', 'New record in posts']);
    expect(bestMatches(names, 'pos', (one) => one, 3)).toEqual(['post_totals', 'posts', 'New record in posts']);
    expect(bestMatches(names, 'totals', (one) => one, 9)).toEqual(['post_totals']);
  });

  it('may be the letters of a name only', () => expect(bestMatches(names, 'excol', (one) => one, 9)).toEqual(['Export collections']));
  it('may hold any sign', () => expect(matchRank('a.b', '.*')).toBeNull());
  it('finds all when it is empty', () => expect(bestMatches(names, ' ', (one) => one, 3)).toHaveLength(3));
});

it.each([['4oxgrs5wirlgbo1', true], ['posts', false], ['abcdefghijklmno', true], ['ordinary-name', false], ['a b c d e 1 2', false]])('%s may be an id: %s', (text, may) => expect(looksLikeId(text)).toBe(may));

it('an id is looked for in every collection, also where one of them fails', async () => {
  const asked: string[] = [];
  const api = {
    collection: (name: string) => ({
      getList: (_: number, __: number, { filter }: { filter: string }) => {
        asked.push(`${name} ${filter}`);
        if (name === 'broken') return Promise.reject(new Error('no'));
        return Promise.resolve({ items: name === 'posts' ? [record({ id: 'x1' })] : [] });
      },
    }),
  } as unknown as Pick<PocketBase, 'collection'>;
  const found = await findRecord(api, [collection('broken'), collection('posts'), collection('_mfas', [], { system: true })], 'x1', () => false);
  expect([asked, found.map((one) => one.collection.name)]).toEqual([['broken id="x1"', 'posts id="x1"'], ['posts']]);
});
