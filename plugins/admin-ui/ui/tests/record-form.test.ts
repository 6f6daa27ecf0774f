import type PocketBase from 'pocketbase';
import { ClientResponseError, type RecordModel } from 'pocketbase';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mergeOthers } from '../src/lib/records/conflicts';
import { readDraft } from '../src/lib/records/drafts';
import { bodyOf, checkValues, copiedValues, formValues, type FileSet } from '../src/lib/records/form-values';
import { jsonOf, tidyJson } from '../src/lib/records/json-text';
import { fromLocalInput, toLocalInput } from '../src/lib/records/local-time';
import { RecordForm } from '../src/lib/records/record-form.svelte';
import { collection, field, record } from './some';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => kept.set(key, text), removeItem: (key: string) => kept.delete(key) });
  vi.stubGlobal('document', new EventTarget());
});

const fields = [
  field('id', 'text', { primaryKey: true }), field('title'), field('views', 'number'), field('on', 'bool'), field('kind', 'select', { maxSelect: 1 }),
  field('tags', 'select', { maxSelect: 3 }), field('meta', 'json'), field('files', 'file', { maxSelect: 3 }), field('cover', 'file', { maxSelect: 1 }),
  field('place', 'geoPoint'), field('created', 'autodate'), field('password', 'password'),
];
const stored = record({ id: 'r1', title: 'A', views: 1, on: true, kind: 'x', tags: ['a', 'b'], meta: { a: 1 }, files: ['1.png', '2.png'], cover: 'c.png', place: { lon: 1, lat: 2 }, created: '2026-01-01' });
const posts = collection('posts', fields);

describe('the values of a form', () => {
  const initial = formValues(fields, stored);

  it('leave out what people can’t set', () => expect(Object.keys(initial)).not.toEqual(expect.arrayContaining(['created', 'password'])));
  it('are sent only where they were changed', () => {
    expect(bodyOf(fields, initial, formValues(fields, stored))).toEqual({});
    expect(bodyOf(fields, { ...initial, title: 'B', kind: ['y'], tags: ['a'] }, initial)).toEqual({ title: 'B', kind: 'y', tags: ['a'] });
  });

  it('send an emptied number as zero and an emptied choice as nothing', () => {
    expect(bodyOf(fields, { ...initial, views: null, kind: [] }, initial)).toEqual({ views: 0, kind: '' });
  });

  it('compare JSON by what it means', () => {
    expect(bodyOf(fields, { ...initial, meta: '{ "a":1 }' }, initial)).toEqual({});
    expect(bodyOf(fields, { ...initial, meta: '' }, initial)).toEqual({ meta: null });
  });

  it('name the files that stay, then the new ones', () => {
    const file = new File(['x'], 'new.png');
    const files: FileSet = { kept: ['2.png'], removed: ['1.png'], added: [file] };
    expect(bodyOf(fields, { ...initial, files }, initial)).toEqual({ files: ['2.png', file] });
    expect(bodyOf(fields, { ...initial, cover: { kept: [], removed: ['c.png'], added: [] } }, initial)).toEqual({ cover: '' });
  });

  it('tell invalid JSON before it is sent', () => {
    expect(Object.keys(checkValues(fields, { ...initial, meta: '{"a":' }))).toEqual(['meta']);
    expect(checkValues(fields, initial)).toEqual({});
  });

  it('of a copy have neither id nor files', () => {
    expect(copiedValues(fields, stored)).toMatchObject({ id: '', title: 'A', files: { kept: [] }, tags: ['a', 'b'] });
  });
});

describe('the text of a JSON value', () => {
  it.each([['', null], ['  ', null], ['12', 12], ['hello world', 'hello world'], ['"hi"', 'hi'], ['[1]', [1]]])('%j means %j', (text, value) => expect(jsonOf(text)).toEqual({ value, problem: '' }));
  it('that was meant to be more is refused', () => expect(jsonOf('{"a":').problem).toContain('not valid JSON'));
  it('is tidied, but never when it is broken', () => expect([tidyJson('{"a":1}'), tidyJson('hi'), tidyJson('{')]).toEqual(['{\n  "a": 1\n}', '"hi"', '{']));
});

describe('a date', () => {
  it('comes back from the input as the same moment', () => expect(fromLocalInput(toLocalInput('2026-03-29 10:20:30.000Z'))).toBe('2026-03-29 10:20:30.000Z'));
  it('that is none is empty', () => expect([toLocalInput(''), toLocalInput('soon'), fromLocalInput(''), fromLocalInput('x')]).toEqual(['', '', '', '']));
});

