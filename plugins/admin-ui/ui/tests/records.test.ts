import { afterEach, describe, expect, it } from 'vitest';
import { expandedOf } from '../src/fields/relation';
import { isEmpty } from '../src/fields/view';
import { lookUpWith } from '../src/lib/collection-lookup';
import { expandParameter, fieldsParameter, visibleColumns } from '../src/lib/columns';
import { recordJson } from '../src/lib/record-json';
import { defaultSort, directionOf, nextSort, sortKey } from '../src/lib/sort';
import { summaryOf } from '../src/lib/summary';
import { collection, field, record } from './some';

describe('columns', () => {
  const posts = collection('posts', [field('id'), field('title'), field('key', 'text', { hidden: true }), field('password', 'password')]);
  const names = (choice: Record<string, boolean>) => visibleColumns(posts, choice).map((one) => one.name);

  it('are the fields that are not hidden', () => expect(names({})).toEqual(['id', 'title']));
  it('follow what was chosen, but never lose the id', () => expect(names({ f_title: false, f_key: true, f_id: false })).toEqual(['id', 'key']));
  it('do not show that superusers are verified', () => {
    expect(visibleColumns(collection('_superusers', [field('id'), field('verified', 'bool')]), {}).map((one) => one.name)).toEqual(['id']);
  });

  it('pick nothing unless a rich text has to be shortened', () => {
    expect(fieldsParameter([field('title')])).toBe('');
    expect(fieldsParameter([field('title'), field('body', 'editor')])).toBe('*,body:excerpt(200,true)');
  });

  it('bring the related records along', () => expect(expandParameter([field('author', 'relation'), field('x'), field('tags', 'relation')])).toBe('author,tags'));
});

describe('sorting', () => {
  it('starts with the greatest values and then turns', () => {
    expect(nextSort('', 'title')).toBe('-title');
    expect(nextSort('-title', 'title')).toBe('title');
    expect(nextSort('title', 'title')).toBe('-title');
    expect(nextSort('-title', 'views')).toBe('-views');
  });

  it('tells its direction', () => {
    expect(['+a', 'a', '-a', 'b'].map((sort) => directionOf(sort, 'a'))).toEqual(['ascending', 'ascending', 'descending', 'none']);
  });

  it('goes by what a relation shows', () => {
    const authors = collection('authors', [field('id'), field('email', 'email'), field('name')]);
    expect(sortKey(field('author', 'relation'), authors)).toBe('author.name');
    expect(sortKey(field('author', 'relation'))).toBe('author');
  });

  it('is newest first, where rows have an order', () => {
    expect(defaultSort(collection('posts'))).toBe('-@rowid');
    expect(defaultSort(collection('totals', [], { type: 'view' }))).toBe('');
  });
});

describe('the summary of a record', () => {
  it('has the presentable fields, files last', () => {
    const fields = [field('photo', 'file', { presentable: true }), field('first', 'text', { presentable: true }), field('name')];
    expect(summaryOf(record({ photo: 'a.png', first: 'Mara', name: 'x' }), fields)).toBe('Mara a.png');
  });

  it('falls back to a well-known name, then to the id', () => {
    expect(summaryOf(record({ email: 'a@b.c', title: 'T' }), [field('email', 'email'), field('title')])).toBe('T');
    expect(summaryOf(record({ title: '' }), [field('title')])).toBe('r1');
    expect(summaryOf(record({}), [])).toBe('r1');
    expect(summaryOf(record({ name: '', email: 'mara@example.com' }), [field('name'), field('email', 'email')])).toBe('mara@example.com');
    expect(summaryOf(record({ name: '', username: 'mara' }), [{ ...field('name'), presentable: true }, field('username')])).toBe('mara');
  });
});

describe('a record', () => {
  it('knows its related records, one or many', () => {
    const mara = record({ id: 'm' });
    expect(expandedOf(record({ expand: { author: mara } }), 'author').get('m')).toBe(mara);
    expect([...expandedOf(record({ expand: { tags: [mara] } }), 'tags').keys()]).toEqual(['m']);
    expect(expandedOf(record({}), 'author').size).toBe(0);
  });

  it('is copied without what was expanded', () => expect(JSON.parse(recordJson(record({ a: 1, expand: { b: {} } })))).not.toHaveProperty('expand'));
});

describe('an empty value', () => {
  it.each([
    ['', 'text', true],
    [null, 'json', true],
    [[], 'select', true],
    [[], 'json', false],
    [0, 'number', false],
    [false, 'bool', false],
    [{ lon: 0, lat: 0 }, 'geoPoint', true],
    [{ lon: 0, lat: 1 }, 'geoPoint', false],
  ])('%j of a %s field: %s', (value, type, empty) => expect(isEmpty(value, type)).toBe(empty));
});

describe('a record that another record stands for', () => {
  const presentable = { presentable: true };
  const teams = collection('teams', [field('id'), field('name')]);
  const people = collection('people', [field('id'), field('team', 'relation', { collectionId: 'c_teams', ...presentable })]);
  const circle = collection('circle', [field('id'), field('next', 'relation', { collectionId: 'c_circle', ...presentable })]);
  const all = [teams, people, circle];
  const lookUp = () => lookUpWith((id) => all.find((one) => one.id === id));
  afterEach(() => lookUpWith(() => undefined));

  it('is asked for together with it', () => {
    lookUp();
    expect(expandParameter([field('author', 'relation', { collectionId: 'c_people' }), field('team', 'relation', { collectionId: 'c_teams' })])).toBe('author.team,team');
  });

  it('is said in its words', () => {
    lookUp();
    expect(summaryOf(record({ team: 't1', expand: { team: record({ id: 't1', name: 'Red' }) } }), people.fields)).toBe('Red');
    expect(summaryOf(record({ team: 't2' }), people.fields)).toBe('t2');
  });

  it('does not lead round in a circle', () => {
    lookUp();
    expect(expandParameter([field('one', 'relation', { collectionId: 'c_circle' })])).toBe('one.next');
  });
});
