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
  return wellKnownFields(fields).slice(0, 1);
}

export function summaryOf(record: RecordModel, fields: readonly CollectionField[]): string {
  const words = (field: CollectionField) => (field.type === 'relation' ? relatedWords(record, field) : wordsOf(record[field.name], field));
  const own = summaryFields(fields).map(words).filter((part) => part !== '').join(' ');
  return own || wellKnownFields(fields).map(words).find((part) => part !== '') || record.id;
}

/** What a record without a name of its own can be known by: an account by its address, before its id. */
function wellKnownFields(fields: readonly CollectionField[]): CollectionField[] {
  return wellKnown.flatMap((name) => fields.find((field) => field.name === name && !field.hidden) ?? []);
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
