import type { CollectionField, CollectionModel } from 'pocketbase';
import { targetOf } from './collection-lookup';
import { summaryFields } from './summary';

/** The fields that a table of this collection can show. */
export function possibleColumns(collection: CollectionModel): CollectionField[] {
  const superusers = collection.name === '_superusers';
  return collection.fields.filter((field) => field.type !== 'password' && !(superusers && field.name === 'verified'));
}

/** Hidden fields stay out until somebody asks for them. `choice` maps field ids to what was chosen. */
export function visibleColumns(collection: CollectionModel, choice: Record<string, boolean>): CollectionField[] {
  return possibleColumns(collection).filter((field) => isFixed(field) || (choice[field.id] ?? !field.hidden));
}

/** The id opens a record, so it cannot be switched off. */
export function isFixed(field: CollectionField): boolean {
  return field.name === 'id';
}

/** Rich texts come as excerpts. Without rich texts nothing is picked: picking costs large numbers their digits. */
export function fieldsParameter(fields: readonly CollectionField[]): string {
  const long = fields.filter((field) => field.type === 'editor').map((field) => `${field.name}:excerpt(200,true)`);
  return long.length > 0 ? ['*', ...long].join(',') : '';
}

/** The server follows no more relations in a row than this. */
const deepest = 6;

/** The related records that are shown along: all of the fields themselves, and what stands for those records where that is a relation again. */
export function expandParameter(fields: readonly CollectionField[]): string {
  const relations = fields.filter((field) => field.type === 'relation');
  return relations.flatMap((field) => pathsFrom(field, field.name, new Set())).join(',');
}

function pathsFrom(field: CollectionField, path: string, passed: ReadonlySet<string>): string[] {
  const target = targetOf(field);
  const further = target ? summaryFields(target.fields).filter((one) => one.type === 'relation') : [];
  // Records that stand for one another in a circle would never end.
  if (!target || further.length === 0 || passed.has(target.id) || path.split('.').length >= deepest) return [path];
  return further.flatMap((one) => pathsFrom(one, `${path}.${one.name}`, new Set([...passed, target.id])));
}
