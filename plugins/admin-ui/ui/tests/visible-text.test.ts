import { describe, expect, it } from 'vitest';
import { de } from '../src/lib/i18n/de';
import { unsaidIn, unsaidInCode } from './visible-text';

const components = import.meta.glob<string>('../src/**/*.svelte', { query: '?raw', import: 'default', eager: true });
const modules = import.meta.glob<string>(['../src/**/*.ts', '!../src/lib/i18n/**'], { query: '?raw', import: 'default', eager: true });

const known = (text: string) => text in de;
const report = (files: Record<string, string>, read: typeof unsaidIn) => Object.entries(files).flatMap(([path, source]) => read(source, known).map((text) => `${path}: ${text}`));

describe('every text that people read can be translated', () => {
  it('in components', { timeout: 60_000 }, () => expect(report(components, unsaidIn)).toEqual([]));
  it('in modules', { timeout: 60_000 }, () => expect(report(modules, unsaidInCode)).toEqual([]));
});

describe('a text without t() is found', () => {
  it.each([
    ['between tags', '<p>Nothing here yet</p>', 'Nothing here yet'],
    ['in one word', '<b>total</b>', 'total'],
    ['in a title', '<b title="Close">×</b>', 'Close'],
    ['in a property', '<Row label="Its name" />', 'Its name'],
    ['in an expression', "<p>{on ? 'Switched on' : t('Off')}</p>", 'Switched on'],
    ['in a script', "<script>const text = 'It is done.';</script>", 'It is done.'],
    ['around a value', '<script>const text = `Open ${name}`;</script>', 'Open'],
  ])('%s', (_, source, text) => expect(unsaidIn(source, () => false)).toEqual([text]));

  it.each(["<p>{t('Nothing here yet')}</p>", '<code>SELECT one FROM two</code>', "<p class={on ? 'big one' : 'small'}>…</p>", "<script>import X from 'Some where';</script>"])('and nothing else: %s', (source) =>
    expect(unsaidIn(source, () => false)).toEqual([]));
});
