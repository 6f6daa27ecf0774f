import type { CollectionField } from 'pocketbase';
import type { Source } from './source';
import { isImportable } from './values';

/** Which field a column goes to, by the names of both; an empty one is left out. */
export type Mapping = Readonly<Record<string, string>>;

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** What the names suggest: the same name, or the same but for case, blanks and signs. */
export function guessMapping(columns: readonly string[], fields: readonly CollectionField[]): Mapping {
  const free = fields.filter(isImportable);
  const chosen = new Map<string, string>();
  for (const same of [(column: string, name: string) => column === name, (column: string, name: string) => plain(column) === plain(name)]) {
    for (const column of columns.filter((one) => !chosen.has(one))) {
      const at = free.findIndex((field) => same(column, field.name));
      if (at >= 0) chosen.set(column, free.splice(at, 1)[0]!.name);
    }
  }
  return Object.fromEntries(columns.map((column) => [column, chosen.get(column) ?? '']));
}

/** With one more choice: a field takes one column, so another that had it before loses it. */
export function mapColumn(mapping: Mapping, column: string, field: string): Mapping {
  const others = Object.entries(mapping).map(([name, target]) => [name, target === field ? '' : target] as const);
  return { ...Object.fromEntries(others), [column]: field };
}

/** The values of the first rows of a column, to see what is in it. */
export function samplesOf(source: Source, column: string, count: number): string[] {
  return source.rows.slice(0, count).map(({ values }) => {
    const value = values[column] ?? '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}
