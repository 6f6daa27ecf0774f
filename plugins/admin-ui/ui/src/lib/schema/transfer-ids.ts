/** Names of indexes end with the id of their collection, often: those follow it. */
export function renameIndexId(sql: string, from: string, to: string): string {
  return from === to || !from ? sql : sql.replaceAll(`_${from}`, `_${to}`);
}
