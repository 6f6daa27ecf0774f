/** What can be shown before the program has come: it was drawn when the dashboard was built. */
export const firstScreens = ['sign-in', 'session-ended', 'frame'] as const;

export type FirstScreen = (typeof firstScreens)[number];

export type KeptSession = 'none' | 'ended' | 'good';

/** Null where only the program can draw. */
export function firstScreenAt(path: string, session: KeptSession): FirstScreen | null {
  if (path.startsWith('/auth/')) return null;
  if (session === 'good') return 'frame';
  if (path === '/request-password-reset' || path.startsWith('/pbinstall/')) return null;
  return session === 'ended' ? 'session-ended' : 'sign-in';
}

/** What the store of the SDK will say of what is kept for it, without the SDK. */
export function keptSession(kept: string | null, now: number): KeptSession {
  try {
    const { token = '', record, model } = JSON.parse(kept ?? '{}') as { token?: string; record?: Owner; model?: Owner };
    if (!token) return 'none';
    const { type, exp, collectionId } = JSON.parse(atob(token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))) as Payload;
    const collection = (record ?? model)?.collectionName;
    const isSuperuser = collection ? collection === '_superusers' : collectionId === 'pbc_3142635823';
    return type === 'auth' && isSuperuser && (!exp || exp * 1000 > now) ? 'good' : 'ended';
  } catch {
    // What can't be read is no session.
    return 'ended';
  }
}

interface Owner {
  collectionName?: string;
}

interface Payload {
  type?: string;
  exp?: number;
  collectionId?: string;
}

/** How wide the side bar of a screen is; those without one have none. */
export function sideOf(path: string, pixels: number): string {
  if (path === '/' || path.startsWith('/collections')) return `${pixels}px`;
  return path === '/settings' || path.startsWith('/settings/') ? '15.5rem' : '';
}

export const isAt = (path: string, place: string) => path === place || path.startsWith(place + '/');

/** Stands in what was drawn before it is known how the application is called. */
export const nameMark = '{application}';
