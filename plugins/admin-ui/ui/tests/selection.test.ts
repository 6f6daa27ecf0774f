import { describe, expect, it } from 'vitest';
import { csvLine } from '../src/lib/download';
import { Selection } from '../src/lib/selection.svelte';

const order = ['a', 'b', 'c', 'd'];

describe('a selection', () => {
  it('takes one row after the other', () => {
    const chosen = new Selection();
    chosen.toggle('b', order, false);
    chosen.toggle('d', order, false);
    chosen.toggle('b', order, false);
    expect([...chosen.ids]).toEqual(['d']);
  });

  it('goes on from the last one with Shift, either way', () => {
    const chosen = new Selection();
    chosen.toggle('d', order, false);
    chosen.toggle('b', order, true);
    expect([...chosen.ids].sort()).toEqual(['b', 'c', 'd']);
    chosen.toggle('c', order, true);
    expect([...chosen.ids]).toEqual(['d']);
  });

  it('takes one row with Shift when there is none to go on from', () => {
    const chosen = new Selection();
    chosen.toggle('c', order, true);
    expect([...chosen.ids]).toEqual(['c']);
  });
});

describe('a line of CSV', () => {
  it('quotes what would break it', () => expect(csvLine(['a,b', 'say "x"', 'two\nlines', null, 3, { a: 1 }])).toBe('"a,b","say ""x""","two\nlines",,3,"{""a"":1}"'));
  it('gives no formulas to a spreadsheet', () => expect(csvLine(['=1+1', -1, '-1'])).toBe("'=1+1,-1,'-1"));
});
