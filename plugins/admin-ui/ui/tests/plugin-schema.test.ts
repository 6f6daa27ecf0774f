import { describe, expect, it } from 'vitest';
import { mountPage, type PageContext } from '../src/lib/plugin-page';
import { changesOf, editedOf, helpOf, labelOf, type Schema } from '../src/lib/settings/plugin-schema';

const schema: Schema = {
  properties: {
    count: { type: 'integer', default: 5, minimum: 1, maximum: 9 },
    on: { type: 'boolean', default: true },
    name: { type: 'string' },
    token: { type: 'string', writeOnly: true },
    views: { type: 'array' },
    headers: { type: 'object', additionalProperties: { type: 'string' }, writeOnly: true },
    inner: { type: 'object', properties: { depth: { type: 'integer' } } },
  },
};
const values = { count: 3, token: '******', headers: { a: '******' }, inner: { depth: 2 } };
const edited = editedOf(schema, values);

describe('settings of a plugin', () => {
  it('are edited as what they are; none is null', () =>
    expect(edited).toEqual({ count: 3, on: null, name: '', token: undefined, views: null, headers: '{\n  "a": "******"\n}', inner: { depth: 2 } }));

  it.each([
    ['nothing', {}, {}],
    ['a value', { count: 4, on: false, name: 'x', views: ['a'] }, { count: 4, on: false, name: 'x', views: ['a'] }],
    ['one that is emptied, for its default', { count: null, inner: { depth: null } }, { count: null, inner: { depth: null } }],
    ['a secret', { token: 'new' }, { token: 'new' }],
    ['a secret that is taken away', { token: '' }, { token: null }],
    ['free names', { headers: '{"b": "1"}' }, { headers: { a: null, b: '1' } }],
    ['free names, emptied', { headers: '' }, { headers: { a: null } }],
    ['what is no JSON, for the server to say so', { headers: '{' }, { headers: '{' }],
  ])('send only what was changed: %s', (_, change, sent) => expect(changesOf(schema, edited, { ...edited, ...change })).toEqual(sent));

  it('have a label and a help, made from their name and limits where nothing is said', () => {
    expect(labelOf('maxThumbPixels', {})).toBe('Max thumb pixels');
    expect(labelOf('maxThumbPixels', { title: 'Largest image' })).toBe('Largest image');
    expect(helpOf({ ...schema.properties!['count']!, description: 'How many.' })).toBe('How many. From 1 to 9. Default: 5.');
    expect(helpOf({ type: 'integer', minimum: 0, maximum: 2147483647 })).toBe('');
    expect(helpOf(schema.properties!['on']!)).toBe('');
  });
});

describe('the page of a plugin', () => {
  const context = {} as PageContext;
  const target = {} as HTMLElement;

  it('is mounted with what the dashboard offers, and gives what takes it away', async () => {
    const calls: unknown[] = [];
    const unmount = await mountPage(() => Promise.resolve({ mount: (...given: unknown[]) => (calls.push(given), () => calls.push('gone')) }), target, context);
    unmount();
    expect(calls).toEqual([[target, context], 'gone']);
  });

  it('need not give anything', async () => expect(await mountPage(() => Promise.resolve({ mount: () => undefined }), target, context)).toBeTypeOf('function'));

  it.each([
    ['no mount', () => Promise.resolve({})],
    ['a mount that throws', () => Promise.resolve({ mount: () => { throw new Error('broken'); } })],
    ['a module that does not load', () => Promise.reject(new Error('broken'))],
  ])('with %s is refused', async (_, load) => expect(mountPage(load, target, context)).rejects.toThrow());
});
