import type { CollectionModel } from 'pocketbase';
import type { RateLimitRule } from './types';

const actions = ['list', 'view', 'create', 'update', 'delete', 'file'];
const authActions = [
  'listAuthMethods', 'authRefresh', 'auth', 'authWithPassword', 'authWithOAuth2', 'authWithOTP', 'requestOTP',
  'requestPasswordReset', 'confirmPasswordReset', 'requestVerification', 'confirmVerification', 'requestEmailChange', 'confirmEmailChange',
];

/** What the label of a rule can be. */
export function labelSuggestions(collections: readonly Pick<CollectionModel, 'name' | 'type'>[]): string[] {
  const of = (name: string, auth: boolean) => [...actions, ...(auth ? authActions : [])].map((action) => `${name}:${action}`);
  return [...of('*', true), ...collections.flatMap((one) => of(one.name, one.type === 'auth')), '/api/', '/api/batch', 'POST /api/batch', '/api/realtime', '/api/files/'];
}

/** The server takes the first rule that fits: the more exact ones have to stand before the wider ones. */
export function sortRules(rules: readonly RateLimitRule[]): RateLimitRule[] {
  return [...rules].sort((one, other) => rank(one.label) - rank(other.label) || other.label.length - one.label.length || (one.label < other.label ? -1 : 1));
}

function rank(label: string): number {
  if (label.includes(':')) return label.startsWith('*') ? 1 : 0;
  return (/^\w+ /.test(label) ? 2 : 4) + (label.endsWith('/') ? 1 : 0);
}

export const newRule = (): RateLimitRule => ({ label: '', audience: '', duration: 3, maxRequests: 200 });
