import { ClientResponseError } from 'pocketbase';
import { describe, expect, it } from 'vitest';
import { csvOf, withoutExpand } from '../src/lib/records/export';
import { parseCsv } from '../src/lib/records/import/csv';
import { guessMapping, mapColumn } from '../src/lib/records/import/mapping';
import { planImport, type PlannedRow, type RowFault } from '../src/lib/records/import/plan';
import { sendRows } from '../src/lib/records/import/send';
import { parseSource, textOf, type Source } from '../src/lib/records/import/source';
import { importedValue } from '../src/lib/records/import/values';
import { collection, field, record } from './some';

const sourceOf = (text: string): Source => parseSource(text).source!;

describe('a table', () => {
  it.each([
    ['a,b\r\n1,2\r\n', [['a', 'b'], ['1', '2']]],
    ['"a ""b""","x\ny"\n,', [['a "b"', 'x\ny'], ['', '']]],
    ['a;b\n"1;2";3,5', [['a', 'b'], ['1;2', '3,5']]],
    ['a\tb\n\n1\t2', [['a', 'b'], ['1', '2']]],
    ['"a"x,b\n"open', [['ax', 'b'], ['open']]],
  ])('%j is read', (text, rows) => expect(parseCsv(text)).toEqual(rows));

  it('of a hundred thousand cells is read at once', () => {
    const text = 'a,b\n' + '"x, y",12\n'.repeat(50_000);
    const start = performance.now();
    expect(parseCsv(text)).toHaveLength(50_001);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

describe('the text of an import', () => {
  it.each([
    ['[{"a":1},{"b":2}]', ['a', 'b'], 2],
    ['{"a":1}', ['a'], 1],
    ['{"page":1,"items":[{"a":1},{"a":2}]}', ['a'], 2],
    ['{"a":1}\n{"a":2}', ['a'], 2],
    ['\uFEFFa,b\n1,2', ['a', 'b'], 1],
  ])('%j has columns and rows', (text, columns, count) => {
    const source = sourceOf(text);
    expect([source.columns, source.rows.length]).toEqual([columns, count]);
  });

  it.each([['', 'nothing'], ['[1]', 'Entry 1'], ['[{"a":', 'not valid JSON'], ['a,a\n1,2', 'two columns'], ['a,b', 'no records']])('%j is refused: %s', (text, words) => {
    expect(parseSource(text).fault).toContain(words);
  });

  it('may come from an old spreadsheet', async () => {
    expect(await textOf(new Blob([new Uint8Array([0x4b, 0xf6, 0x6c, 0x6e])]))).toBe('Köln');
    expect(await textOf(new Blob(['Köln']))).toBe('Köln');
  });
});

describe('columns', () => {
  const fields = [field('id'), field('firstName'), field('photo', 'file'), field('created', 'autodate'), field('name')];

  it('go to the fields that their names suggest', () => {
    expect(guessMapping(['First name', 'name', 'ID', 'photo', 'created', 'x'], fields)).toEqual({ 'First name': 'firstName', name: 'name', ID: 'id', photo: '', created: '', x: '' });
  });

  it('do not share a field', () => expect(mapColumn({ a: 'name', b: '' }, 'b', 'name')).toEqual({ a: '', b: 'name' }));
});

describe('a value', () => {
  const many = field('tags', 'select', { maxSelect: 3 });

  it.each([
    [field('n', 'number'), '-1.5e3', -1500],
    [field('n', 'number'), '', 0],
    [field('b', 'bool'), 'Yes', true],
    [field('d', 'date'), '2026-01-31', '2026-01-31 00:00:00.000Z'],
    [field('d', 'date'), '2026-01-31T12:30+02:00', '2026-01-31 10:30:00.000Z'],
    [field('j', 'json'), '"12"', '"12"'],
    [field('j', 'json'), '[1]', [1]],
    [field('g', 'geoPoint'), '{"lon":1,"lat":2}', { lon: 1, lat: 2 }],
    [many, 'a, b', ['a', 'b']],
    [many, '["a, b","c"]', ['a, b', 'c']],
    [field('t'), "'=1+1", '=1+1'],
  ])('%o takes %j', (one, raw, value) => expect(importedValue(one, raw, 'csv')).toEqual({ value }));

  it.each([
    [field('n', 'number'), '1,5', 'no number'],
    [field('b', 'bool'), 'perhaps', 'neither true nor false'],
    [field('d', 'date'), '31.01.2026', 'no date'],
    [field('d', 'date'), '2026-02-30', 'no date'],
    [field('j', 'json'), '[1', 'not valid JSON'],
    [field('g', 'geoPoint'), 'Berlin', 'no place'],
  ])('%o refuses %j: %s', (one, raw, words) => expect(importedValue(one, raw, 'csv').problem).toContain(words));

  it('of JSON stays what it is', () => expect(importedValue(field('t'), "'=1+1", 'json')).toEqual({ value: "'=1+1" }));
});

describe('a download that is imported again', () => {
  const fields = [
    field('id'), field('title'), field('n', 'number'), field('yes', 'bool'), field('at', 'date'), field('tags', 'select', { maxSelect: 5 }),
    field('one', 'select', { maxSelect: 1 }), field('friends', 'relation', { maxSelect: 5 }), field('meta', 'json'), field('place', 'geoPoint'),
  ];
  const some = (id: string, more: Record<string, unknown>) =>
    record({ id, title: '', n: 0, yes: false, at: '', tags: [], one: '', friends: [], meta: null, place: { lon: 0, lat: 0 }, ...more });
  const records = [
    some('a', { title: 'One, "two"\nthree', n: -12.5, yes: true, at: '2026-01-31 12:30:00.123Z', tags: ['x', 'y'], one: 'x, y', friends: ['f1', 'f2'], meta: { a: [1, 'b'] }, place: { lon: 13.4, lat: -52.5 } }),
    some('b', {}),
    some('c', { title: "'=1+1", meta: '12', tags: ['a, b'], one: '=x', n: 1e21 }),
    some('d', { title: '=1+1', meta: 'plain words', tags: ['[odd]'] }),
    some('e', { title: ' kept blanks ', meta: '', n: 0.1 }),
    some('f', { title: "''", meta: [], friends: ['f1'] }),
    some('g', { title: '\r\n', meta: ' =2', yes: true }),
    some('h', { title: '\t-1', meta: false }),
  ];
  // What the server makes of a JSON text that is sent as a text.
  const stored = (body: Record<string, unknown>) => ({ ...body, meta: typeof body['meta'] === 'string' ? (JSON.parse(body['meta']) as unknown) : body['meta'] });
  const sent = (text: string) => {
    const source = sourceOf(text);
    const plan = planImport(source, guessMapping(source.columns, fields), fields, false);
    expect(plan.faults).toEqual([]);
    return plan.rows.map(({ body }) => stored(body));
  };
  const expected = records.map(({ collectionId: _, collectionName: __, ...own }) => own);

  it('has the same values as CSV', () => expect(sent(csvOf(records, fields))).toEqual(expected));
  it('has the same values as JSON', () => expect(sent(JSON.stringify(withoutExpand(records)))).toEqual(expected));
});

describe('a plan', () => {
  const fields = [field('id'), field('title'), field('n', 'number'), field('password', 'password')];
  const plan = (text: string, keepEmpty = false) => planImport(sourceOf(text), { id: 'id', title: 'title', n: 'n', password: 'password' }, fields, keepEmpty);

  it('names the row and the field of each fault', () => {
    const { rows, faults } = plan('id,title,n\n,a,x\na,b,1\na,c,2');
    expect(faults.map((one) => [one.source.number, one.field])).toEqual([[1, 'n'], [3, 'id']]);
    expect(rows.map((one) => one.body)).toEqual([{ id: 'a', title: 'b', n: 1 }]);
  });

  it('empties fields, or leaves them', () => {
    expect(plan('id,title,n\na,,').rows[0]?.body).toEqual({ id: 'a', title: '', n: 0 });
    expect(plan('id,title,n\na,,', true).rows[0]?.body).toEqual({ id: 'a' });
  });

  it('sends a password as accounts need it', () => expect(plan('password\nsecret').rows[0]?.body).toEqual({ password: 'secret', passwordConfirm: 'secret' }));
});

describe('rows on their way', () => {
  type Sent = { action: string; title: unknown };
  const posts = collection('posts', [field('id'), field('title')]);
  const rows = (count: number): PlannedRow[] => Array.from({ length: count }, (_, at) => ({ source: { number: at + 1, values: {} }, id: '', body: { title: at } }));
  const refusal = (data: unknown, status = 400) => new ClientResponseError({ status, response: { status, message: 'No.', data } });

  function fakeApi(answerBatch: (items: Sent[]) => void, answerOne: (title: unknown) => void = () => {}) {
    const stored: unknown[] = [];
    const batches: number[] = [];
    const one = (body: { title?: unknown }) => Promise.resolve().then(() => (answerOne(body.title), stored.push(body.title)));
    const createBatch = () => {
      const items: Sent[] = [];
      const add = (action: string, body: { title?: unknown }) => items.push({ action, title: body.title });
      return {
        collection: () => ({ create: (body: object) => add('create', body), update: (_: string, body: object) => add('update', body) }),
        send: () => Promise.resolve().then(() => (batches.push(items.length), answerBatch(items), stored.push(...items.map((item) => item.title)))),
      };
    };
    const api = { createBatch, collection: () => ({ create: one, update: (_: string, body: object) => one(body) }) } as unknown as Parameters<typeof sendRows>[0];
    return { api, stored, batches };
  }

  function follow() {
    const seen = { done: 0, faults: [] as RowFault[] };
    const onprogress = (done: number, faults: readonly RowFault[]) => {
      seen.done += done;
      seen.faults.push(...faults);
      return true;
    };
    return { seen, onprogress };
  }

  const options = { collection: posts, existing: new Set<string>() };
  const refuse = (bad: unknown[]) => (items: Sent[]) => {
    const at = items.findIndex((item) => bad.includes(item.title));
    if (at >= 0) throw refusal({ requests: { [at]: { response: { status: 400, message: 'Failed.', data: { title: { code: 'x', message: 'Cannot be blank.' } } } } } });
  };

  it('go in batches; a row that is refused does not take the others with it', async () => {
    const { api, stored, batches } = fakeApi(refuse([3, 11]));
    const { seen, onprogress } = follow();
    await sendRows(api, rows(25), { ...options, batchSize: 10, onprogress });
    expect(stored).toEqual(Array.from({ length: 25 }, (_, at) => at).filter((at) => at !== 3 && at !== 11));
    expect(batches).toEqual([10, 9, 10, 9, 5]);
    expect([seen.done, seen.faults.map((one) => [one.source.number, one.field, one.message])]).toEqual([23, [[4, 'title', 'Cannot be blank.'], [12, 'title', 'Cannot be blank.']]]);
  });

  it('go in smaller batches where one takes too long', async () => {
    const { api, stored } = fakeApi((items) => {
      if (items.length > 3) throw refusal({});
    });
    const { seen, onprogress } = follow();
    await sendRows(api, rows(10), { ...options, batchSize: 10, onprogress });
    expect([stored.length, seen.done]).toEqual([10, 10]);
  });

  it('go one by one where batches are not allowed', async () => {
    const { api, stored } = fakeApi(() => {
      throw refusal({}, 403);
    }, (title) => {
      if (title === 2) throw refusal({ title: { code: 'x', message: 'Bad.' } });
    });
    const { seen, onprogress } = follow();
    await sendRows(api, rows(12), { ...options, batchSize: 5, onprogress });
    expect([stored.length, seen.done, seen.faults.map((one) => one.source.number)]).toEqual([11, 11, [3]]);
  });

  it('stop when told to, and when there is nobody to send them to', async () => {
    const { api, stored } = fakeApi(() => {});
    await sendRows(api, rows(20), { ...options, batchSize: 5, onprogress: () => false });
    expect(stored).toHaveLength(5);
    const gone = fakeApi(() => {
      throw refusal({}, 0);
    });
    await expect(sendRows(gone.api, rows(20), { ...options, batchSize: 5, onprogress: () => true })).rejects.toThrow();
    expect(gone.batches).toHaveLength(1);
  });
});
