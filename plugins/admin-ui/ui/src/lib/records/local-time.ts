import { parseDate } from '../format';

const pad = (n: number, length = 2) => String(n).padStart(length, '0');

/** What the server stores, as an input for a local date and time takes it. */
export function toLocalInput(stored: string): string {
  const date = parseDate(stored);
  if (!date) return '';
  const day = `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

/** What such an input holds, as the server stores it. */
export function fromLocalInput(text: string): string {
  const date = text === '' ? null : new Date(text);
  return !date || Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('T', ' ');
}

/** The name of the local time zone, such as `Europe/Berlin`. */
export function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
