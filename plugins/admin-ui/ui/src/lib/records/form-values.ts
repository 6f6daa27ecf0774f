import type { CollectionField, RecordModel } from 'pocketbase';
import { pointOf } from '../../fields/view';
import { listOf } from '../format';
import { jsonOf, jsonText } from './json-text';

/** The files of a record while it is edited: those it keeps, those it will lose, and new ones. */
export interface FileSet {
  kept: string[];
  removed: string[];
  added: File[];
}

/** What the inputs of a form hold, by the names of the fields. */
export type FormValues = Record<string, unknown>;

/** Whether a person can set a field in the form. Passwords have a block of their own. */
export function isEditable(field: CollectionField): boolean {
  return !['autodate', 'password'].includes(field.type) && field.name !== 'tokenKey';
}

export function takesMany(field: CollectionField): boolean {
  return Number(field['maxSelect'] ?? 1) > 1;
}

export function maxOf(field: CollectionField): number {
  return Math.max(1, Number(field['maxSelect'] ?? 1));
}

/** A value as its input holds it. */
export function formValue(field: CollectionField, value: unknown): unknown {
  switch (field.type) {
    case 'number':
      return typeof value === 'number' ? value : null;
    case 'bool':
      return value === true;
    case 'select':
    case 'relation':
      return listOf(value);
    case 'file':
      return { kept: listOf(value), removed: [], added: [] } satisfies FileSet;
    case 'json':
      return jsonText(value);
    case 'geoPoint':
      return pointOf(value);
    default:
      return value === null || value === undefined ? '' : String(value);
  }
}

export function formValues(fields: readonly CollectionField[], record: Partial<RecordModel>): FormValues {
  return Object.fromEntries(fields.filter(isEditable).map((field) => [field.name, formValue(field, record[field.name])]));
}

/** A value as it is sent. Undefined for one that can't be: the form says why. */
export function sentValue(field: CollectionField, value: unknown): unknown {
  switch (field.type) {
    case 'number':
      return value ?? 0;
    case 'select':
    case 'relation':
      return takesMany(field) ? value : ((value as string[])[0] ?? '');
    case 'file':
      return sentFiles(field, value as FileSet);
    case 'json':
      return jsonOf(String(value)).value;
    default:
      return value;
  }
}

function sentFiles(field: CollectionField, { kept, added }: FileSet): unknown {
  if (takesMany(field)) return [...kept, ...added];
  return added.at(-1) ?? kept[0] ?? '';
}

/** Whether two values of a field would be sent alike. */
export function isSame(field: CollectionField, one: unknown, other: unknown): boolean {
  if (field.type === 'file') return sameFiles(one as FileSet, other as FileSet);
  return JSON.stringify(sentValue(field, one) ?? one) === JSON.stringify(sentValue(field, other) ?? other);
}

function sameFiles(one: FileSet, other: FileSet): boolean {
  return one.added.length + other.added.length === 0 && JSON.stringify(one.kept) === JSON.stringify(other.kept);
}

export function changedFields(fields: readonly CollectionField[], values: FormValues, initial: FormValues): CollectionField[] {
  return fields.filter((field) => isEditable(field) && !isSame(field, values[field.name], initial[field.name]));
}

/** Only what was changed is sent, so that what others changed meanwhile stays. */
export function bodyOf(fields: readonly CollectionField[], values: FormValues, initial: FormValues): Record<string, unknown> {
  return Object.fromEntries(changedFields(fields, values, initial).map((field) => [field.name, sentValue(field, values[field.name])]));
}

/** What is wrong with the values before anybody asks the server, by the names of the fields. */
export function checkValues(fields: readonly CollectionField[], values: FormValues): Record<string, string> {
  const wrong = fields.filter((field) => field.type === 'json').map((field) => [field.name, jsonOf(String(values[field.name] ?? '')).problem] as const);
  return Object.fromEntries(wrong.filter(([, problem]) => problem !== ''));
}

/** The values for a copy of a record: what has to be its own is left out. */
export function copiedValues(fields: readonly CollectionField[], record: RecordModel): FormValues {
  const copied = fields.filter((field) => field.name !== 'id' && field.type !== 'file');
  return { ...formValues(fields, {}), ...formValues(copied, record) };
}
