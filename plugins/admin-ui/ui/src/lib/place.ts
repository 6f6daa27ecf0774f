export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Size {
  width: number;
  height: number;
}

const gap = 6;
const edge = 8;

/** Where a box goes that belongs to a button: below it, or above where there is more room; always inside the window. */
export function placeAt(opener: Box, box: Size, window: Size, align: 'start' | 'end' = 'start', prefer: 'below' | 'above' = 'below', rtl = isRtl()): { left: number; top: number } {
  const below = opener.bottom + gap;
  const above = opener.top - gap - box.height;
  const fitsBelow = below + box.height <= window.height - edge;
  const fitsAbove = above >= edge;
  const goesBelow = prefer === 'below' ? fitsBelow || !fitsAbove : !fitsAbove && fitsBelow;
  return {
    left: within((align === 'start') !== rtl ? opener.left : opener.right - box.width, box.width, window.width),
    top: within(goesBelow ? below : above, box.height, window.height),
  };
}

/** Whether the lines of the page run from right to left. */
export function isRtl(): boolean {
  return typeof document !== 'undefined' && document.documentElement.dir === 'rtl';
}

const within = (start: number, size: number, room: number) => Math.max(edge, Math.min(start, room - size - edge));
