import type { CollectionField } from 'pocketbase';
import { changedFields, type FormValues } from './form-values';

const keyOf = (collectionId: string, recordId: string) => `draft_${collectionId}_${recordId}`;

/** Files can't be kept, and keys must not be. */
const isKept = (field: CollectionField) => field.type !== 'file' && field.type !== 'password' && field.name !== 'tokenKey';

/** The values that somebody typed and did not save, kept in the browser. */
export function readDraft(collectionId: string, recordId: string): FormValues | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(collectionId, recordId)) ?? 'null');
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as FormValues) : null;
  } catch {
    return null;
  }
}

export function writeDraft(collectionId: string, recordId: string, fields: readonly CollectionField[], values: FormValues, initial: FormValues): void {
  const changed = changedFields(fields.filter(isKept), values, initial);
  if (changed.length === 0) return dropDraft(collectionId, recordId);
  const draft = JSON.stringify(Object.fromEntries(changed.map((field) => [field.name, values[field.name]])));
  try {
    localStorage.setItem(keyOf(collectionId, recordId), draft);
  } catch (error) {
    // The storage is full. The form itself still has everything.
    console.warn('The draft could not be kept.', error);
  }
}

export function dropDraft(collectionId: string, recordId: string): void {
  localStorage.removeItem(keyOf(collectionId, recordId));
}

/** The values of a form with a draft laid over them. Fields that are gone since, or mean something else now, are passed over. */
export function withDraft(fields: readonly CollectionField[], values: FormValues, draft: FormValues): FormValues {
  const fitting = fields.filter((field) => isKept(field) && field.name in draft && kindOf(draft[field.name]) === kindOf(values[field.name]));
  return { ...values, ...Object.fromEntries(fitting.map((field) => [field.name, draft[field.name]])) };
}

const kindOf = (value: unknown) => (Array.isArray(value) ? 'list' : value === null ? 'number' : typeof value);