describe('what others have saved', () => {
  const now = { ...stored, title: 'Theirs', views: 9 };

  it('comes in where nothing was changed here', () => {
    const { values, conflicts } = mergeOthers(fields, { ...formValues(fields, stored), title: 'Mine' }, stored, now);
    expect([values['views'], values['title'], conflicts.map((one) => one.name)]).toEqual([9, 'Mine', ['title']]);
  });

  it('is no conflict when both mean the same', () => {
    expect(mergeOthers(fields, { ...formValues(fields, stored), title: 'Theirs' }, stored, now).conflicts).toEqual([]);
  });
});

/** A server that holds one record. */
function serverWith(now: RecordModel) {
  const sent: Record<string, unknown>[] = [];
  const service = {
    getOne: () => Promise.resolve(now),
    update: (_: string, body: Record<string, unknown>) => (sent.push(body), Promise.resolve({ ...now, ...body })),
    create: (body: Record<string, unknown>) => (sent.push(body), Promise.resolve({ ...now, ...body })),
  };
  return { api: { collection: () => service } as unknown as Pick<PocketBase, 'collection'>, sent };
}

const yes = () => Promise.resolve(true);

describe('the form of a record', () => {
  it('is clean until something differs', () => {
    const form = new RecordForm(posts, stored, true);
    form.set('title', 'B');
    expect([form.dirty, form.changed.map((one) => one.name)]).toEqual([true, ['title']]);
    form.set('title', 'A');
    expect(form.dirty).toBe(false);
  });

  it('saves what was changed and keeps what others did to the rest', async () => {
    const { api, sent } = serverWith({ ...stored, views: 50 });
    const form = new RecordForm(posts, stored, true);
    form.set('title', 'B');
    const saved = await form.save(api, yes);
    expect([sent, saved?.['views'], form.dirty]).toEqual([[{ title: 'B' }], 50, false]);
  });

  it('asks before it saves over what somebody else has changed', async () => {
    const { api, sent } = serverWith({ ...stored, title: 'Theirs' });
    const form = new RecordForm(posts, stored, true);
    form.set('title', 'Mine');
    const asked: string[][] = [];
    const no = (contested: { name: string }[]) => (asked.push(contested.map((one) => one.name)), Promise.resolve(false));
    expect(await form.save(api, no)).toBeNull();
    expect([asked, sent, form.conflicts.length, form.saving]).toEqual([[['title']], [], 1, false]);
    form.takeTheirs();
    expect([form.values['title'], form.dirty]).toEqual(['Theirs', false]);
  });

  it('fills in what the list did not have without a word', () => {
    const form = new RecordForm(posts, { ...stored, title: 'A…' }, false);
    form.set('views', 5);
    form.receive(stored);
    expect([form.complete, form.overtaken, form.values['title'], form.values['views'], form.changed.map((one) => one.name)]).toEqual([true, false, 'A', 5, ['views']]);
  });

  it('does not send two passwords that differ', async () => {
    const { api, sent } = serverWith(stored);
    const form = new RecordForm(collection('users', fields, { type: 'auth' }), null, true);
    form.setPassword({ value: 'one', confirm: 'two' });
    expect(await form.save(api, yes)).toBeNull();
    expect([sent, form.errors.of('passwordConfirm') !== '']).toEqual([[], true]);
  });

  it('shows what the server refused, at the fields', async () => {
    const refused = new ClientResponseError({ status: 400, response: { message: 'No.', data: { title: { code: 'x', message: 'Too long.' } } } });
    const api = { collection: () => ({ create: () => Promise.reject(refused) }) } as unknown as Pick<PocketBase, 'collection'>;
    const form = new RecordForm(posts, null, true);
    await expect(form.save(api, yes)).rejects.toBe(refused);
    expect([form.errors.of('title'), form.saving]).toEqual(['Too long.', false]);
  });

  it('offers what was typed and not saved, without files', () => {
    const form = new RecordForm(posts, stored, true);
    form.set('title', 'Draft');
    form.set('files', { kept: [], removed: [], added: [] });
    form.keepDraft();
    const again = new RecordForm(posts, stored, true);
    expect(again.draft).toEqual({ title: 'Draft' });
    again.restoreDraft();
    expect([again.values['title'], again.dirty]).toEqual(['Draft', true]);
  });

  it('forgets the draft once it is saved, or nothing differs', async () => {
    const form = new RecordForm(posts, stored, true);
    form.set('title', 'B');
    form.keepDraft();
    await form.save(serverWith(stored).api, yes);
    expect(readDraft(posts.id, 'r1')).toBeNull();
    form.set('title', 'C');
    form.keepDraft();
    form.reset();
    expect(readDraft(posts.id, 'r1')).toBeNull();
  });

  it('passes over a draft that no longer fits', () => {
    localStorage.setItem('draft_c_posts_r1', '{"title":{"a":1},"tags":"x","gone":1}');
    expect(new RecordForm(posts, stored, true).draft).toBeNull();
    localStorage.setItem('draft_c_posts_r1', 'broken');
    expect(new RecordForm(posts, stored, true).draft).toBeNull();
  });
});
