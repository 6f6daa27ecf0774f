import type { LogModel } from 'pocketbase';
import { describe, expect, it } from 'vitest';
import { areaPath, clampRange, fullRange, pointsOf, ticks, timeTicks } from '../src/lib/logs/chart';
import { exportName } from '../src/lib/logs/export-name';
import { factsOf, levelOf, propertiesOf } from '../src/lib/logs/log';
import { logFilter, logSuggestions } from '../src/lib/logs/log-filter';

const hour = 3_600_000;
const log = (data: Record<string, unknown>, more: Partial<LogModel> = {}): LogModel => ({ id: 'l1', created: '2026-01-31 12:30:00.123Z', updated: '', message: 'm', level: 0 as unknown as string, data, ...more });

describe('the filter of the logs', () => {
  it('looks for a plain text in level, message and data', () => expect(logFilter('oops', true)).toBe('(level~"oops"||message~"oops"||data~"oops")'));
  it('takes an expression as it is', () => expect(logFilter(' level > 0 ', true)).toBe('(level > 0)'));
  it('leaves out superusers unless they are asked for', () => {
    expect(logFilter('', false)).toBe("data.auth!='_superusers'");
    expect(logFilter('a=1||b=2', false, ['c<3'])).toBe("(a=1||b=2)&&data.auth!='_superusers'&&c<3");
  });
  it('knows what a log has', () => expect(logSuggestions('stat').map((one) => one.text)).toEqual(['data.status']));
});

describe('a log', () => {
  it('has a level with a name', () => expect([-4, 0, 4, 8, 3].map((level) => levelOf(level).label)).toEqual(['DEBUG', 'INFO', 'WARN', 'ERROR', 'UNKN']));
  it('of a request shows the usual things, and what went wrong', () => {
    const facts = factsOf(log({ type: 'request', status: 400, execTime: 1.23456, auth: '', url: '/x', error: 'No.' }));
    expect(facts).toEqual([
      { name: 'status', text: '400', bad: false },
      { name: 'execTime', text: '1.23 ms', bad: false },
      { name: 'error', text: 'No.', bad: true },
    ]);
  });
  it('of another kind shows its first six', () => expect(factsOf(log({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 })).map((one) => one.name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']));
  it('lists known properties before others', () => expect(propertiesOf(log({ zebra: 1, status: 200 })).map(([name]) => name).slice(-2)).toEqual(['data.status', 'data.zebra']));
  it('is exported under its time', () => {
    expect(exportName([log({})])).toBe('log_20260131123000.json');
    expect(exportName([log({}), log({}, { created: '2026-01-30 01:00:00.000Z' })])).toBe('logs_20260130010000_20260131123000.json');
  });
});

describe('the chart of the logs', () => {
  const points = pointsOf([{ date: '2026-01-31 10:00:00.000Z', total: 4 }, { date: '2026-01-31 13:00:00.000Z', total: 2 }]);

  it('fills the hours without logs with zero', () => expect(points.map((point) => point.total)).toEqual([4, 0, 0, 2]));
  it('spans some hours at least', () => expect(fullRange(points).to - fullRange(points).from).toBe(6 * hour));
  it('is never zoomed below an hour, nor moved beyond its ends', () => {
    const whole = { from: 0, to: 10 * hour };
    expect(clampRange({ from: 5, to: 6 }, whole)).toEqual({ from: 5, to: 5 + hour });
    expect(clampRange({ from: -2 * hour, to: 2 * hour }, whole)).toEqual({ from: 0, to: 4 * hour });
    expect(clampRange({ from: -hour, to: 20 * hour }, whole)).toEqual(whole);
  });
  it('draws steps', () => expect(areaPath([{ time: 0, total: 1 }, { time: hour, total: 2 }], { from: 0, to: 2 * hour }, 100, 10, 2)).toBe('M0.0,10L0.0,5.0L50.0,5.0L50.0,0.0L100.0,0.0L100.0,10Z'));
  it('has lines at round numbers', () => expect([ticks(0), ticks(1), ticks(7), ticks(100)]).toEqual([[], [1], [5], [50, 100]]));
  it('has times that fit', () => expect(timeTicks({ from: 0, to: 12 * hour }, 4)).toEqual([0, 3, 6, 9, 12].slice(0, 5).map((at) => at * hour)));
});
