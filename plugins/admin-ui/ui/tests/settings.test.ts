import { describe, expect, it } from 'vitest';
import { formatSize, fromNow } from '../src/lib/format';
import { shiftedProviders, kindOf, larkSiteOf, newProvider } from '../src/lib/schema/oauth2';
import { backupNameFault } from '../src/lib/settings/backup-name';
import { nextRun, parseCron } from '../src/lib/settings/cron';
import { labelSuggestions, sortRules } from '../src/lib/settings/rate-limits';
import { SettingsForm } from '../src/lib/settings/settings-form.svelte';
import { mayChange, sortRows } from '../src/lib/settings/sql';
import type { Settings } from '../src/lib/settings/types';
import { addTags, splitTags } from '../src/lib/tags';

describe('a job on a clock', () => {
  const at = (expression: string, from: string) => nextRun(expression, new Date(from))?.toISOString() ?? null;

  it('runs at the next time that fits all parts', () => {
    expect(at('*/15 * * * *', '2026-01-31T12:16:00Z')).toBe('2026-01-31T12:30:00.000Z');
    expect(at('@daily', '2026-01-31T12:16:00Z')).toBe('2026-02-01T00:00:00.000Z');
    expect(at('0 0 * * 1,3', '2026-01-31T12:16:00Z')).toBe('2026-02-02T00:00:00.000Z');
    expect(at('0 0 29 2 *', '2026-01-31T12:16:00Z')).toBe('2028-02-29T00:00:00.000Z');
  });
  it('is not now but after now', () => expect(at('0 12 * * *', '2026-01-31T12:00:00Z')).toBe('2026-02-01T12:00:00.000Z'));
  it('never runs on a day that never comes', () => expect(at('0 0 31 2 *', '2026-01-31T12:00:00Z')).toBeNull());
  it.each(['', '* * * *', '60 * * * *', '2/3 * * * *', '5-1 * * * *', '* * * * 7', '*/0 * * * *', '@never'])('is not made of %j', (expression) => expect(parseCron(expression)).toBeNull());
});

describe('rules of rate limits', () => {
  it('stand in the order in which they count', () => {
    const labels = ['/api/', '*:create', 'POST /api/', '/api/batch', 'posts:create', '/api/files/', 'POST /api/batch'];
    expect(sortRules(labels.map((label) => ({ label, audience: '', duration: 1, maxRequests: 1 }))).map((rule) => rule.label)).toEqual([
      'posts:create', '*:create', 'POST /api/batch', 'POST /api/', '/api/batch', '/api/files/', '/api/',
    ]);
  });
  it('are suggested for each collection by what it can do', () => {
    const labels = labelSuggestions([{ name: 'posts', type: 'base' }, { name: 'users', type: 'auth' }]);
    expect(labels).toContain('posts:create');
    expect(labels).toContain('users:authWithPassword');
    expect(labels).not.toContain('posts:authWithPassword');
  });
});

describe('a part of the settings', () => {
  const all = { meta: { appName: 'A' }, smtp: { enabled: false, host: 'h' } } as unknown as Settings;
  const make = () => new SettingsForm(({ smtp }: Settings) => ({ smtp }), all);

  it('is all that is sent', () => expect(make().payload).toEqual({ smtp: { enabled: false, host: 'h' } }));
  it('is changed until it is reset, and leaves what it was made from alone', () => {
    const form = make();
    form.value.smtp.host = 'x';
    expect(form.dirty).toBe(true);
    expect(all.smtp.host).toBe('h');
    form.reset();
    expect(form.dirty).toBe(false);
  });
  it('sends no secret that nobody has typed', () => {
    const form = make();
    expect(JSON.stringify(form.payload)).not.toContain('password');
    form.value.smtp.password = '';
    expect(JSON.parse(JSON.stringify(form.payload)).smtp.password).toBe('');
  });
});

describe('the SQL console', () => {
  it('asks before what may change something', () => {
    expect(['select 1', 'SELECT * FROM updates', 'delete from x', 'with a as (select 1) update b set c=1', 'pragma x'].map(mayChange)).toEqual([false, false, true, true, true]);
  });
  it('sorts numbers as numbers, NULL first', () => {
    expect(sortRows([['10'], [null], ['9']], 0, false)).toEqual([[null], ['9'], ['10']]);
    expect(sortRows([['b'], ['a'], ['10']], 0, true)).toEqual([['b'], ['a'], ['10']]);
  });
});

describe('small things', () => {
  it('sizes can be read', () => expect([0, 1023, 1536, 5_242_880, 123_456_789].map(formatSize)).toEqual(['0 bytes', '1,023 bytes', '1.5 KB', '5.0 MB', '118 MB']));
  it('times are told from now', () => {
    const now = new Date('2026-01-31T12:00:00Z');
    expect(fromNow(new Date('2026-01-31T15:00:00Z'), now, 'en')).toBe('in 3 hours');
    expect(fromNow(new Date('2026-01-31T11:58:00Z'), now, 'en')).toBe('2 minutes ago');
  });
  it('names of backups have small letters only', () => expect(['', 'a-b_1.zip', 'A.zip', 'a.tar'].map((name) => backupNameFault(name) === '')).toEqual([true, true, false, false]));
  it('lists are cut and kept without doubles', () => expect(addTags(['a'], splitTags(' b, a ,,c', /,/))).toEqual(['a', 'b', 'c']));
});

describe('providers of OAuth2', () => {
  it('have settings of their kind', () => expect(['oidc2', 'gitea', 'google', 'apple'].map(kindOf)).toEqual(['oidc', 'selfHosted', 'plain', 'apple']));
  it('of Lark tell their site', () => expect([larkSiteOf(newProvider('lark')), larkSiteOf({ ...newProvider('lark'), authURL: 'https://accounts.larksuite.com/x' })]).toEqual(['feishu', 'lark']));
  it('are told when they move to the place of another one without their secret', () => {
    const [one, two] = ['google', 'github'].map((name) => ({ ...newProvider(name), clientSecret: undefined }));
    expect(shiftedProviders([one!, two!], [two!])).toEqual(['github']);
    expect(shiftedProviders([one!, two!], [{ ...two!, clientSecret: 'new' }])).toEqual([]);
    expect(shiftedProviders([one!, two!], [one!, two!])).toEqual([]);
  });
});
