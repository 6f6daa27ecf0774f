import { t } from './i18n/i18n';
import { ClientResponseError } from 'pocketbase';
import { messageOf } from './errors';

/** What the sign-in page says when the server refuses. */
export function signInMessage(error: unknown, step: 'password' | 'code'): string {
  if (!(error instanceof ClientResponseError)) return messageOf(error);
  if (error.status === 429) return t('Too many attempts. Wait a moment and try again.');
  if (error.status === 400) return step === 'password' ? t('That e-mail and password do not belong together.') : t('That code is wrong or no longer valid.');
  return messageOf(error);
}

/** The ticket for the second step, when a password alone is not enough. */
export function secondFactorOf(error: unknown): string {
  if (!(error instanceof ClientResponseError) || error.status !== 401) return '';
  return String(error.response['mfaId'] ?? '');
}

export function identityLabel(fields: readonly string[]): string {
  const names = fields.map((field) => (field === 'email' ? t('E-mail') : field.charAt(0).toUpperCase() + field.slice(1)));
  return names.join(` ${t('or')} `) || t('E-mail');
}
