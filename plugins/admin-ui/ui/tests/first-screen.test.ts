import { describe, expect, it } from 'vitest';
import { firstScreenAt, isAt, keptSession, sideOf } from '../src/start/first-screen';

const now = Date.parse('2026-01-31T12:30:00Z');
const base64url = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const tokenOf = (payload: object) => ['head', base64url(JSON.stringify(payload)), 'sign'].join('.');
const keptWith = (payload: object, owner: object = { record: { collectionName: '_superusers' } }) => JSON.stringify({ token: tokenOf(payload), ...owner });
const later = now / 1000 + 60;

describe('a session that was kept', () => {
  it.each([
    ['none', null],
    ['none', '{}'],
    ['none', '{"token":""}'],
    ['good', keptWith({ type: 'auth', exp: later })],
    ['good', keptWith({ type: 'auth', exp: later }, { model: { collectionName: '_superusers' } })],
    ['good', keptWith({ type: 'auth', exp: later, collectionId: 'pbc_3142635823' }, {})],
    ['good', keptWith({ type: 'auth', exp: later, name: 'Zoë ÿ>?' })],
    ['ended', keptWith({ type: 'auth', exp: now / 1000 - 1 })],
    ['ended', keptWith({ type: 'auth', exp: later }, { record: { collectionName: 'users' } })],
    ['ended', keptWith({ type: 'auth', exp: later, collectionId: 'other' }, {})],
    ['ended', keptWith({ type: 'file', exp: later })],
    ['ended', '{"token":"spoiled"}'],
    ['ended', 'no JSON'],
  ] as const)('is %s: %s', (said, kept) => expect(keptSession(kept, now)).toBe(said));
});

describe('what is seen first', () => {
  it.each([
    ['/', 'none', 'sign-in'],
    ['/login', 'none', 'sign-in'],
    ['/collections', 'none', 'sign-in'],
    ['/settings/mail', 'ended', 'session-ended'],
    ['/', 'good', 'frame'],
    ['/login', 'good', 'frame'],
    ['/logs', 'good', 'frame'],
    ['/request-password-reset', 'none', null],
    ['/pbinstall/token', 'none', null],
    ['/pbinstall/token', 'good', 'frame'],
    ['/auth/confirm-verification/token', 'none', null],
    ['/auth/confirm-verification/token', 'good', null],
  ] as const)('at %s with a session that is %s: %s', (path, session, screen) => expect(firstScreenAt(path, session)).toBe(screen));

  it('has a side bar where the screen has one', () => {
    expect(['/', '/collections', '/settings', '/settings/mail', '/logs', '/home', '/settingsx'].map((path) => sideOf(path, 300))).toEqual(['300px', '300px', '15.5rem', '15.5rem', '', '', '']);
  });

  it('marks a place for what is below it, too', () => {
    expect([isAt('/settings/mail', '/settings'), isAt('/settings', '/settings'), isAt('/settingsx', '/settings')]).toEqual([true, true, false]);
  });
});
