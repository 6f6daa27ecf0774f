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

/** A filter that would work here, to show how one is written. */
export function filterExample(fields: readonly CollectionField[]): string {
  const words = fields.find((field) => ['text', 'email', 'editor', 'url'].includes(field.type) && field.name !== 'id' && !field.hidden);
  const date = fields.find((field) => ['autodate', 'date'].includes(field.type) && !field.hidden);
  return [`${words?.name ?? 'id'} ~ "word"`, ...(date ? [`${date.name} > "2026-01-01"`] : [])].join(' && ');
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
