export interface SqlResult {
  execTime: number;
  affectedRows: number;
  columns: { name: string; type: string }[];
  rows: (string | null)[][];
}

const dangerous = /\b(ALTER|REPLACE|INSERT|CREATE|UPDATE|DELETE|DROP|DETACH|PRAGMA)\b/i;

/** Whether a statement may change something: it is asked about. */
export function mayChange(query: string): boolean {
  return dangerous.test(query);
}

/** The rows in the order of a column: as numbers where all are, else as texts; NULL first. */
export function sortRows(rows: readonly (string | null)[][], column: number, descending: boolean): (string | null)[][] {
  const numbers = rows.every((row) => row[column] === null || (row[column] !== '' && !Number.isNaN(Number(row[column]))));
  const compare = (one: string | null, other: string | null) => {
    if (one === null || other === null) return one === other ? 0 : one === null ? -1 : 1;
    if (numbers) return Number(one) - Number(other);
    return one < other ? -1 : one > other ? 1 : 0;
  };
  return [...rows].sort((one, other) => compare(one[column] ?? null, other[column] ?? null) * (descending ? -1 : 1));
}
