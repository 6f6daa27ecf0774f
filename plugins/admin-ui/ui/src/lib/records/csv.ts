import type { CollectionField, RecordModel } from 'pocketbase';

/** Spreadsheets run what begins like this as a formula. */
const formula = /^[=+\-@\t\r]/;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join(', ') : JSON.stringify(value);
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Records as a table for spreadsheets: a line of names, then one for each record. */
export function csvOf(records: readonly RecordModel[], fields: readonly CollectionField[]): string {
  const lines = [fields.map((field) => cell(field.name)), ...records.map((record) => fields.map((field) => cell(record[field.name])))];
  return lines.map((line) => line.join(',')).join('\r\n') + '\r\n';
}
