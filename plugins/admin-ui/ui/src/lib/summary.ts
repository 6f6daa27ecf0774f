import type { CollectionField, RecordModel } from 'pocketbase';
import { expandedOf } from '../fields/relation';
import { targetOf } from './collection-lookup';
import { listOf, plainText } from './format';

const wellKnown = [
  'title', 'name', 'slug', 'email', 'username', 'nickname', 'displayName', 'label', 'subject', 'topic',
  'message', 'heading', 'headline', 'header', 'caption', 'key', 'identifier', 'id',
];

/** The fields that stand for a record where there is room for a few words only. */
export function summaryFields(fields: readonly CollectionField[]): CollectionField[] {
  const chosen = fields.filter((field) => field.presentable);
  if (chosen.length > 0) return [...chosen.filter((f) => f.type !== 'file'), ...chosen.filter((f) => f.type === 'file')];
  for (const name of wellKnown) {
    const found = fields.find((field) => field.name === name && !field.hidden);
    if (found) return [found];
  }
  return [];
}

export function summaryOf(record: RecordModel, fields: readonly CollectionField[]): string {
  const parts = summaryFields(fields).map((field) => (field.type === 'relation' ? relatedWords(record, field) : wordsOf(record[field.name], field)));
  return parts.filter((part) => part !== '').join(' ') || record.id;
}

/** The summaries of related records that came along, and the ids of the others. */
function relatedWords(record: RecordModel, field: CollectionField): string {
  const target = targetOf(field);
  const expanded = expandedOf(record, field.name);
  return listOf(record[field.name])
    .map((id) => {
      const related = expanded.get(id);
      return related && target ? summaryOf(related, target.fields) : id;
    })
    .join(', ');
}

function wordsOf(value: unknown, field: CollectionField): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  return field.type === 'editor' ? plainText(String(value)) : String(value);
}
