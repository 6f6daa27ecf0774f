import { parseCsv } from './csv';

/** One record to be, as it stands in the file: the values by the names of the columns. */
export interface SourceRow {
  /** Counted from 1, as people count. */
  number: number;
  values: Readonly<Record<string, unknown>>;
}

export interface Source {
  format: 'csv' | 'json';
  columns: string[];
  rows: SourceRow[];
}

export type Parsed = { source: Source; fault?: undefined } | { source?: undefined; fault: string };

/** What a text holds: JSON where it begins like JSON, a table otherwise. */
export function parseSource(text: string): Parsed {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return { fault: 'There is nothing in it.' };
  const parsed = /^[[{]/.test(trimmed) ? parseJson(trimmed) : parseTable(trimmed);
  return parsed.source?.rows.length === 0 ? { fault: 'There are no records in it.' } : parsed;
}

function parseJson(text: string): Parsed {
  const read = jsonItems(text);
  if (typeof read === 'string') return { fault: read };
  const odd = read.findIndex((one) => typeof one !== 'object' || one === null || Array.isArray(one));
  if (odd >= 0) return { fault: `Entry ${odd + 1} is no object.` };
  const objects = read as Record<string, unknown>[];
  const columns = [...new Set(objects.flatMap((one) => Object.keys(one)))];
  return { source: { format: 'json', columns, rows: objects.map((values, at) => ({ number: at + 1, values })) } };
}

/** A list, one object, an answer of the API, or an object in each line. */
function jsonItems(text: string): unknown[] | string {
  try {
    const value = JSON.parse(text) as unknown;
    if (Array.isArray(value)) return value;
    const { items } = value as { items?: unknown };
    return Array.isArray(items) ? items : [value];
  } catch (error) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    if (lines.length > 1 && lines.every((line) => line.startsWith('{') && line.trimEnd().endsWith('}'))) {
      try {
        return lines.map((line) => JSON.parse(line) as unknown);
      } catch {
        // The first message says more about the whole.
      }
    }
    return `This is not valid JSON: ${(error as Error).message}`;
  }
}

function parseTable(text: string): Parsed {
  const [head = [], ...lines] = parseCsv(text);
  const columns = head.map((name) => name.trim());
  const twice = columns.find((name, at) => columns.indexOf(name) !== at);
  if (twice !== undefined) return { fault: twice ? `There are two columns named “${twice}”.` : 'Some columns have no name.' };
  const rows = lines.map((cells, at) => ({ number: at + 1, values: Object.fromEntries(columns.map((name, column) => [name, cells[column] ?? ''])) }));
  return { source: { format: 'csv', columns, rows } };
}

/** The text of a file. What is no UTF-8 comes from an old spreadsheet. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
