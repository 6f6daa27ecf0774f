import { t } from '../i18n/i18n';
import type { CollectionField } from 'pocketbase';
import { randomText } from './names';

export interface FieldType {
  type: string;
  label: string;
  about: string;
}

/** What can be added to a collection; passwords come with auth collections only. */
export const fieldTypes: FieldType[] = [
  { type: 'text', label: t('Text'), about: t('Plain words, short or long') },
  { type: 'editor', label: t('Rich text'), about: t('Formatted, with links and pictures') },
  { type: 'number', label: t('Number'), about: t('Whole or decimal') },
  { type: 'bool', label: t('Bool'), about: t('True or false') },
  { type: 'email', label: t('E-mail'), about: t('One address') },
  { type: 'url', label: t('URL'), about: t('A web address') },
  { type: 'date', label: t('Date'), about: t('A day with its time') },
  { type: 'autodate', label: t('Autodate'), about: t('Set when records are made or changed') },
  { type: 'select', label: t('Select'), about: t('One or more of a fixed list') },
  { type: 'file', label: t('File'), about: t('Uploads') },
  { type: 'relation', label: t('Relation'), about: t('Records of a collection') },
  { type: 'json', label: 'JSON', about: t('Any structure') },
  { type: 'geoPoint', label: t('Geo point'), about: t('A place on the map') },
];

const options: Record<string, Record<string, unknown>> = {
  text: { min: 0, max: 0, pattern: '', autogeneratePattern: '', primaryKey: false },
  number: { min: null, max: null, onlyInt: false },
  bool: {},
  email: { exceptDomains: [], onlyDomains: [] },
  url: { exceptDomains: [], onlyDomains: [] },
  editor: { maxSize: 0, convertURLs: false },
  date: { min: '', max: '' },
  autodate: { onCreate: true, onUpdate: false },
  select: { values: [], maxSelect: 1 },
  file: { maxSelect: 1, maxSize: 0, mimeTypes: [], thumbs: [], protected: false },
  relation: { collectionId: '', cascadeDelete: false, minSelect: 0, maxSelect: 1 },
  json: { maxSize: 0 },
  password: { min: 8, max: 0, pattern: '', cost: 0 },
  geoPoint: {},
};

/** An id of its own: without one a new field would take over the data of a removed one of the same name. */
export function newFieldId(type: string): string {
  return type + randomText(10, '0123456789');
}

export function newField(type: string, name: string): CollectionField {
  const common = type === 'autodate' ? {} : { required: false, help: '' };
  return { id: newFieldId(type), name, type, system: false, hidden: false, presentable: false, ...common, ...structuredClone(options[type] ?? {}) };
}

/** Whether a field takes one value; for types that can take many. */
export function isSingle(field: CollectionField): boolean {
  return Number(field['maxSelect'] ?? 1) <= 1;
}

export function canBeMany(field: CollectionField): boolean {
  return ['select', 'file', 'relation'].includes(field.type);
}
