import { isExpression, quote } from '../filter';
import type { Suggestion } from '../code/suggestion';

const superusers = `data.auth!='_superusers'`;

/** What is sent as `filter` for the text of the search bar. */
export function logFilter(text: string, withSuperusers: boolean, more: readonly string[] = []): string {
  const term = text.trim();
  const own = term === '' || isExpression(term) ? term : ['level', 'message', 'data'].map((field) => `${field}~${quote(term)}`).join('||');
  return [own && `(${own})`, withSuperusers ? '' : superusers, ...more].filter(Boolean).join('&&');
}

const fields = [
  'id', 'level', 'message', 'created', 'data.type', 'data.status', 'data.method', 'data.url', 'data.execTime', 'data.auth', 'data.authId', 'data.userIP', 'data.remoteIP', 'data.referer',
  'data.userAgent', 'data.error', 'data.details', '@now', '@todayStart', '@yesterday',
];

export function logSuggestions(word: string): Suggestion[] {
  const term = word.toLowerCase();
  return fields.filter((name) => name.toLowerCase().includes(term) && name !== word).map((text) => ({ text, kind: text.startsWith('@') ? 'time' : 'log' }));
}

/** A time as filters and the log itself write it. */
export function stamp(date: Date): string {
  return date.toISOString().replace('T', ' ');
}
