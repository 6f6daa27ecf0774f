import type { CollectionField, CollectionModel } from 'pocketbase';
import { describe, expect, it } from 'vitest';
import { changesOf, movedProviders, needsConfirmation } from '../src/lib/schema/changes';
import { CollectionDraft } from '../src/lib/schema/collection-draft.svelte';
import { formatIndex, parseIndex, renameColumn, renameTable, uniqueColumns } from '../src/lib/schema/index-sql';
import { freeName, toName } from '../src/lib/schema/names';
import { duplicateOf, newCollection } from '../src/lib/schema/payload';
import { ruleTemplates } from '../src/lib/schema/rule-templates';
import type { Schema } from '../src/lib/schema/types';
import { field } from './some';

const closed = { listRule: null, viewRule: null, createRule: null, updateRule: null, deleteRule: null };
const schema = (name: string, fields: CollectionField[], more: Partial<Schema> = {}): Schema => ({ id: 'c_' + name, name, type: 'base', system: false, ...closed, fields, indexes: [], ...more });

const stored = () =>
  schema('posts', [field('id', 'text', { system: true }), field('title'), field('tags', 'select', { maxSelect: 3 }), field('created', 'autodate')], {
    indexes: ['CREATE INDEX `idx_title` ON `posts` (`title`)'],
    listRule: '',
    viewRule: null,
  });

describe('a name', () => {
  it('has letters, digits and underscores only', () => expect(['Blog posts', 'Größe-1', 'a.b/c'].map(toName)).toEqual(['Blog_posts', 'Groe_1', 'a_bc']));
  it('gets a number when it is taken', () => expect(freeName('text', ['Text', 'text2'])).toBe('text3'));
});

describe('an index', () => {
  const sql = "create unique index if not exists main.\"idx_a\" on `posts` (`title` collate nocase desc, lower(a, b)) where `title` != 'x) where'";

  it('is taken apart', () => {
    expect(parseIndex(sql)).toEqual({
      unique: true, optional: true, schema: 'main', name: 'idx_a', table: 'posts', where: "`title` != 'x) where'",
      columns: [{ name: 'title', collate: 'nocase', sort: 'DESC' }, { name: 'lower(a, b)', collate: '', sort: '' }],
    });
  });
  it('reads one that has no table yet', () => expect(parseIndex('CREATE UNIQUE INDEX `i` ON `` (`a`)')?.table).toBe(''));
  it('says nothing of what is none', () => expect(parseIndex('drop table posts')).toBeNull());
  it('keeps its meaning when it is put together again', () => expect(parseIndex(formatIndex(parseIndex(sql)!))).toEqual(parseIndex(sql)));
  it('follows a new name of its column, in the condition too', () => {
    expect(renameColumn('CREATE INDEX `i` ON `posts` (`title`) WHERE `title` != 1', 'title', 'name')).toBe('CREATE INDEX `i` ON `posts` (`name`) WHERE `name` != 1');
  });
  it('follows a new name of its table', () => expect(renameTable('CREATE INDEX `i` ON `a` (`x`)', 'b')).toBe('CREATE INDEX `i` ON `b` (`x`)'));
  it('leaves alone what it does not understand', () => expect(renameTable('create something', 'b')).toBe('create something'));
  it('tells the fields that can serve to sign in', () => {
    expect(uniqueColumns(['CREATE UNIQUE INDEX a ON t (email)', 'CREATE UNIQUE INDEX b ON t (x, y)', 'CREATE INDEX c ON t (z)'])).toEqual(['email']);
  });
});

describe('a collection that is edited', () => {
  it('is unchanged at first, and again after a change was taken back', () => {
    const draft = new CollectionDraft(stored());
    expect(draft.dirty).toBe(false);
    draft.value.listRule = 'id != ""';
    expect(draft.dirty).toBe(true);
    draft.value.listRule = '';
    expect(draft.dirty).toBe(false);
  });

  it('adds fields before the dates at its end, under free names', () => {
    const draft = new CollectionDraft(stored());
    draft.add('text');
    draft.add('text');
    expect(draft.value.fields.map((one) => one.name)).toEqual(['id', 'title', 'tags', 'text', 'text2', 'created']);
    draft.add('autodate');
    expect(draft.value.fields.at(-1)!.name).toBe('autodate');
  });

  it('keeps a removed field in sight until it is saved, and counts the others as the server will', () => {
    const draft = new CollectionDraft(stored());
    const [, title, tags] = draft.value.fields;
    draft.remove(title!);
    expect(draft.value.fields).toHaveLength(4);
    expect((draft.payload['fields'] as unknown[]).length).toBe(3);
    expect(draft.placeOf(tags!)).toBe(1);
    draft.restore(title!);
    expect(draft.dirty).toBe(false);
  });

  it('drops a new field at once', () => {
    const draft = new CollectionDraft(stored());
    draft.remove(draft.add('bool'));
    expect(draft.value.fields).toHaveLength(4);
  });

  it('gives a new field another id than a removed one of the same name', () => {
    const draft = new CollectionDraft(stored());
    draft.remove(draft.value.fields[1]!);
    const added = draft.add('text');
    expect(added.id).not.toBe(draft.value.fields[1]!.id);
  });

  it('renames a field in its indexes and ways to sign in', () => {
    const draft = new CollectionDraft({ ...stored(), type: 'auth', passwordAuth: { enabled: true, identityFields: ['email', 'title'] } } );
    draft.rename(draft.value.fields[1]!, 'name');
    expect(draft.value.indexes).toEqual(['CREATE INDEX `idx_title` ON `posts` (`name`)']);
    expect(draft.value.passwordAuth).toEqual({ enabled: true, identityFields: ['email', 'name'] });
  });

  it('sends indexes under its new name, and nothing that the server keeps', () => {
    const draft = new CollectionDraft(stored());
    draft.value.name = 'articles';
    expect(draft.payload['indexes']).toEqual(['CREATE INDEX `idx_title` ON `articles` (`title`)']);
    expect(draft.payload).not.toHaveProperty('id');
  });
});

