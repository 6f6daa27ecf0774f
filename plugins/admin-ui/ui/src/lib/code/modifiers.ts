import type { CollectionField } from 'pocketbase';

const multiple = (field: CollectionField) => Number(field['maxSelect'] ?? 1) > 1;

/** What may stand behind a field's name and a colon, in a filter. */
export function modifiersOf(field: CollectionField, inBody: boolean): string[] {
  const own: string[] = [];
  if (['select', 'relation', 'file'].includes(field.type) && multiple(field)) own.push('length', 'each');
  if (['text', 'email', 'url', 'editor', 'select', 'relation', 'file', 'json'].includes(field.type)) own.push('lower');
  return inBody ? ['isset', 'changed', ...own] : own;
}
