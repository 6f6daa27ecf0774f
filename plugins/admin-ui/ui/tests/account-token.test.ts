import { afterEach, describe, expect, it, vi } from 'vitest';
import { isInstallerToken, readAccountToken } from '../src/lib/account-token';

const encode = (part: object) => btoa(JSON.stringify(part));
const token = (payload: object) => [encode({ alg: 'HS256', typ: 'JWT' }), encode(payload), 'signature'].join('.');

afterEach(() => void vi.useRealTimers());

describe('the token of a mail', () => {
  it('tells for which account it is', () =>
    expect(readAccountToken(token({ collectionId: 'users', email: 'a@example.com', newEmail: 'b@example.com' }))).toEqual({
      collection: 'users',
      email: 'a@example.com',
      newEmail: 'b@example.com',
    }));

  it('need not have a new address', () => expect(readAccountToken(token({ collectionId: 'users', email: 'a@example.com' }))?.newEmail).toBe(''));

  it.each([['nonsense'], [''], [token({ email: 'a@example.com' })], [token({ collectionId: 'users' })], [token({ collectionId: 'users', email: 5 })]])(
    'is refused when it is %s',
    (text) => expect(readAccountToken(text)).toBeNull(),
  );
});

describe('the token of the installer', () => {
  const good = { type: 'auth', collectionId: 'pbc_3142635823', exp: 2_000_000_000 };

  it('is good until it ends', () => {
    vi.useFakeTimers();
    vi.setSystemTime(1_999_999_999_000);
    expect(isInstallerToken(token(good))).toBe(true);
    vi.setSystemTime(2_000_000_001_000);
    expect(isInstallerToken(token(good))).toBe(false);
  });

  it.each([['nonsense'], [token({ ...good, type: 'verification' })]])('is refused when it is %s', (text) => expect(isInstallerToken(text)).toBe(false));
});
