/** Which rows of a long list are drawn, and where. */
export interface VirtualWindow {
  first: number;
  /** One behind the last. */
  end: number;
  /** Room above the first row. */
  before: number;
  /** Room below the last row. */
  after: number;
}

export interface Viewport {
  scrollTop: number;
  height: number;
}

/** Browsers lose their way in boxes that are higher than this; then a step of the scroll bar means more than a step of the list. */
const tallest = 8_000_000;
const spare = 6;

const heightOf = (count: number, rowHeight: number) => Math.min(count * rowHeight, tallest);

/** The row that stands at the top, with its part that is scrolled away. */
function topOf(scrollTop: number, height: number, count: number, rowHeight: number): number {
  const whole = count * rowHeight;
  if (whole <= tallest) return Math.max(0, scrollTop) / rowHeight;
  const share = Math.min(1, Math.max(0, scrollTop) / (tallest - height));
  return (share * (whole - height)) / rowHeight;
}

export function windowOf({ scrollTop, height }: Viewport, count: number, rowHeight: number): VirtualWindow {
  const top = topOf(scrollTop, height, count, rowHeight);
  const first = Math.max(0, Math.min(Math.floor(top) - spare, count - 1));
  const end = Math.max(first, Math.min(count, Math.ceil(top + height / rowHeight) + spare));
  const exact = count * rowHeight <= tallest;
  const before = exact ? first * rowHeight : Math.max(0, scrollTop - (top - first) * rowHeight);
  const after = Math.max(0, heightOf(count, rowHeight) - before - (end - first) * rowHeight);
  return { first, end, before, after };
}

/** How many rows are drawn at most, wherever the list stands. */
export function slotsFor(height: number, rowHeight: number): number {
  return Math.ceil(height / rowHeight) + 1 + 2 * spare;
}

/** The first and the last row of which most can be seen. */
export function onScreen({ scrollTop, height }: Viewport, count: number, rowHeight: number): { first: number; last: number } {
  const top = topOf(scrollTop, height, count, rowHeight);
  const first = Math.min(Math.round(top), Math.max(0, count - 1));
  return { first, last: Math.max(first, Math.min(count, Math.round(top + height / rowHeight)) - 1) };
}

/** Where to scroll so that a row is in sight; the same place when it is already. */
export function scrollTopFor(index: number, { scrollTop, height }: Viewport, count: number, rowHeight: number): number {
  const top = topOf(scrollTop, height, count, rowHeight);
  const fits = height / rowHeight;
  const wanted = index < top ? index : index + 1 > top + fits ? index + 1 - fits : top;
  if (wanted === top) return scrollTop;
  const whole = count * rowHeight;
  if (whole <= tallest) return wanted * rowHeight;
  return ((wanted * rowHeight) / (whole - height)) * (tallest - height);
}
