import { fromServer, t } from './i18n/i18n';
import { ClientResponseError } from 'pocketbase';

/** A newer request took the place of this one: nothing to tell anybody. */
export function isAbort(error: unknown): boolean {
  return error instanceof ClientResponseError && error.isAbort;
}

export function statusOf(error: unknown): number {
  return error instanceof ClientResponseError ? error.status : 0;
}

export function messageOf(error: unknown): string {
  if (!(error instanceof ClientResponseError)) return error instanceof Error ? error.message : String(error);
  if (error.status === 0) return t('The server cannot be reached.');
  return fromServer(String(error.response['message'] || '')) || t('The server answered with status {status}.', { status: error.status });
}

/** What the server says of the fields of a form, by their names. */
export function fieldErrorsOf(error: unknown): Record<string, string> {
  if (!(error instanceof ClientResponseError)) return {};
  const data = (error.response['data'] ?? {}) as Record<string, { message?: unknown } | undefined>;
  return Object.fromEntries(Object.entries(data).map(([field, entry]) => [field, fromServer(String(entry?.message ?? ''))]));
}

/** The same for a form whose values lie deeper: texts by paths such as `fields.2.max`. */
export function errorsByPath(error: unknown): Record<string, string> {
  if (!(error instanceof ClientResponseError)) return {};
  return Object.fromEntries(leavesOf(error.response['data'], []));
}

function leavesOf(entry: unknown, path: string[]): [string, string][] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { code, message } = entry as Record<string, unknown>;
  if (typeof code === 'string' && typeof message === 'string') return [[path.join('.'), fromServer(message)]];
  return Object.entries(entry).flatMap(([name, below]) => leavesOf(below, [...path, name]));
}

/** What stands above a form of an account, beside what its fields say themselves. */
export function formMessage(error: unknown, errors: Record<string, string>): string {
  if (errors['token']) return t('This link has been used already, or is no longer valid. Ask for a new one.');
  return Object.keys(errors).length > 0 ? '' : messageOf(error);
}
