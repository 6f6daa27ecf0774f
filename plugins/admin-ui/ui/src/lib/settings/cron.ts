import type { Message } from '../i18n/de';

const macros: Record<string, string> = {
  '@yearly': '0 0 1 1 *', '@annually': '0 0 1 1 *', '@monthly': '0 0 1 * *', '@weekly': '0 0 * * 0', '@daily': '0 0 * * *', '@midnight': '0 0 * * *', '@hourly': '0 * * * *',
};

const ranges: [from: number, to: number][] = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 6]];

export const cronPresets: { label: Message; expression: string }[] = [
  { label: 'Every day at midnight', expression: '0 0 * * *' },
  { label: 'Every Sunday', expression: '0 0 * * 0' },
  { label: 'Monday and Wednesday', expression: '0 0 * * 1,3' },
  { label: 'First of the month', expression: '0 0 1 * *' },
];

export const cronMacros = Object.keys(macros);

/** The minutes, hours, days, months and week days of an expression; null for one that is not valid. */
export function parseCron(expression: string): Set<number>[] | null {
  const parts = (macros[expression] ?? expression).split(' ');
  if (parts.length !== ranges.length) return null;
  const sets = parts.map((part, at) => parseSegment(part, ...ranges[at]!));
  return sets.every((one) => one !== null) ? sets : null;
}

function parseSegment(segment: string, lowest: number, highest: number): Set<number> | null {
  const found = new Set<number>();
  for (const part of segment.split(',')) {
    const match = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) return null;
    const [, all, start, end, step = '1'] = match;
    const from = all ? lowest : Number(start);
    const to = all ? highest : Number(end ?? start);
    const by = Number(step);
    if (from < lowest || to > highest || to < from || by < 1 || by > highest || (!all && !end && by > 1)) return null;
    for (let number = from; number <= to; number += by) found.add(number);
  }
  return found;
}

/** When a job runs next, by the clock of the server (UTC); null if never within four years. */
export function nextRun(expression: string, after: Date): Date | null {
  const parsed = parseCron(expression);
  if (!parsed) return null;
  const [minutes, hours, days, months, weekDays] = parsed as [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>];
  const day = new Date(Date.UTC(after.getUTCFullYear(), after.getUTCMonth(), after.getUTCDate()));
  for (let count = 0; count < 4 * 366; count++, day.setUTCDate(day.getUTCDate() + 1)) {
    if (!months.has(day.getUTCMonth() + 1) || !days.has(day.getUTCDate()) || !weekDays.has(day.getUTCDay())) continue;
    for (let minute = 0; minute < 24 * 60; minute++) {
      const at = new Date(day.getTime() + minute * 60_000);
      if (at > after && hours.has(at.getUTCHours()) && minutes.has(at.getUTCMinutes())) return at;
    }
  }
  return null;
}
