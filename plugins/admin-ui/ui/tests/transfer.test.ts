import type { CollectionField } from 'pocketbase';
import { describe, expect, it } from 'vitest';
import { layout, linesOf } from '../src/lib/schema/diagram';
import { schemaDiff } from '../src/lib/schema/schema-diff';
import { exported, isEmptyPlan, parseImport, planImport, withOriginalIds } from '../src/lib/schema/transfer';
import type { Schema } from '../src/lib/schema/types';
import { field } from './some';

const closed = { listRule: null, viewRule: null, createRule: null, updateRule: null, deleteRule: null };
const schema = (name: string, fields: CollectionField[], more: Partial<Schema> = {}): Schema => ({ id: 'c_' + name, name, type: 'base', system: false, ...closed, fields, indexes: [], ...more });

const tags = schema('tags', [field('id'), field('label')], { created: 'x', updated: 'y' });
const posts = schema('posts', [field('id'), field('tag', 'relation', { collectionId: 'c_tags' })], { indexes: ['CREATE INDEX `idx_c_posts` ON `posts` (`tag`)'] });

describe('an export', () => {
  it('has no stamps and no providers', () => {
    const users = { ...tags, oauth2: { enabled: true, providers: [], mappedFields: {} } } as unknown as Schema;
    expect(exported(users)).not.toHaveProperty('created');
    expect(exported(users).oauth2).toEqual({ enabled: true, mappedFields: {} });
  });
});

describe('an import', () => {
  it.each([
    ['{', 'no valid JSON'],
    ['{}', 'A list'],
    ['[]', 'A list'],
    ['[{"id":"a"}]', 'Entry 1'],
    ['[null]', 'Entry 1'],
  ])('of %s is refused', (text, fault) => expect(parseImport(text).fault).toContain(fault));

  it('changes nothing when all is the same, whatever the order of keys', () => {
    const again = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(exported(tags)).reverse()))) as Schema;
    expect(isEmptyPlan(planImport([tags], [again], true))).toBe(true);
  });

  describe('of a view', () => {
    const clones = (...names: string[]) => names.map((name) => ({ ...field(name), id: '_clone_' + Math.random().toString(36).slice(2) }));
    const recent = (...names: string[]) => schema('recent', clones(...names), { type: 'view', viewQuery: 'SELECT 1' });

    it('goes by the names of its fields, since their ids are new after each save', () => {
      const plan = planImport([recent('id', 'title')], [recent('id', 'title')], false);
      expect(isEmptyPlan(plan)).toBe(true);
      expect(plan.conflicts).toEqual([]);
    });
    it('tells the fields that come and go, of which no data goes', () => {
      const { before, after } = planImport([recent('id', 'title')], [recent('id', 'label')], true).changed[0]!;
      expect(schemaDiff(before, after).map((group) => [group.title, group.kind, group.losesData])).toEqual([['Field label', 'added', false], ['Field title', 'removed', false]]);
      expect(schemaDiff(before, null).some((group) => group.losesData)).toBe(false);
    });
  });

  it('tells what is new, changed and gone', () => {
    const changed = { ...exported(tags), listRule: '' };
    const plan = planImport([tags, posts, schema('_x', [], { system: true })], [changed, schema('fresh', [])], false);
    expect(plan.added.map((one) => one.name)).toEqual(['fresh']);
    expect(plan.changed.map(({ after }) => after.name)).toEqual(['tags']);
    expect(plan.deleted.map((one) => one.name)).toEqual(['posts']);
  });

  it('deletes nothing when it is merged', () => {
    const plan = planImport([tags, posts], [{ ...exported(tags), fields: [field('id'), field('rank', 'number')] }], true);
    expect(plan.deleted).toEqual([]);
    expect(plan.changed[0]!.after.fields.map((one) => one.name)).toEqual(['id', 'rank', 'label']);
  });

  it('takes over the ids that collections and fields have here', () => {
    const foreign = [
      { ...tags, id: 'other', fields: [{ ...field('label'), id: 'f9' }] },
      { ...posts, id: 'far', fields: [{ ...field('tag', 'relation', { collectionId: 'other' }), id: 'f8' }], indexes: ['CREATE INDEX `idx_far` ON `posts` (`tag`)'] },
    ];
    expect(planImport([tags, posts], foreign, true).conflicts).toHaveLength(2);
    const own = withOriginalIds([tags, posts], foreign);
    expect(own.map((one) => one.id)).toEqual(['c_tags', 'c_posts']);
    expect(own[0]!.fields[0]!.id).toBe('f_label');
    expect(own[1]!.fields[0]).toMatchObject({ id: 'f_tag', collectionId: 'c_tags' });
    expect(own[1]!.indexes).toEqual(['CREATE INDEX `idx_c_posts` ON `posts` (`tag`)']);
    expect(planImport([tags, posts], own, true).conflicts).toEqual([]);
  });
});

describe('the differences of a collection', () => {
  it('are told by property and field', () => {
    const after = { ...tags, listRule: '', fields: [field('id'), { ...field('label'), max: 5 }, field('rank', 'number')] };
    const groups = schemaDiff(tags, after);
    expect(groups.map((group) => [group.title, group.kind])).toEqual([['Collection', 'changed'], ['Field label', 'changed'], ['Field rank', 'added']]);
    expect(groups[0]!.rows).toEqual([{ name: 'listRule', before: 'null', after: '""' }]);
    expect(groups[1]!.rows).toEqual([{ name: 'max', before: '', after: '5' }]);
  });
  it('name fields that go', () => expect(schemaDiff(tags, { ...tags, fields: [field('id')] }).map((group) => group.kind)).toEqual(['removed']));
});

describe('the diagram', () => {
  it('has a box for each collection, none over another', () => {
    const boxes = layout(Array.from({ length: 12 }, (_, index) => schema('c' + index, [field('id')])));
    const places = boxes.map((box) => `${box.x},${box.y}`);
    expect(new Set(places).size).toBe(12);
    expect(new Set(boxes.map((box) => box.x)).size).toBe(5);
  });
  it('has a line for each relation whose target is shown', () => {
    expect(linesOf(layout([tags, posts])).map((line) => [line.from, line.field, line.to])).toEqual([['c_posts', 'tag', 'c_tags']]);
    expect(linesOf(layout([posts]))).toEqual([]);
  });
  it('has lines that pass beside the boxes between', () => {
    const far = [0, 1, 2, 3].map((index) => schema('far' + index, Array.from({ length: 6 }, (_, at) => field('f' + at))));
    const near = schema('near', [field('id'), field('far', 'relation', { collectionId: 'c_far0' })]);
    const boxes = layout([...far, near]);
    const passes = linesOf(boxes)[0]!.path.split(/(?=[CH])/).filter((part) => part.startsWith('H')).length;
    expect(passes).toBe(3);
    const heights = [...linesOf(boxes)[0]!.path.matchAll(/(\S+) H/g)].map((match) => Number(match[1]));
    for (const y of heights) expect(boxes.slice(1, 4).every((box) => y < box.y || y > box.y + box.height)).toBe(true);
  });
});
