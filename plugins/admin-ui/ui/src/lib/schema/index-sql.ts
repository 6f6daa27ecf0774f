export interface IndexColumn {
  /** A name, or an expression. */
  name: string;
  collate: string;
  sort: string;
}

/** The parts of a `CREATE INDEX` statement. */
export interface IndexParts {
  unique: boolean;
  optional: boolean;
  schema: string;
  name: string;
  table: string;
  columns: IndexColumn[];
  where: string;
}

const statement =
  /^\s*create\s+(unique\s+)?index\s*(if\s+not\s+exists\s+)?(?:([`"[\]\w]+)\s*\.\s*)?(`[^`]*`|"[^"]*"|\[[^\]]*\]|\w+)?\s+on\s+(``|`[^`]*`|"[^"]*"|\[[^\]]*\]|\w+)\s*\(([\s\S]*)\)\s*(?:where\s+([\s\S]+?))?\s*;?\s*$/i;
const column = /^([\s\S]+?)(?:\s+collate\s+([\w]+))?(?:\s+(asc|desc))?$/i;

/** Null for a statement that is not understood; it is left as it was written. */
export function parseIndex(sql: string): IndexParts | null {
  const whole = splitWhere(sql);
  const found = statement.exec(whole.head);
  if (!found) return null;
  const [, unique, optional, schema = '', name = '', table = '', list = ''] = found;
  const columns = splitColumns(list).map(parseColumn);
  return { unique: unique !== undefined, optional: optional !== undefined, schema: bare(schema), name: bare(name), table: bare(table), columns, where: whole.where };
}

export function formatIndex({ unique, optional, schema, name, table, columns, where }: IndexParts): string {
  const head = `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${optional ? 'IF NOT EXISTS ' : ''}${schema ? `\`${schema}\`.` : ''}\`${name}\` ON \`${table}\``;
  const list = columns.map((one) => [/^\w+$/.test(one.name) ? `\`${one.name}\`` : one.name, one.collate && `COLLATE ${one.collate}`, one.sort].filter(Boolean).join(' '));
  return `${head} (${columns.length > 1 ? `\n  ${list.join(',\n  ')}\n` : list.join('')})${where ? ` WHERE ${where}` : ''}`;
}

export function renameColumn(sql: string, from: string, to: string): string {
  const parts = parseIndex(sql);
  if (!parts) return sql;
  const columns = parts.columns.map((one) => (one.name.toLowerCase() === from.toLowerCase() ? { ...one, name: to } : one));
  const quoted = new RegExp(`([\`"\\[])${from}([\`"\\]])`, 'gi');
  return formatIndex({ ...parts, columns, where: parts.where.replace(quoted, (_, open: string, close: string) => open + to + close) });
}

export function renameTable(sql: string, table: string): string {
  const parts = parseIndex(sql);
  return parts && parts.table !== table ? formatIndex({ ...parts, table }) : sql;
}

/** The fields that can serve to sign in: those with an index of their own that lets each value be once. */
export function uniqueColumns(indexes: readonly string[]): string[] {
  const single = indexes.map(parseIndex).filter((parts) => parts?.unique && parts.columns.length === 1);
  return single.map((parts) => parts!.columns[0]!.name);
}

/** The condition stands behind the list of columns: a bracket or the word in a text must not mislead. */
function splitWhere(sql: string): { head: string; where: string } {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < sql.length; at++) {
    const char = sql[at]!;
    if (quote) quote = char === quote ? '' : quote;
    else if (char === "'" || char === '"' || char === '`') quote = char;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) {
      const rest = /^\s*where\s+([\s\S]+?)\s*;?\s*$/i.exec(sql.slice(at + 1));
      return { head: sql.slice(0, at + 1), where: rest?.[1] ?? '' };
    }
  }
  return { head: sql, where: '' };
}

function splitColumns(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= list.length; at++) {
    const char = list[at];
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === undefined || (char === ',' && depth === 0)) {
      parts.push(list.slice(start, at));
      start = at + 1;
    }
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

function parseColumn(text: string): IndexColumn {
  const [, name = text, collate = '', sort = ''] = column.exec(text) ?? [];
  return { name: bare(name), collate, sort: sort.toUpperCase() };
}

const bare = (text: string) => text.trim().replace(/^[`"[](.*)[`"\]]$/s, '$1');
