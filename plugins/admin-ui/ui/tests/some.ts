import type { CollectionField, CollectionModel, RecordModel } from 'pocketbase';

export function field(name: string, type = 'text', more: Partial<CollectionField> = {}): CollectionField {
  return { id: 'f_' + name, name, type, system: false, hidden: false, presentable: false, ...more };
}

export function collection(name: string, fields: CollectionField[] = [], more: Partial<CollectionModel> = {}): CollectionModel {
  return { id: 'c_' + name, name, type: 'base', system: false, fields, ...more } as CollectionModel;
}

export function record(values: Record<string, unknown>): RecordModel {
  return { id: 'r1', collectionId: 'c_posts', collectionName: 'posts', ...values };
}
