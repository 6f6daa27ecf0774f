/** The history with a statement on top. */
export function remember(history: readonly string[], query: string, most: number): string[] {
  return [query, ...history.filter((one) => one !== query)].slice(0, most);
}
