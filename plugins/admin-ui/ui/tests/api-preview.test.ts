import { describe, expect, it } from 'vitest';
import { recordTopics } from '../src/lib/api-preview/record-topics';
import { collection, field } from './some';

const relation = (name: string, hidden = false) => field(name, 'relation', { collectionId: 'c_users', hidden });
const samples = (...fields: ReturnType<typeof field>[]) =>
  recordTopics(collection('posts', [field('id'), field('title'), ...fields]), 'http://localhost')
    .filter((topic) => ['list', 'view'].includes(topic.id))
    .map((topic) => JSON.stringify(topic.operations[0]!.samples));

describe('the examples of the API preview', () => {
  it('expand the relations of the collection that clients see', () => {
    for (const text of samples(relation('author'), relation('secret', true), relation('tags'))) {
      expect(text.match(/ {2}expand: '[^']*'/g)).toEqual(["  expand: 'author,tags'", "  expand: 'author,tags'"]);
    }
  });
  it('expand nothing where there are none', () => {
    const all = samples().join('');
    expect(all).not.toContain('expand:');
    expect(all).toContain("getOne('RECORD_ID');");
  });
});
