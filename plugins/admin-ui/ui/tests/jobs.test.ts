import { describe, expect, it } from 'vitest';
import { formatDuration } from '../src/lib/format';
import { filterRuns, isBusy, lastRuns, sortCrons, type FinishedRun, type WaitingRun } from '../src/lib/settings/jobs';

const run = (job: string, succeeded: boolean, started: string): FinishedRun => ({ plugin: 'p', job, succeeded, attempts: 1, started, duration: 1, error: succeeded ? '' : 'no' });
const waits = (more: Partial<WaitingRun>): WaitingRun => ({ plugin: 'p', job: 'a', running: false, failedAttempts: 0, due: '', ...more });
const runs = [run('a', false, '2026-01-02'), run('b', true, '2026-01-02'), run('a', true, '2026-01-01')];

it('those of the application come before the system, by name', () => {
  expect(sortCrons(['__pbB__', 'z', '__pbA__', 'a'].map((id) => ({ id, expression: '* * * * *' }))).map((one) => one.id)).toEqual(['a', 'z', '__pbB__', '__pbA__']);
});

describe('runs', () => {
  it('are told of each job by the last one', () => expect([...lastRuns(runs)].map(([job, one]) => [job, one.succeeded])).toEqual([['a', false], ['b', true]]));
  it('are found by job and by failure', () => {
    expect(filterRuns(runs, '', false)).toHaveLength(3);
    expect(filterRuns(runs, 'a', false)).toHaveLength(2);
    expect(filterRuns(runs, 'a', true)).toEqual([runs[0]]);
  });
});

describe('a change is near', () => {
  const now = new Date('2026-01-31T12:00:00Z');
  it.each([
    ['while something runs', [waits({ running: true, due: '' })], true],
    ['when it is the turn of something', [waits({ due: '' })], true],
    ['when the time has come', [waits({ due: '2026-01-31 12:00:00.000Z' })], true],
    ['not before its time', [waits({ due: '2026-01-31 12:05:00.000Z' })], false],
    ['not without anything that waits', [], false],
  ])('%s', (_, waiting, busy) => expect(isBusy(waiting, now)).toBe(busy));
});

it.each([[0.4, '0.4 ms'], [40.7, '41 ms'], [999.7, '1 s'], [1300, '1.3 s'], [59_990, '1 min 0 s'], [125_000, '2 min 5 s'], [3_780_000, '1 h 3 min']])('%d milliseconds are %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
