import { ClientResponseError } from 'pocketbase';
import { describe, expect, it } from 'vitest';
import { isSaveKey } from '../src/lib/close-guard';
import { FormErrors } from '../src/lib/forms/form-errors.svelte';
import { dropIndex, moveItem } from '../src/lib/forms/reorder';
import { matchOptions, moveInList, toggleChoice } from '../src/lib/options';
import { placeAt } from '../src/lib/place';

const refusal = (data: unknown) => new ClientResponseError({ status: 400, response: { message: 'Failed.', data } });
const wrong = (message: string) => ({ code: 'validation_invalid', message });

describe('the errors of a form', () => {
  it('find their control by the path of its value', () => {
    const errors = new FormErrors();
    errors.take(refusal({ name: wrong('Cannot be blank.'), fields: { 2: { max: wrong('Too small.') } } }));
    expect(errors.of('name')).toBe('Cannot be blank.');
    expect(errors.of('fields.2.max')).toBe('Too small.');
    expect(errors.message).toBe('Failed.');
  });

  it('tell a section that something in it is wrong, and nothing to one whose name only begins alike', () => {
    const errors = new FormErrors();
    errors.take(refusal({ fields: { 2: { max: wrong('x') } } }));
    expect(errors.within('fields')).toBe(true);
    expect(errors.within('fields.2')).toBe(true);
    expect(errors.within('fields.20', 'field')).toBe(false);
  });

  it('go with a change of the value, and leave the others', () => {
    const errors = new FormErrors();
    errors.take(refusal({ a: { b: wrong('x'), c: wrong('y') }, d: wrong('z') }));
    errors.clear('a.b');
    expect(errors.paths).toEqual(['a.c', 'd']);
    errors.clear('a');
    expect(errors.paths).toEqual(['d']);
  });

  it('belong to a field that is called message or code', () => {
    const errors = new FormErrors();
    errors.take(refusal({ message: wrong('x'), code: wrong('y') }));
    expect(errors.paths).toEqual(['message', 'code']);
  });
});

describe('a list of options', () => {
  const options = ['Apple', 'Pear', 'Pineapple'].map((label) => ({ value: label.toLowerCase(), label }));

  it('is searched in its labels', () => expect(matchOptions(options, ' apple ').map((one) => one.value)).toEqual(['apple', 'pineapple']));
  it('is walked through round its ends', () => {
    expect([moveInList('ArrowDown', 2, 3), moveInList('ArrowUp', 0, 3), moveInList('End', 0, 3), moveInList('x', 0, 3), moveInList('ArrowDown', 0, 0)]).toEqual([0, 2, 2, null, null]);
  });
  it('keeps the order of choice, and drops the last one beyond its maximum', () => {
    expect(toggleChoice(['a'], 'b', 2)).toEqual(['a', 'b']);
    expect(toggleChoice(['a', 'b'], 'c', 2)).toEqual(['a', 'c']);
    expect(toggleChoice(['a', 'b'], 'a', 2)).toEqual(['b']);
  });
});

describe('a box beside its button', () => {
  const window = { width: 400, height: 300 };
  const box = { width: 100, height: 80 };

  it('opens below where there is room, else above', () => {
    expect(placeAt({ left: 10, right: 60, top: 20, bottom: 50 }, box, window)).toEqual({ left: 10, top: 56 });
    expect(placeAt({ left: 10, right: 60, top: 250, bottom: 280 }, box, window).top).toBe(164);
    expect(placeAt({ left: 10, right: 60, top: 150, bottom: 180 }, box, window, 'start', 'above').top).toBe(64);
  });
  it('never leaves the window', () => {
    expect(placeAt({ left: 380, right: 395, top: 20, bottom: 50 }, box, window).left).toBe(292);
    expect(placeAt({ left: 0, right: 20, top: 20, bottom: 50 }, box, window, 'end').left).toBe(8);
  });
});

describe('an order by hand', () => {
  const rows = [0, 40, 120].map((top, index) => ({ left: 0, right: 100, top, bottom: top + [40, 80, 40][index]! }));

  it('moves one item', () => expect(moveItem(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']));
  it('changes once the pointer has crossed the middle of another row', () => {
    expect(dropIndex(rows, 0, { x: 5, y: 60 })).toBe(0);
    expect(dropIndex(rows, 0, { x: 5, y: 90 })).toBe(1);
    expect(dropIndex(rows, 2, { x: 5, y: 70 })).toBe(1);
    expect(dropIndex(rows, 2, { x: 500, y: 70 })).toBe(2);
  });
  it('goes by the breadth for chips on one line', () => {
    const chips = [0, 100].map((left) => ({ left, right: left + 100, top: 0, bottom: 20 }));
    expect(dropIndex(chips, 0, { x: 120, y: 10 })).toBe(0);
    expect(dropIndex(chips, 0, { x: 160, y: 10 })).toBe(1);
  });
});

describe('the key that saves', () => {
  const press = (more: Partial<KeyboardEvent>) => isSaveKey({ key: 's', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more } as KeyboardEvent);
  it('is S with Ctrl or Cmd and nothing else', () => {
    expect([press({ ctrlKey: true }), press({ metaKey: true, key: 'S' }), press({}), press({ ctrlKey: true, shiftKey: true })]).toEqual([true, true, false, false]);
  });
});
