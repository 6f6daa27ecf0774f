import { ClientResponseError, type CollectionModel } from 'pocketbase';
import { describe, expect, it } from 'vitest';
import { defaultCollection, groupCollections, lacksProviders } from '../src/lib/collection-groups';
import { defaultAccent, inkOn, validAccent } from '../src/lib/colour';
import { isAbort, messageOf, statusOf } from '../src/lib/errors';
import { fileKind } from '../src/lib/files';
import { identityLabel, secondFactorOf, signInMessage } from '../src/lib/sign-in';
import { collection } from './some';

const answer = (status: number, response: Record<string, unknown> = {}) => new ClientResponseError({ status, response });

describe('the list of collections', () => {
  const all = [collection('_mfas', [], { system: true }), collection('posts'), collection('users', [], { type: 'auth' })];
  const names = (search: string) => Object.values(groupCollections(all, search)).map((group: { name: string }[]) => group.map((one) => one.name));

  it('keeps the system apart', () => expect(names('')).toEqual([[], ['posts', 'users'], ['_mfas']]));
  it('is searched by name, id and type', () => {
    expect(names('OST')).toEqual([[], ['posts'], []]);
    expect(names('c_users')).toEqual([[], ['users'], []]);
    expect(names('auth')).toEqual([[], ['users'], []]);
  });

  it('has the pinned ones first', () => {
    const groups = groupCollections(all, '', (id) => id !== 'c_posts');
    expect([groups.pinned.map((one) => one.name), groups.own.map((one) => one.name), groups.system]).toEqual([['_mfas', 'users'], ['posts'], []]);
  });

  it('warns where people could sign in through providers, but there is none', () => {
    const users = (oauth2: unknown) => collection('users', [], { oauth2 } as Partial<CollectionModel>);
    expect([{ enabled: true, providers: [] }, { enabled: true, providers: [{}] }, { enabled: false, providers: [] }, undefined].map((one) => lacksProviders(users(one)))).toEqual([true, false, false, false]);
  });

  it('opens where somebody was, else at the first own one', () => {
    expect(defaultCollection(all, 'c_users')?.name).toBe('users');
    expect(defaultCollection(all, 'gone')?.name).toBe('posts');
    expect(defaultCollection([], '')).toBeUndefined();
  });
});

describe('the accent colour', () => {
  it('is only taken when it is one', () => {
    expect(validAccent('#FF8800')).toBe('#FF8800');
    expect([validAccent('red'), validAccent('#fff;x'), validAccent(undefined)]).toEqual([defaultAccent, defaultAccent, defaultAccent]);
  });

  it('carries ink that can be read', () => {
    expect(inkOn(defaultAccent)).toBe('#ffffff');
    expect(inkOn('#ffd84d')).toBe('#14161a');
  });
});

describe('errors', () => {
  it('speak with the words of the server', () => expect(messageOf(answer(400, { message: 'Bad filter.' }))).toBe('Bad filter.'));
  it('tell when there was no answer', () => expect(messageOf(answer(0))).toBe('The server cannot be reached.'));
  it('have a status', () => expect([statusOf(answer(403)), statusOf(new Error('x'))]).toEqual([403, 0]));
  it('are silent when a newer request took over', () => {
    expect(isAbort(new ClientResponseError(new DOMException('', 'AbortError')))).toBe(true);
    expect(isAbort(answer(0))).toBe(false);
  });
});

describe('signing in', () => {
  it('explains a refusal', () => {
    expect(signInMessage(answer(400), 'password')).toMatch(/e-mail and password/);
    expect(signInMessage(answer(400), 'code')).toMatch(/code/);
    expect(signInMessage(answer(429), 'password')).toMatch(/Too many/);
    expect(signInMessage(answer(403, { message: 'Not from here.' }), 'password')).toBe('Not from here.');
  });

  it('goes on to a second factor only when the server asks for it', () => {
    expect(secondFactorOf(answer(401, { mfaId: 'm1' }))).toBe('m1');
    expect(secondFactorOf(answer(401))).toBe('');
    expect(secondFactorOf(answer(400, { mfaId: 'm1' }))).toBe('');
  });

  it('names what it asks for', () => expect(identityLabel(['email', 'username'])).toBe('E-mail or Username'));
});

describe('files', () => {
  it('are known by their ending', () => expect(['a.JPG', 'b.tar.gz', 'c.mp4', 'd'].map(fileKind)).toEqual(['image', 'other', 'video', 'other']));
});
