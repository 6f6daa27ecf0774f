import type { CollectionField, CollectionModel } from 'pocketbase';

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

export function expandParameter(fields: readonly CollectionField[]): string {
  return fields.filter((field) => field.type === 'relation').map((field) => field.name).join(',');
}
