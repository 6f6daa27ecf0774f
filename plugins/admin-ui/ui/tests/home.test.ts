import { describe, expect, it } from 'vitest';
import { dayPoints, dayStart, failingJobs, newest, requestFilter, shareText } from '../src/lib/home';

const now = new Date('2026-01-31T12:34:56.000Z');

describe('the last day', () => {
  it('are 24 hours, this one included, those without requests too', () => {
    const points = dayPoints([{ date: '2026-01-31 12:00:00.000Z', total: 3 }, { date: '2026-01-30 13:00:00.000Z', total: 2 }, { date: '2026-01-30 12:00:00.000Z', total: 9 }], now);
    expect(points).toHaveLength(24);
    expect([points[0]!.total, points[1]!.total, points[23]!.total]).toEqual([2, 0, 3]);
    expect(new Date(dayStart(now)).toISOString()).toBe('2026-01-30T13:00:00.000Z');
  });
  it('is asked for without what superusers did', () => {
    expect(requestFilter(now, ['data.status>=400'])).toBe(`data.auth!='_superusers'&&data.type='request'&&created>='2026-01-30 13:00:00.000Z'&&data.status>=400`);
  });
});

it.each([[0, 100, 'none'], [0, 0, 'none'], [1, 10_000, '< 0.1 %'], [4, 1000, '0.4 %'], [1, 3, '33 %']])('%d of %d are %s', (part, whole, text) => expect(shareText(part, whole)).toBe(text));

it('a job that failed and then succeeded fails no more', () => {
  const run = (job: string, succeeded: boolean) => ({ plugin: '', job, succeeded, attempts: 1, started: '', duration: 1, error: '' });
  expect(failingJobs([run('a', true), run('b', false), run('a', false), run('b', true)]).map((one) => one.job)).toEqual(['b']);
});

it('the last backup is the newest', () => {
  expect(newest(['2026-01-01', '2026-01-03', '2026-01-02'].map((modified) => ({ modified })))).toEqual({ modified: '2026-01-03' });
  expect(newest([])).toBeUndefined();
});
