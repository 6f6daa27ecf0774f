import { describe, expect, it } from 'vitest';
import { filterExample, isExpression, quote, toFilter } from '../src/lib/filter';
import { field } from './some';

const fields = [field('id'), field('title'), field('views', 'number'), field('secret', 'text', { hidden: true }), field('password', 'password')];

describe('the search bar', () => {
  it('searches a plain text in every field that can be seen', () => {
    expect(toFilter('  night train ', fields)).toBe('id?~"night train"||title?~"night train"||views?~"night train"');
  });

  it.each(['title = "x"', 'views>3', 'title~"a"', 'a != b', 'x < 1'])('sends %s as it is', (text) => {
    expect(isExpression(text)).toBe(true);
    expect(toFilter(text, fields)).toBe(text);
  });

  it('asks for everything when it is empty', () => expect(toFilter('   ', fields)).toBe(''));

  it('shows an example that would work', () => {
    expect(filterExample([...fields, field('created', 'autodate')])).toBe('title ~ "word" && created > "2026-01-01"');
    expect(filterExample([field('id'), field('count', 'number')])).toBe('id ~ "word"');
  });

  it('cannot be left through quotes or backslashes', () => {
    expect(quote('a"b\\c\'d\n')).toBe('"a\\"b\\\\c\'d\\n"');
  });
});
