import type { CollectionField } from 'pocketbase';
import { freeName, randomText } from './names';
import { newField, newFieldId } from './field-types';
import { formatIndex, parseIndex, renameTable } from './index-sql';
import type { Schema } from './types';

/** What is sent of a collection: without what the server keeps itself. */
export function payloadOf(collection: Schema, removed: ReadonlySet<string>): Record<string, unknown> {
  const { id: _, created: __, updated: ___, fields, indexes, ...rest } = collection;
  if (collection.type === 'view') return rest;
  return {
    ...rest,
    fields: fields.filter((field) => !removed.has(field.id)),
    indexes: indexes.map((sql) => renameTable(sql, collection.name)),
  };
}

/** A new collection of a type, with what was entered while it was one of another type. */
export function newCollection(type: Schema['type'], scaffold: Schema, entered?: Schema, ownFields: readonly CollectionField[] = datesOf()): Schema {
  const start = structuredClone(scaffold);
  const { name = '', listRule = null, viewRule = null, createRule = null, updateRule = null, deleteRule = null } = entered ?? {};
  const writing = type === 'view' ? { createRule: null, updateRule: null, deleteRule: null } : { createRule, updateRule, deleteRule };
  const names = start.fields.map((field) => field.name);
  const fields = type === 'view' ? [] : [...start.fields, ...ownFields.filter((field) => !names.includes(field.name))];
  return { ...start, name, listRule, viewRule, ...writing, fields };
}

/** The same under another name, as new: nothing in it may be taken for a part of the original. */
export function duplicateOf(collection: Schema, taken: readonly string[]): Schema {
  const copy = structuredClone(collection);
  const name = freeName(`${collection.name}_duplicate`, taken);
  return {
    ...copy,
    id: '',
    name,
    system: false,
    fields: copy.fields.map((field) => ({ ...field, id: newFieldId(field.type) })),
    indexes: copy.indexes.map((sql) => withNewName(sql, name)),
  };
}

function withNewName(sql: string, table: string): string {
  const parts = parseIndex(sql);
  return parts ? formatIndex({ ...parts, name: `${parts.name}_${randomText(3)}`, table }) : sql;
}

function datesOf(): CollectionField[] {
  return [newField('autodate', 'created'), { ...newField('autodate', 'updated'), onUpdate: true }];
}
