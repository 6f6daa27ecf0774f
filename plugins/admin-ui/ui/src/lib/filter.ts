import type { CollectionField } from 'pocketbase';

/** A text with one of these is sent as it is; any other is a plain search term. */
const operators = /[=~<>]/;

const escapes: Record<string, string> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export function isExpression(text: string): boolean {
  return operators.test(text);
}

export function quote(text: string): string {
  return '"' + text.replace(/[\\"\n\r\t]/g, (char) => escapes[char] ?? char) + '"';
}

/** What to send as `filter` for the text of a search bar. */
export function toFilter(text: string, fields: readonly CollectionField[]): string {
  const term = text.trim();
  if (term === '' || isExpression(term)) return term;
  return fields
    .filter((field) => !field.hidden && field.type !== 'password')
    .map((field) => `${field.name}?~${quote(term)}`)
    .join('||');
}
