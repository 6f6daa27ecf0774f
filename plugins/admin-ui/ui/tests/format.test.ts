import { describe, expect, it } from 'vitest';
import { cut, formatNumber, listOf, localDate, paragraphs, parseDate, plainText, readableUtc, safeLink, utcParts } from '../src/lib/format';

describe('dates', () => {
  it('are read as the server writes them', () => {
    const date = parseDate('2026-01-31 02:03:04.567Z');
    expect(date && utcParts(date)).toEqual({ day: '2026-01-31', time: '02:03:04' });
  });

  it.each(['', 'soon', null, undefined, 5])('%s is none', (value) => expect(parseDate(value)).toBeNull());

  it('are told in local time with the zone', () => {
    expect(localDate(new Date('2026-01-31T02:03:04Z'), 'en-GB', 'Asia/Tokyo')).toMatch(/31 Jan 2026.* 11:03:04 (GMT\+9|JST)/);
  });
});

describe('days and numbers', () => {
  const date = new Date('2026-01-31T23:03:04Z');
  it.each([['de', '31.01.2026'], ['fr', '31/01/2026'], ['en-GB', '2026-01-31'], ['en', '2026-01-31']])('in %s: %s', (locale, day) => expect(readableUtc(date, locale)).toEqual({ day, time: '23:03:04' }));
  it.each([[1.5, 'de', '1,5'], [-0.125, 'fr', '-0,125'], [1234.5, 'en', '1234.5'], [12, 'de', '12']])('%d in %s: %s', (value, locale, text) => expect(formatNumber(value, locale)).toBe(text));
});

describe('rich text', () => {
  it('becomes words', () => expect(plainText('<p>Fish &amp; <b>chips</b>&nbsp;now</p><p>&lt;b&gt;</p>')).toBe('Fish & chips now <b>'));
  it('loses its scripts and styles', () => expect(plainText('a<script>alert(1)</script><style>p{}</style>b')).toBe('a b'));
  it('is not decoded twice', () => expect(plainText('&amp;lt;')).toBe('&lt;'));
  it('keeps its paragraphs', () => expect(paragraphs('<h1>One</h1><p>Two<br>Three</p><p></p>')).toEqual(['One', 'Two', 'Three']));
});

describe('texts', () => {
  it('are cut with a sign', () => {
    expect(cut('night train', 6)).toBe('night…');
    expect(cut('night', 5)).toBe('night');
  });

  it('one or many are a list', () => {
    expect(listOf('a')).toEqual(['a']);
    expect(listOf(['a', '', 'b'])).toEqual(['a', 'b']);
    expect(listOf('')).toEqual([]);
  });

  it('become links only when that is safe', () => {
    expect(safeLink('https://example.com')).toBe('https://example.com');
    expect(safeLink('javascript:alert(1)')).toBeNull();
    expect(safeLink('example')).toBeNull();
  });
});

describe('numbers', () => {
  it.each([
    [15.870000000000001, '15.87'],
    [0.1 + 0.2, '0.3'],
    [-2.5, '-2.5'],
    [9007199254740991, '9007199254740991'],
    [1e21, '1e+21'],
    ['many', 'many'],
  ])('%s is shown as %s', (value, shown) => expect(formatNumber(value)).toBe(shown));
});