describe('a new collection', () => {
  const base = schema('', [field('id', 'text', { system: true })], { id: '' });
  const view = schema('', [], { id: '', type: 'view', viewQuery: '' });

  it('has dates', () => expect(newCollection('base', base).fields.map((one) => one.name)).toEqual(['id', 'created', 'updated']));

  it('keeps what was entered when its type changes, and its fields for the way back', () => {
    const draft = new CollectionDraft(newCollection('base', base));
    draft.value.name = 'totals';
    draft.value.listRule = '';
    draft.value.createRule = '';
    draft.add('number');
    draft.setType('view', { base, view });
    expect(draft.value).toMatchObject({ type: 'view', name: 'totals', listRule: '', createRule: null, fields: [] });
    draft.setType('base', { base, view });
    expect(draft.value.fields.map((one) => one.name)).toEqual(['id', 'number', 'created', 'updated']);
  });

  it('from another one shares no id and no index name with it', () => {
    const copy = duplicateOf(stored(), ['posts', 'posts_duplicate']);
    expect(copy.name).toBe('posts_duplicate2');
    expect(copy.id).toBe('');
    expect(copy.fields.map((one) => one.id).some((id) => id.startsWith('f_'))).toBe(false);
    expect(copy.indexes[0]).toMatch(/`idx_title_\w{3}` ON `posts_duplicate2`/);
  });
});

describe('the changes of a collection', () => {
  it('are named', () => {
    const after = stored();
    after.name = 'articles';
    after.fields = [after.fields[0]!, { ...after.fields[2]!, name: 'labels', maxSelect: 1 }];
    after.viewRule = 'id != ""';
    expect(changesOf(stored(), after)).toEqual({
      renamed: { from: 'posts', to: 'articles' },
      renamedFields: [{ from: 'tags', to: 'labels' }],
      removedFields: ['title', 'created'],
      narrowedFields: ['labels'],
      rules: [{ name: 'viewRule', from: null, to: 'id != ""' }],
    });
  });

  it('are asked about when data or names go, and rules in production only', () => {
    const rules = changesOf(stored(), { ...stored(), listRule: null });
    expect(needsConfirmation(rules, false)).toBe(false);
    expect(needsConfirmation(rules, true)).toBe(true);
    expect(needsConfirmation(changesOf(stored(), { ...stored(), fields: [] }), false)).toBe(true);
    expect(needsConfirmation(changesOf(stored(), stored()), true)).toBe(false);
  });

  it('tell providers of OpenID Connect that moved to another host', () => {
    const at = (authURL: string, name = 'oidc') => ({ ...stored(), oauth2: { providers: [{ name, authURL }] } }) as Schema;
    expect(movedProviders(at('https://a.test/x'), at('https://b.test/x'))).toEqual(['oidc']);
    expect(movedProviders(at('https://a.test/x'), at('https://a.test/y'))).toEqual([]);
    expect(movedProviders(at('https://a.test', 'gitlab'), at('https://b.test', 'gitlab'))).toEqual([]);
  });
});

describe('templates of rules', () => {
  const users = { id: 'u1', name: 'users', type: 'auth' } as CollectionModel;
  const labels = (collection: Partial<Schema>) => ruleTemplates({ fields: [], ...collection } as unknown as Schema, [users]).map((one) => one.label);
  const author = { name: 'author', type: 'relation', collectionId: 'u1', maxSelect: 1 } as unknown as CollectionField;

  it('know the owner by the field that leads to one account', () => {
    const [open] = ruleTemplates({ type: 'base', fields: [author] } as unknown as Schema, [users]);
    expect(open).toEqual({
      label: 'Everybody reads, owners write',
      rules: { listRule: '', viewRule: '', createRule: '@request.auth.id != "" && author = @request.auth.id', updateRule: 'author = @request.auth.id', deleteRule: 'author = @request.auth.id' },
    });
    expect(labels({ type: 'base' })).not.toContain('Owners only');
    expect(labels({ type: 'base', fields: [{ ...author, maxSelect: 5 } as CollectionField] })).not.toContain('Owners only');
  });

  it('let accounts be made by anybody, and views only be read', () => {
    expect(ruleTemplates({ type: 'auth', fields: [] } as unknown as Schema, [users])[1]!.rules).toMatchObject({ createRule: '', updateRule: 'id = @request.auth.id' });
    expect(Object.keys(ruleTemplates({ type: 'view', fields: [] } as unknown as Schema, [users])[0]!.rules)).toEqual(['listRule', 'viewRule']);
  });
});
