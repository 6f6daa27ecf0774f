import { formatCount } from '../format';
import { fromServer, t } from '../i18n/i18n';

/** The part of JSON Schema that settings of plugins are described by. */
export interface Schema {
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  title?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  format?: string;
  writeOnly?: boolean;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
}

export interface PluginSettings {
  schema: Schema;
  /** What is set; secrets are shown as asterisks. */
  values: Values;
  /** What the file can't change, by the path of the setting: who decides it. */
  fixed: Record<string, string>;
  restartNeeded: boolean;
}

export type Values = { [name: string]: unknown };

/** A name such as `maxThumbPixels` as words: "Max thumb pixels". */
export function wordsOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[-_]+/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function labelOf(name: string, schema: Schema): string {
  return schema.title ? fromServer(schema.title) : wordsOf(name);
}

/** What stands below the control: what it is for, what it may be, and what it is without a value. */
export function helpOf(schema: Schema): string {
  const usual = schema.type === 'boolean' ? '' : textOf(schema.default);
  return [
    schema.description ? fromServer(schema.description) : '',
    rangeOf(schema),
    usual ? t('Default: {value}.', { value: usual }) : '',
  ].filter(Boolean).join(' ');
}

function rangeOf({ minimum, maximum }: Schema): string {
  // The largest number of the machine is no limit that anybody meets.
  const most = maximum !== undefined && maximum < 2 ** 31 - 1 ? maximum : undefined;
  if (minimum !== undefined && most !== undefined) return t('From {least} to {most}.', { least: formatCount(minimum), most: formatCount(most) });
  if (minimum) return t('{least} or more.', { least: formatCount(minimum) });
  return most === undefined ? '' : t('{most} or less.', { most: formatCount(most) });
}

/** A default, as it is written into the control. */
export function textOf(value: unknown): string {
  if (typeof value === 'number') return formatCount(value);
  return typeof value === 'string' ? value : '';
}

/** What is edited: every setting there is, null where none is set. An object with free names is edited as its JSON. */
export function editedOf(schema: Schema, values: Values): Values {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, own]) => {
      const value = values[name];
      if (own.properties) return [name, editedOf(own, (value ?? {}) as Values)];
      if (own.writeOnly && own.type !== 'object') return [name, undefined];
      if (own.type === 'object') return [name, value && Object.keys(value).length > 0 ? JSON.stringify(value, null, 2) : ''];
      return [name, value ?? (own.type === 'string' || own.enum ? '' : null)];
    }),
  );
}

/** What differs from before, as the server takes it: null for what is to have its default again. */
export function changesOf(schema: Schema, before: Values, after: Values): Values {
  const changes: Values = {};
  for (const [name, own] of Object.entries(schema.properties ?? {})) {
    const [old, now] = [before[name], after[name]];
    if (own.properties) {
      const inner = changesOf(own, old as Values, now as Values);
      if (Object.keys(inner).length > 0) changes[name] = inner;
    } else if (JSON.stringify(old) !== JSON.stringify(now)) changes[name] = sent(own, old, now);
  }
  return changes;
}

function sent(schema: Schema, old: unknown, now: unknown): unknown {
  if (schema.type !== 'object') return now === '' || now === undefined || (Array.isArray(now) && now.length === 0) ? null : now;
  const before = old ? (JSON.parse(String(old)) as Values) : {};
  // What is no JSON goes as it is: the server says what is wrong, beside it.
  const after = parsed(String(now ?? ''));
  if (after === undefined) return now;
  return { ...Object.fromEntries(Object.keys(before).map((name) => [name, null])), ...after };
}

function parsed(text: string): Values | undefined {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : undefined;
  } catch {
    return undefined;
  }
}
