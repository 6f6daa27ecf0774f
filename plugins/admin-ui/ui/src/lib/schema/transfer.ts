import type { CollectionField } from 'pocketbase';
import { renameIndexId } from './transfer-ids';
import type { Schema } from './types';
import { t } from '../i18n/i18n';

/** A collection as it is taken to another server: without its stamps, and without providers, whose secrets stay here. */
export function exported(collection: Schema): Schema {
  const { created: _, updated: __, ...rest } = structuredClone(collection);
  if (rest.oauth2) delete (rest.oauth2 as Partial<NonNullable<Schema['oauth2']>>).providers;
  return rest;
}

export type ParsedImport = { collections: Schema[]; fault: '' } | { collections: null; fault: string };

export function parseImport(text: string): ParsedImport {
  const fail = (fault: string): ParsedImport => ({ collections: null, fault });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail(t('This is no valid JSON. {message}', { message: (error as Error).message }));
  }
  if (!Array.isArray(value) || value.length === 0) return fail(t('A list of collections is expected.'));
  const bad = value.findIndex((one: Partial<Schema> | null) => typeof one !== 'object' || one === null || !one.id || !one.name);
  if (bad >= 0) return fail(t('Entry {value} of the list has no id or no name.', { value: bad + 1 }));
  return { collections: (value as Schema[]).map((one) => ({ ...one, fields: one.fields ?? [], indexes: one.indexes ?? [] })), fault: '' };
}

export interface ImportPlan {
  added: Schema[];
  deleted: Schema[];
  changed: { before: Schema; after: Schema }[];
  /** Known by name, with another id: without taking over the ids they would be new collections, or fail. */
  conflicts: Schema[];
}

export function planImport(existing: readonly Schema[], imported: readonly Schema[], merge: boolean): ImportPlan {
  // The server goes by ids: one with another id is another collection to it.
  const pairs = imported.map((one) => ({ one, known: existing.find((other) => other.id === one.id), namesake: existing.find((other) => other.name === one.name && other.id !== one.id) }));
  return {
    added: pairs.flatMap(({ one, known }) => (known ? [] : [one])),
    changed: pairs.flatMap(({ one, known }) => {
      const after = known ? appliedTo(known, one, merge) : one;
      return known && differs(known, after) ? [{ before: known, after }] : [];
    }),
    deleted: merge ? [] : existing.filter((one) => !one.system && !imported.some((other) => other.id === one.id)),
    conflicts: pairs.flatMap(({ one, known, namesake }) => (namesake || (known && fieldConflicts(known, one).length > 0) ? [one] : [])),
  };
}

/** Whether anything would change at all. */
export const isEmptyPlan = ({ added, changed, deleted }: ImportPlan): boolean => added.length + changed.length + deleted.length === 0;

/** The same collections under the ids that they, and their fields, have here. */
export function withOriginalIds(existing: readonly Schema[], imported: readonly Schema[]): Schema[] {
  const renamed = new Map(imported.flatMap((one) => {
    const known = existing.find((other) => other.name === one.name);
    return known && known.id !== one.id ? [[one.id, known.id] as const] : [];
  }));
  return imported.map((one) => {
    const known = existing.find((other) => other.name === one.name || other.id === one.id);
    const id = renamed.get(one.id) ?? one.id;
    const fields = one.fields.map((field) => ({
      ...field,
      id: known ? (sameField(known.fields, field)?.id ?? field.id) : field.id,
      ...(field.type === 'relation' ? { collectionId: renamed.get(field['collectionId'] as string) ?? field['collectionId'] } : {}),
    }));
    return { ...one, id, fields, indexes: one.indexes.map((sql) => renameIndexId(sql, one.id, id)) };
  });
}

/** What a collection would be afterwards. Merging keeps fields that are not in the import; those of the system stay anyhow. */
function appliedTo(known: Schema, one: Schema, merge: boolean): Schema {
  const { created: _, updated: __, ...rest } = one;
  // The fields of a view are those of its query, with ids that are new after each save: only their names say which is which.
  if (known.type === 'view') return { ...known, ...rest, fields: one.fields.map((field) => ({ ...field, id: known.fields.find((old) => old.name === field.name)?.id ?? field.id })) };
  const replaced = (field: CollectionField) => one.fields.some((other) => other.id === field.id || (other.name === field.name && other.type === field.type));
  const kept = known.fields.filter((field) => (merge || field.system) && !replaced(field));
  const oauth2 = known.oauth2 && { ...known.oauth2, ...one.oauth2 };
  return { ...known, ...rest, ...(oauth2 ? { oauth2 } : {}), fields: [...one.fields.map((field) => ({ ...known.fields.find((old) => old.id === field.id), ...field })), ...kept] };
}

function fieldConflicts(known: Schema, one: Schema): CollectionField[] {
  if (known.type === 'view') return [];
  return one.fields.filter((field) => !known.fields.some((other) => other.id === field.id) && sameField(known.fields, field));
}

function sameField(fields: readonly CollectionField[], field: CollectionField): CollectionField | undefined {
  return fields.find((one) => one.name === field.name && one.type === field.type);
}

function differs(one: Schema, other: Schema): boolean {
  return stable(exported(one)) !== stable(exported(other));
}

/** As JSON whose keys have an order, so that equal values give equal texts. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))) : part,
  ) ?? 'null';
}
