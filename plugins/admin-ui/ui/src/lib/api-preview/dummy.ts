import type { CollectionField, CollectionModel } from 'pocketbase';
import { listOf } from '../format';
import { takesMany } from '../records/form-values';

const stamp = '2026-01-01 10:00:00.123Z';

/** A value that a field could have. */
export function dummyValue(field: CollectionField): unknown {
  const many = (value: unknown) => (takesMany(field) ? [value] : value);
  switch (field.type) {
    case 'number':
      return 123;
    case 'bool':
      return true;
    case 'email':
      return 'test@example.com';
    case 'url':
      return 'https://example.com';
    case 'date':
    case 'autodate':
      return stamp;
    case 'select':
      return many(listOf(field['values'])[0] ?? '');
    case 'file':
      return many('filename.jpg');
    case 'relation':
      return many('RELATION_RECORD_ID');
    case 'json':
      return 'JSON';
    case 'geoPoint':
      return { lon: 0, lat: 0 };
    case 'editor':
      return '<p>test</p>';
    default:
      return field.name === 'id' ? 'RECORD_ID' : 'test';
  }
}

/** A record as the API answers with it to anybody who may see it. */
export function dummyRecord(collection: CollectionModel): Record<string, unknown> {
  const shown = collection.fields.filter((field) => !field.hidden && field.type !== 'password');
  return { collectionId: collection.id, collectionName: collection.name, ...Object.fromEntries(shown.map((field) => [field.name, dummyValue(field)])) };
}

/** What is sent to create or to change a record. */
export function dummyBody(collection: CollectionModel, isNew: boolean): Record<string, unknown> {
  const sent = collection.fields.filter((field) => !['autodate', 'file', 'password'].includes(field.type) && !['id', 'tokenKey', 'verified'].includes(field.name));
  const passwords = collection.type === 'auth' ? { ...(isNew ? {} : { oldPassword: '987654321' }), password: '123456789', passwordConfirm: '123456789' } : {};
  return { ...Object.fromEntries(sent.map((field) => [field.name, dummyValue(field)])), ...passwords };
}
