import { describe, expect, it } from 'vitest';
import { de } from '../src/lib/i18n/de';
import { server } from '../src/lib/i18n/de/server';
import { fill, formOf, fromServer, plural, t } from '../src/lib/i18n/i18n';
import { directionOf, pickLanguage } from '../src/lib/i18n/languages';

const files = import.meta.glob<string>(['../src/**/*.{svelte,ts}', '!../src/lib/i18n/**'], { query: '?raw', import: 'default', eager: true });
const texts = Object.values(files);

/** A text as it stands in the source. */
const literal = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
const read = (text: string) => text.replaceAll('\\n', '\n').replaceAll(/\\(.)/g, '$1');
const names = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
const own = Object.entries(de).filter(([key]) => !(key in server));

describe('the catalogues', () => {
  it('have the same texts: what the source says in English, and nothing else, is there in German', () => {
    const used = texts.flatMap((text) => [...text.matchAll(/\bt\('((?:[^'\\]|\\.)*)'/g)].map((match) => read(match[1]!)));
    expect(used.length).toBeGreaterThan(700);
    expect(used.filter((key) => !(key in de))).toEqual([]);
    const all = texts.join('\n');
    expect(own.map(([key]) => key).filter((key) => !all.includes(literal(key)))).toEqual([]);
  });

  it('have a text for each, with the same places for values', () => {
    expect(own.filter(([, german]) => german.trim() === '').map(([key]) => key)).toEqual([]);
    expect(own.filter(([key, german]) => names(key).join() !== names(german).join())).toEqual([]);
  });
});

describe('a text', () => {
  it('gets its values, and numbers as they are written in the language', () => {
    expect(fill('{count} von {name}', { count: 1234.5, name: 'posts' }, 'de')).toBe('1.234,5 von posts');
    expect(fill('{count} of {missing}', { count: 1234 }, 'en')).toBe('1,234 of {missing}');
  });

  it('has a form for one and one for many', () => {
    expect(plural(1, '1 field changed', '{count} fields changed')).toBe('1 field changed');
    expect(plural(2, '1 field changed', '{count} fields changed')).toBe('2 fields changed');
    const forms = { one: 'jedno', few: '{count} kilka', many: '{count} wiele', other: '{count} ułamek' };
    expect([1, 3, 5].map((count) => formOf(forms, count, 'pl'))).toEqual(['jedno', '{count} kilka', '{count} wiele']);
  });

  it('is English without a catalogue, and what the server says stays as it is', () => {
    expect(t('Sign in')).toBe('Sign in');
    expect(fromServer('Something of a plugin.')).toBe('Something of a plugin.');
  });
});

describe('the language', () => {
  it.each([
    [null, ['de-AT', 'en'], 'de'],
    [null, ['fr', 'EN-gb', 'de'], 'en'],
    [null, ['fr'], 'en'],
    ['en', ['de'], 'en'],
    ['xx', ['de'], 'de'],
  ])('chosen %j, browser %j: %s', (chosen, wanted, language) => expect(pickLanguage(chosen, wanted)).toBe(language));

  it('tells to which side lines run', () => expect(['de', 'ar-EG', 'he'].map(directionOf)).toEqual(['ltr', 'rtl', 'rtl']));
});
