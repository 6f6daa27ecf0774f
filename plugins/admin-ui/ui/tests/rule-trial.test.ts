import { describe, expect, it } from 'vitest';
import { blameOf, questionOf, type Imagined, type RulePart } from '../src/lib/schema/rule-trial';

const imagined = (more: Partial<Imagined> = {}): Imagined => ({ caller: null, record: '', body: '', query: '', headers: '', ...more });
const part = (expression: string, result: boolean, more: Partial<RulePart> = {}): RulePart => ({ expression, result, ...more });

describe('a rule that is tried', () => {
  it('is asked of all records, of one, or of one that would be made', () => {
    expect(questionOf('a=1', 'list', imagined({ record: 'r' })).question).toMatchObject({ rule: 'a=1', record: null, method: 'GET', as: null });
    expect(questionOf(null, 'update', imagined({ record: 'r', body: '{"a":1}' })).question).toMatchObject({ rule: null, record: 'r', method: 'PATCH', body: { a: 1 } });
    const { question } = questionOf('', 'create', imagined({ caller: { collection: 'users', id: 'u' } }));
    expect(question).toMatchObject({ new: true, method: 'POST', as: { collection: 'users', id: 'u' }, body: {} });
    expect(question).not.toHaveProperty('record');
  });

  it('is not asked with JSON that is none', () => {
    const { question, problems } = questionOf('', 'create', imagined({ body: '{', query: '[]', headers: 'words' }));
    expect(question).toBeUndefined();
    expect(Object.keys(problems)).toEqual(['body', 'query', 'headers']);
  });

  it('is refused because of the comparisons that do not hold', () => {
    expect(blameOf({ join: '&&', parts: [part('a', true), part('b', false), part('c', false)] })).toEqual(['b', 'c']);
    expect(blameOf({ join: '||', parts: [part('a', false), part('(b && c)', false, { join: '&&', parts: [part('b', true), part('c', false)] })] })).toEqual(['a', 'c']);
    expect(blameOf({ join: '||', parts: [part('a', false), part('b', true)] })).toEqual([]);
  });

  it('may be refused as a whole although its parts hold', () => {
    expect(blameOf({ join: '&&', parts: [part('a', true), part('b', true)] })).toEqual([]);
    const group = part('(b && c)', false, { join: '&&', parts: [part('b', true), part('c', true)] });
    expect(blameOf({ join: '&&', parts: [part('a', true), group] })).toEqual(['(b && c)']);
  });
});
