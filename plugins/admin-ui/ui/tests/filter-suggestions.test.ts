import { describe, expect, it } from 'vitest';
import { filterSuggestions, type FilterScope } from '../src/lib/code/filter-suggestions';
import { collection, field } from './some';

const authors = collection('authors', [field('id'), field('name'), field('email', 'email')], { type: 'auth' });
const posts = collection('posts', [
  field('id'),
  field('title'),
  field('author', 'relation', { collectionId: 'c_authors', maxSelect: 1 }),
  field('tags', 'select', { maxSelect: 3 }),
  field('secret', 'text', { hidden: true }),
]);
const all = [authors, posts];
const scope = (more: Partial<FilterScope> = {}): FilterScope => ({ collection: posts, all, ...more });
const texts = (word: string, more: Partial<FilterScope> = {}) => filterSuggestions(word, scope(more)).map((one) => one.text);

describe('suggestions for a filter', () => {
  it('are the fields that begin with the word, then those that have it inside', () => {
    expect(texts('t').slice(0, 4)).toEqual(['title', 'tags', 'true', 'author']);
    expect(texts('tle')).toEqual(['title']);
  });

  it('go through relations', () => expect(texts('author.na')).toEqual(['author.name']));
  it('go back from the records that point here', () => {
    expect(texts('posts', { collection: authors })).toEqual(['posts_via_author.']);
    expect(texts('posts_via_author.ti', { collection: authors })).toEqual(['posts_via_author.title']);
  });

  it('offer modifiers by type', () => {
    expect(texts('tags:')).toEqual(['tags:length', 'tags:each', 'tags:lower']);
    expect(texts('title:')).toEqual(['title:lower']);
    expect(texts('@request.body.title:', { rule: true })).toEqual(['@request.body.title:isset', '@request.body.title:changed', '@request.body.title:lower']);
  });

  it('know the request in rules only', () => {
    expect(texts('@request.')).toEqual([]);
    expect(texts('@request.a', { rule: true })).toContain('@request.auth.');
    expect(texts('@request.auth.e', { rule: true })).toContain('@request.auth.email');
  });

  it('reach other collections', () => expect(texts('@collection.authors.na')).toEqual(['@collection.authors.name']));
  it('show hidden fields in rules only', () => {
    expect(texts('sec')).toEqual([]);
    expect(texts('sec', { rule: true })).toEqual(['secret']);
  });
  it('are no more than can be read', () => {
    const many = collection('many', Array.from({ length: 60 }, (_, index) => field('f' + index)));
    expect(texts('f', { collection: many })).toHaveLength(30);
  });
});
