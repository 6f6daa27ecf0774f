/** The entries of a text that was typed or pasted. */
export function splitTags(text: string, separator: RegExp): string[] {
  return text.split(separator).map((part) => part.trim()).filter(Boolean);
}

export function addTags(list: readonly string[], added: readonly string[]): string[] {
  return [...new Set([...list, ...added])];
}
