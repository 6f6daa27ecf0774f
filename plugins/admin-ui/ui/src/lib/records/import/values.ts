import type { CollectionField } from 'pocketbase';
import { listOf } from '../../format';
import { takesMany } from '../form-values';
import { jsonOf } from '../json-text';
import type { Source } from './source';

export type Imported = { value: unknown; problem?: undefined } | { value?: undefined; problem: string };

const words: Record<string, boolean | undefined> = { true: true, yes: true, '1': true, false: false, no: false, '0': false, '': false };
const dateForm = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Fields that an import can set: files are not in the file, and times and keys are the server's. */
export function isImportable(field: CollectionField): boolean {
  return !['autodate', 'file'].includes(field.type) && field.name !== 'tokenKey';
}

/** A value of the file as it is sent for a field. */
export function importedValue(field: CollectionField, raw: unknown, format: Source['format']): Imported {
  const value = format === 'csv' ? unguarded(String(raw ?? '')) : raw;
  switch (field.type) {
    case 'number':
      return numberOf(value);
    case 'bool':
      return boolOf(value);
    case 'date':
      return dateOf(value);
    case 'json':
      return jsonValueOf(value, format);
    case 'geoPoint':
      return pointOf(value);
    case 'select':
    case 'relation':
      return { value: choiceOf(field, value) };
    default:
      return textOf(value);
  }
}

/** A download marks texts that a spreadsheet would run as a formula. */
export function unguarded(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

function numberOf(value: unknown): Imported {
  if (value === null || value === undefined || value === '') return { value: 0 };
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  return Number.isFinite(number) ? { value: number } : { problem: `${shown(value)} is no number.` };
}

function boolOf(value: unknown): Imported {
  if (value === null || value === undefined) return { value: false };
  const known = words[String(value).trim().toLowerCase()];
  return known === undefined ? { problem: `${shown(value)} is neither true nor false.` } : { value: known };
}

/** What has no zone is meant in UTC, as the server has it. */
function dateOf(value: unknown): Imported {
  if (value === null || value === undefined || value === '') return { value: '' };
  const [, year, month, day, time = '00:00', zone = 'Z'] = dateForm.exec(String(value).trim()) ?? [];
  const at = new Date(`${year}-${month}-${day}T${time}${zone}`);
  const exists = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  if (!exists || Number.isNaN(at.getTime())) return { problem: `${shown(value)} is no date such as 2026-01-31 12:30:00Z.` };
  return { value: at.toISOString().replace('T', ' ') };
}

/** A text is sent as JSON: the server would take “12” for a number otherwise. */
function jsonValueOf(value: unknown, format: Source['format']): Imported {
  const { value: meant, problem } = format === 'csv' ? jsonOf(String(value)) : { value, problem: '' };
  if (problem) return { problem };
  return { value: typeof meant === 'string' ? JSON.stringify(meant) : (meant ?? null) };
}

function pointOf(value: unknown): Imported {
  const point = typeof value === 'string' ? jsonOf(value).value : value;
  if (point === null || point === undefined) return { value: null };
  const { lon, lat } = point as { lon?: unknown; lat?: unknown };
  const valid = typeof lon === 'number' && typeof lat === 'number';
  return valid ? { value: { lon, lat } } : { problem: `${shown(value)} is no place such as {"lon":13.4,"lat":52.5}.` };
}

function choiceOf(field: CollectionField, value: unknown): unknown {
  const list = Array.isArray(value) ? listOf(value) : partsOf(String(value ?? ''), takesMany(field));
  return takesMany(field) ? list : (list[0] ?? '');
}

function partsOf(text: string, many: boolean): string[] {
  if (/^\s*\[.*\]\s*$/s.test(text)) {
    const { value } = jsonOf(text);
    if (Array.isArray(value)) return listOf(value);
  }
  return many ? listOf(text.split(',').map((one) => one.trim())) : listOf(text);
}

function textOf(value: unknown): Imported {
  if (value === null || value === undefined) return { value: '' };
  return typeof value === 'object' ? { problem: `${shown(value)} is no text.` } : { value: String(value) };
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `“${text.length > 40 ? text.slice(0, 40) + '…' : text}”`;
}
