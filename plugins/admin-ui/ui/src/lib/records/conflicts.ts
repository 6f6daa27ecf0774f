import type { CollectionField, RecordModel } from 'pocketbase';
import { formValue, isEditable, isSame, type FormValues } from './form-values';

/** The fields that somebody else has changed since a form was filled. */
export function changedByOthers(fields: readonly CollectionField[], before: RecordModel, now: RecordModel): CollectionField[] {
  return fields.filter((field) => isEditable(field) && field.name in now && !isSame(field, formValue(field, before[field.name]), formValue(field, now[field.name])));
}

/**
 * What a form holds after somebody else saved: their changes come in where nothing was changed here. `conflicts` are the fields that both have changed,
 * to different values.
 */
export function mergeOthers(fields: readonly CollectionField[], values: FormValues, before: RecordModel, now: RecordModel): { values: FormValues; conflicts: CollectionField[] } {
  const merged = { ...values };
  const conflicts: CollectionField[] = [];
  for (const field of changedByOthers(fields, before, now)) {
    const theirs = formValue(field, now[field.name]);
    if (isSame(field, values[field.name], formValue(field, before[field.name]))) merged[field.name] = theirs;
    else if (!isSame(field, values[field.name], theirs)) conflicts.push(field);
  }
  return { values: merged, conflicts };
}
