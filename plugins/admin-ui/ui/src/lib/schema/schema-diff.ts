import type { CollectionField } from 'pocketbase';
import { exported, stable } from './transfer';
import type { Schema } from './types';
import { t } from '../i18n/i18n';

export interface DiffRow {
  /** The property. */
  name: string;
  before: string;
  after: string;
}

export interface DiffGroup {
  title: string;
  kind: 'changed' | 'added' | 'removed';
  /** Whether data goes with it; a view has none. */
  losesData: boolean;
  rows: DiffRow[];
}

/** The differences of two states of a collection: its properties first, then each field. */
export function schemaDiff(before: Schema | null, after: Schema | null): DiffGroup[] {
  const [old, now] = [before && exported(before), after && exported(after)];
  const own = rowsOf(withoutFields(old), withoutFields(now));
  const groups = [...(own.length > 0 ? [groupOf(t('Collection'), kindOf(old, now), own)] : []), ...fieldGroups(old?.fields ?? [], now?.fields ?? [])];
  return before?.type === 'view' ? groups.map((group) => ({ ...group, losesData: false })) : groups;
}

function groupOf(title: string, kind: DiffGroup['kind'], rows: DiffRow[]): DiffGroup {
  return { title, kind, rows, losesData: kind === 'removed' };
}

function fieldGroups(before: readonly CollectionField[], after: readonly CollectionField[]): DiffGroup[] {
  const groups = after.map((now) => {
    const old = before.find((one) => one.id === now.id) ?? null;
    return groupOf(t('Field {name}', { name: now.name }), kindOf(old, now), rowsOf(old, now));
  });
  const removed = before.filter((old) => !after.some((one) => one.id === old.id)).map((old) => groupOf(t('Field {name}', { name: old.name }), 'removed', rowsOf(old, null)));
  return [...groups, ...removed].filter((group) => group.rows.length > 0);
}

const kindOf = (before: unknown, after: unknown): DiffGroup['kind'] => (before ? (after ? 'changed' : 'removed') : 'added');

function withoutFields(schema: Schema | null): Record<string, unknown> | null {
  if (!schema) return null;
  const { fields: _, ...rest } = schema;
  return rest as unknown as Record<string, unknown>;
}

function rowsOf(before: Record<string, unknown> | null, after: Record<string, unknown> | null): DiffRow[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.flatMap((name) => {
    const [old, now] = [before?.[name], after?.[name]];
    return stable(old ?? null) === stable(now ?? null) ? [] : [{ name, before: textOf(old), after: textOf(now) }];
  });
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  // An empty rule lets everybody in: it must not look like none.
  if (value === '') return '""';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
