/** Hands a text to the browser as a file to keep. */
export function downloadText(name: string, text: string, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  downloadFrom(address, name);
  // Some browsers read the file a moment after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function downloadFrom(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

export function downloadJson(name: string, value: unknown): void {
  downloadText(name, JSON.stringify(value, null, 2));
}

/** One line of a CSV file. Texts that a spreadsheet would run as a formula are kept as texts, by a mark that an import takes off again. */
export function csvLine(values: readonly unknown[]): string {
  return values.map(csvCell).join(',');
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const safe = typeof value === 'string' && /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
