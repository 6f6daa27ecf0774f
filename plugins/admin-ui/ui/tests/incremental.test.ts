import { describe, expect, it } from 'vitest';
import { pickIncremental, restoreCommands } from '../src/lib/settings/incremental';
import type { Settings } from '../src/lib/settings/types';

const settings = (backups: object) => ({ backups: { cron: '', cronMaxKeep: 3, s3: {}, ...backups } }) as unknown as Settings;

describe('the form of incremental backups', () => {
  it('begins with what holds at first, where the server says nothing', () =>
    expect(pickIncremental(settings({}))).toEqual({ backups: { incremental: { enabled: false, interval: 10, baseInterval: 24, keepDays: 7 } } }));
  it('shows what is set, and sends nothing else of the backups', () => {
    const incremental = { enabled: true, interval: 5, baseInterval: 12, keepDays: 30 };
    expect(pickIncremental(settings({ incremental }))).toEqual({ backups: { incremental } });
  });
});

describe('the commands of a restore', () => {
  it('name the time by UTC', () =>
    expect(restoreCommands('2026-11-30 11:59:00.123Z', 'backups')).toEqual({
      list: 'holdall backup incremental list',
      look: 'holdall backup incremental restore --at 2026-11-30T11:59:00Z --to look.db',
      restore: 'holdall backup incremental restore --at 2026-11-30T11:59:00Z --force',
    }));
  it('name none where none is chosen', () => expect(restoreCommands('', 'backups').restore).toBe('holdall backup incremental restore --force'));
  it.each([
    ['/mnt/other/incremental', ' --incrementalDir /mnt/other/incremental'],
    ['/mnt/my disk/$a', ' --incrementalDir "/mnt/my disk/\\$a"'],
    ['D:\\backups', ' --incrementalDir D:\\backups'],
    ['my-bucket', ''],
    ['', ''],
  ])('name the folder %s', (place, option) => expect(restoreCommands('', place).list).toBe('holdall backup incremental list' + option));
});
