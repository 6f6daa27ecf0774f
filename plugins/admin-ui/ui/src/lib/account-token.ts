import { getTokenPayload, isTokenExpired } from 'pocketbase';

/** What the token of a link says. Nothing of it is proven; the server checks it. */
export interface AccountToken {
  collection: string;
  email: string;
  newEmail: string;
}

/** Null for a token that can't be of a link. */
export function readAccountToken(token: string): AccountToken | null {
  const payload = getTokenPayload(token) as Record<string, unknown>;
  const [collection, email, newEmail] = [payload['collectionId'], payload['email'], payload['newEmail']].map((value) => (typeof value === 'string' ? value : ''));
  return collection && email ? { collection, email, newEmail: newEmail ?? '' } : null;
}

/** Whether a token lets somebody make the first superuser. */
export function isInstallerToken(token: string): boolean {
  const payload = getTokenPayload(token) as Record<string, unknown>;
  return payload['type'] === 'auth' && typeof payload['collectionId'] === 'string' && !isTokenExpired(token);
}
