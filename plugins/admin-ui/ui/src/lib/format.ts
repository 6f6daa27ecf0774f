import { t, written } from './i18n/i18n';
import { dateFormat, numberFormat } from './intl';

const pad = (n: number) => String(n).padStart(2, '0');

/** The server writes `2026-01-31 12:30:00.000Z`; anything else gives null. */
export function parseDate(value: unknown): Date | null {
  if (typeof value !== 'string' || value === '') return null;
  const date = new Date(value.replace(' ', 'T'));
  return Number.isNaN(date.getTime()) ? null : date;
}

export function utcParts(date: Date): { day: string; time: string } {
  return {
    day: `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`,
    time: `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`,
  };
}

/** The same as it is read: the day as the language has it. English has several ways, so it keeps the one that nobody mistakes. */
export function readableUtc(date: Date, locale: string | undefined = written): { day: string; time: string } {
  const parts = utcParts(date);
  if (!locale || locale.startsWith('en')) return parts;
  return { ...parts, day: dateFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' }).format(date) };
}

export function localDate(date: Date, locale: string | undefined = written, timeZone?: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'long', ...(timeZone ? { timeZone } : {}) }).format(date);
}

export function formatCount(count: number, locale: string | undefined = written): string {
  return numberFormat(locale).format(count);
}

/** A number with as many digits behind the point, where the language has its point. */
function formatDecimal(number: number, digits: number): string {
  return numberFormat(written, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(number);
}

/** A number as people wrote it: without the digits that binary fractions add at the end. */
export function formatNumber(value: unknown, locale: string | undefined = written): string {
  if (typeof value !== 'number' || !Number.isFinite(value) || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(15))).replace('.', decimalPoint(locale));
}

function decimalPoint(locale: string | undefined): string {
  return numberFormat(locale).formatToParts(0.5).find((part) => part.type === 'decimal')?.value ?? '.';
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" };

/** The words of a rich text, without its markup. */
export function plainText(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

export function cut(text: string, max: number): string {
  return text.length > max ? text.slice(0, max).trimEnd() + '…' : text;
}

/** One value or many, as a list without the empty ones. */
export function listOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((one) => one !== null && one !== undefined && one !== '').map(String);
}

/** Only addresses that are safe to follow from the dashboard become links. */
export function safeLink(value: string): string | null {
  try {
    const { protocol } = new URL(value);
    return protocol === 'http:' || protocol === 'https:' ? value : null;
  } catch {
    return null;
  }
}

/** The same, with the breaks between blocks kept. */
export function paragraphs(html: string): string[] {
  return html
    .split(/<\/(?:p|div|h[1-6]|li|tr|blockquote|pre)>|<br\s*\/?>/i)
    .map(plainText)
    .filter((text) => text !== '');
}

const units = ['', 'KB', 'MB', 'GB', 'TB'];

export function formatSize(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  const number = bytes / 1024 ** power;
  return `${formatDecimal(number, power === 0 || number >= 100 ? 0 : 1)} ${power === 0 ? t('bytes') : units[power]}`;
}

/** How long until a time, or since it: "in 3 hours". */
export function fromNow(date: Date, now: Date, locale: string | undefined = written): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]];
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

/** How long something took: "41 ms", "1.3 s", "2 min 5 s". */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${formatCount(milliseconds < 9.95 ? Number(milliseconds.toFixed(1)) : Math.round(milliseconds))} ms`;
  if (milliseconds < 59_950) return `${formatCount(Number((milliseconds / 1000).toFixed(1)))} s`;
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
