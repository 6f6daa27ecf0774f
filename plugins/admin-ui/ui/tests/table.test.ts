import { describe, expect, it } from 'vitest';
import { columnWidth, stretchedColumn } from '../src/lib/column-width';
import { onScreen, scrollTopFor, slotsFor, windowOf } from '../src/lib/virtual-window';
import { field, record } from './some';

describe('the window on a long list', () => {
  const rowHeight = 40;

  it('draws what can be seen and a little more, with the room of the others around it', () => {
    expect(windowOf({ scrollTop: 4000, height: 400 }, 1000, rowHeight)).toEqual({ first: 94, end: 116, before: 94 * 40, after: (1000 - 116) * 40 });
  });

  it('ends with the list', () => {
    expect(windowOf({ scrollTop: 0, height: 400 }, 3, rowHeight)).toEqual({ first: 0, end: 3, before: 0, after: 0 });
    expect(windowOf({ scrollTop: 0, height: 400 }, 0, rowHeight)).toEqual({ first: 0, end: 0, before: 0, after: 0 });
  });

  it.each([0, 1_000_000, 7_999_600])('keeps a box that browsers can bear for millions of rows, at %d', (scrollTop) => {
    const seen = windowOf({ scrollTop, height: 400 }, 5_000_000, rowHeight);
    expect(seen.before + (seen.end - seen.first) * rowHeight + seen.after).toBeLessThanOrEqual(8_000_400);
    expect(seen.end - seen.first).toBeLessThan(30);
    expect(seen.before).toBeLessThanOrEqual(scrollTop);
  });

  it('never draws more rows than there are slots', () => {
    for (const count of [3, 1000, 5_000_000]) {
      for (let scrollTop = 0; scrollTop < 4000; scrollTop += 7) {
        const seen = windowOf({ scrollTop, height: 403 }, count, rowHeight);
        expect(seen.end - seen.first).toBeLessThanOrEqual(slotsFor(403, rowHeight));
      }
    }
  });

  it('reaches the last of millions of rows', () => expect(windowOf({ scrollTop: 7_999_600, height: 400 }, 5_000_000, rowHeight).end).toBe(5_000_000));

  it('says which rows are to be seen', () => expect(onScreen({ scrollTop: 4010, height: 400 }, 1000, rowHeight)).toEqual({ first: 100, last: 109 }));

  it('scrolls no further than a row needs', () => {
    const view = { scrollTop: 4000, height: 400 };
    expect([105, 99, 110].map((index) => scrollTopFor(index, view, 1000, rowHeight))).toEqual([4000, 3960, 4040]);
  });

  it('finds a row among millions', () => {
    const scrollTop = scrollTopFor(4_000_000, { scrollTop: 0, height: 400 }, 5_000_000, rowHeight);
    const seen = windowOf({ scrollTop, height: 400 }, 5_000_000, rowHeight);
    expect(seen.first < 4_000_000 && seen.end > 4_000_000).toBe(true);
  });
});

describe('the width of a column', () => {
  const widthOf = (type: string, value: unknown) => columnWidth(field('x', type), [record({ x: value })]);

  it('follows what is in it, within limits', () => {
    expect(widthOf('text', 'short')).toBe(8);
    expect(widthOf('text', 'a text of middling length here')).toBeGreaterThan(10);
    expect(widthOf('text', 'x'.repeat(5000))).toBe(20);
  });

  it('has room for the name', () => expect(columnWidth(field('number_of_comments', 'bool'), [])).toBeGreaterThan(12));
  it('stretches the first column with words', () => {
    expect(stretchedColumn([field('id'), field('views', 'number'), field('title')])?.name).toBe('title');
    expect(stretchedColumn([field('id'), field('views', 'number')])?.name).toBe('views');
  });
});
