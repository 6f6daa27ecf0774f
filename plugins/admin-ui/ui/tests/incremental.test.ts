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
  const at = (dataDirectory: string, incrementalDir = '') => ({ dataDirectory, incrementalDir });
  it('name the time by UTC, and the data directory of the server', () =>
    expect(restoreCommands('2026-11-30 11:59:00.123Z', at('/srv/pb_data'))).toEqual({
      list: 'holdall backup incremental list --dir /srv/pb_data',
      look: 'holdall backup incremental restore --at 2026-11-30T11:59:00Z --to look.db --dir /srv/pb_data',
      restore: 'holdall backup incremental restore --at 2026-11-30T11:59:00Z --force --dir /srv/pb_data',
    }));
  it('name no time where none is chosen', () => expect(restoreCommands('', at('/srv/pb_data')).restore).toBe('holdall backup incremental restore --force --dir /srv/pb_data'));
  it.each([
    ['/srv/my data', '', "'/srv/my data'"],
    ["/srv/$HOME it's", '', "'/srv/$HOME it'\\''s'"],
    ['C:\\my data', '', '"C:\\my data"'],
    ['C:\\data', 'D:\\backups', 'C:\\data --incrementalDir D:\\backups'],
    ['/srv/pb_data', '/mnt/my disk', "/srv/pb_data --incrementalDir '/mnt/my disk'"],
  ])('write %s as a shell takes it', (data, folder, words) => expect(restoreCommands('', at(data, folder)).list).toBe(`holdall backup incremental list --dir ${words}`));
});
