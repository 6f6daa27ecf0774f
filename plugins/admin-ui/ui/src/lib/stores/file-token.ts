import { getTokenPayload } from 'pocketbase';
import { api } from '../api';

const key = 'pbLastFileToken';
const margin = 60_000;

let pending: Promise<string> | null = null;

/** A token for protected files: kept until a minute before it expires, asked for once at a time. */
export function fileToken(): Promise<string> {
  const kept = localStorage.getItem(key) ?? '';
  if (kept && Number(getTokenPayload(kept)['exp']) * 1000 > Date.now() + margin) return Promise.resolve(kept);
  pending ??= api.files.getToken({ requestKey: null }).then(keep).finally(() => (pending = null));
  return pending;
}

export function forgetFileToken(): void {
  localStorage.removeItem(key);
}

function keep(token: string): string {
  localStorage.setItem(key, token);
  return token;
}
