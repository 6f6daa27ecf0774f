import { describe, expect, it } from 'vitest';
import { changeQuery, collectionHash, formatHash, parseHash, redirectFor, tokenBelow } from '../src/lib/router';

describe('the address', () => {
  it.each([
    ['', { path: '/', query: {} }],
    ['#', { path: '/', query: {} }],
    ['#/login', { path: '/login', query: {} }],
    ['#/collections/', { path: '/collections', query: {} }],
    ['#/collections?collection=posts&record=a1', { path: '/collections', query: { collection: 'posts', record: 'a1' } }],
    ['#/collections?filter=a%3D%22x%26y%22', { path: '/collections', query: { filter: 'a="x&y"' } }],
    ['#/auth/confirm-verification/abc.def', { path: '/auth/confirm-verification/abc.def', query: {} }],
  ])('%s is understood', (hash, place) => expect(parseHash(hash)).toEqual(place));

  it('comes back as it was written', () => {
    const place = { path: '/collections', query: { collection: 'posts', filter: 'a ~ "b+c" && d = \'é?#\'' } };
    expect(parseHash(formatHash(place))).toEqual(place);
  });

  it('leaves out what is empty', () => {
    expect(formatHash({ path: '/logs', query: { filter: '' } })).toBe('#/logs');
    expect(collectionHash('posts')).toBe('#/collections?collection=posts');
  });

  it('changes some members of its query and drops emptied ones', () => {
    expect(changeQuery({ collection: 'posts', record: 'a1' }, { record: '', sort: '-title' })).toEqual({ collection: 'posts', sort: '-title' });
  });
});

describe('the token of a link', () => {
  it.each([
    ['/pbinstall/', '/pbinstall/a.b-c_d', 'a.b-c_d'],
    ['/pbinstall/', '/pbinstall', null],
    ['/pbinstall/', '/pbinstall/', null],
    ['/pbinstall/', '/pbinstall/a/b', null],
    ['/pbinstall/', '/login', null],
  ])('below %s in %s is %s', (route, path, token) => expect(tokenBelow(route, path)).toBe(token));
});

describe('a visitor', () => {
  it('of a link may be signed in or not', () => {
    expect(redirectFor('anyone', true)).toBeNull();
    expect(redirectFor('anyone', false)).toBeNull();
  });
  it('without a session is sent to sign in', () => expect(redirectFor('superuser', false)).toBe('/login'));
  it('with a session has no business on a guest page', () => expect(redirectFor('guest', true)).toBe('/collections'));
  it('stays where they may be', () => {
    expect(redirectFor('superuser', true)).toBeNull();
    expect(redirectFor('guest', false)).toBeNull();
  });
  it('on an unknown path is sent home', () => {
    expect(redirectFor(undefined, true)).toBe('/collections');
    expect(redirectFor(undefined, false)).toBe('/login');
  });
});
