/** What somebody types, as a name that the server takes: letters, digits and underscores. */
export function toName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\-.]+/g, '_')
    .replace(/\W/g, '');
}

/** The name itself, or with the first number that makes it new. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  if (!used.has(name.toLowerCase())) return name;
  let number = 2;
  while (used.has(`${name}${number}`.toLowerCase())) number++;
  return `${name}${number}`;
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

export function randomText(length: number, alphabet = letters): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(length)), (number) => alphabet[number % alphabet.length]).join('');
}
