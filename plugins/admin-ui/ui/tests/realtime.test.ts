import { describe, expect, it } from 'vitest';
import { keepNewest, matches, messageOf, topicOf, type Message } from '../src/lib/realtime/messages';

const at = new Date(0);
const message = (number: number, data: unknown = {}): Message => messageOf(number, 'posts/*', data, at);
const numbers = (messages: Message[]) => messages.map((one) => one.number);

describe('a message', () => {
  it('tells what happened to which record or member', () => {
    expect(message(1, { action: 'create', record: { id: 'r1' } })).toMatchObject({ action: 'create', about: 'r1' });
    expect(message(1, { action: 'join', member: { id: 'm1' } })).toMatchObject({ action: 'join', about: 'm1' });
    expect(message(1, 'words')).toMatchObject({ action: '', about: '', text: '"words"' });
  });

  it('is found by its topic, its action and its content', () => {
    const one = message(1, { action: 'create', record: { id: 'r1', title: 'Harbour' } });
    expect(['', 'POSTS', 'create', 'harb', 'nothing'].map((search) => matches(one, search))).toEqual([true, true, true, true, false]);
  });
});

describe('what is kept', () => {
  it('has the newest first, up to a count', () => expect(numbers(keepNewest([message(2), message(1)], [message(3), message(4)], { count: 3, size: 1000 }))).toEqual([4, 3, 2]));
  it('stays below a size', () => expect(numbers(keepNewest([message(1, 'x'.repeat(40))], [message(2, 'y'.repeat(40)), message(3, 'z'.repeat(40))], { count: 10, size: 100 }))).toEqual([3, 2]));
  it('is cut where one alone is too large', () => expect(keepNewest([], [message(1, 'x'.repeat(500))], { count: 10, size: 100 })[0]?.text).toHaveLength(52));
});

it('a collection alone means all its records', () => {
  expect(['posts', ' posts/r1 ', 'channel/x'].map((text) => topicOf(text, ['posts']))).toEqual(['posts/*', 'posts/r1', 'channel/x']);
});
