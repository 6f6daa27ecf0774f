import type { Schema } from './types';

export interface DiagramBox {
  collection: Schema;
  x: number;
  y: number;
  height: number;
}

export interface DiagramLine {
  from: string;
  field: string;
  to: string;
  /** An SVG path. */
  path: string;
}

export const boxWidth = 220;
export const headHeight = 36;
export const rowHeight = 24;
const gapX = 90;
const gapY = 40;
const columns = 5;
const columnWidth = boxWidth + gapX;

/** Boxes in columns, each column as high as the others as far as that goes. */
export function layout(collections: readonly Schema[]): DiagramBox[] {
  const heights = Array.from({ length: Math.min(columns, Math.max(1, collections.length)) }, () => 0);
  return collections.map((collection) => {
    const column = heights.indexOf(Math.min(...heights));
    const height = headHeight + collection.fields.length * rowHeight + 8;
    const box = { collection, x: column * columnWidth, y: heights[column]!, height };
    heights[column]! += height + gapY;
    return box;
  });
}

export function sizeOf(boxes: readonly DiagramBox[]): { width: number; height: number } {
  return { width: Math.max(0, ...boxes.map((box) => box.x + boxWidth)), height: Math.max(0, ...boxes.map((box) => box.y + box.height)) };
}

/** A line from each relation to the collection that it points to, around the boxes between. */
export function linesOf(boxes: readonly DiagramBox[]): DiagramLine[] {
  let drawn = 0;
  return boxes.flatMap((from) =>
    from.collection.fields.flatMap((field, index) => {
      const to = field.type === 'relation' ? boxes.find((box) => box.collection.id === field['collectionId']) : undefined;
      if (!to) return [];
      const y = from.y + headHeight + (index + 0.5) * rowHeight;
      // Lines that pass through one gap lie beside each other.
      const aside = ((drawn++ % 5) - 2) * 6;
      return [{ from: from.collection.id, field: field.name, to: to.collection.id, path: pathOf(boxes, from, y, to, aside) }];
    }),
  );
}

function pathOf(boxes: readonly DiagramBox[], from: DiagramBox, y: number, to: DiagramBox, aside: number): string {
  const target = to.y + headHeight / 2;
  const way = to.x < from.x ? -1 : 1;
  const [near, far] = way > 0 ? [0, boxWidth] : [boxWidth, 0];
  const start = from.x + far;
  // Out and back in on the same side.
  if (to.x === from.x) return `M ${start} ${y} ${curve(start + gapX / 2, y, start + gapX / 2, target, start)}`;
  const parts = [`M ${start} ${y}`];
  let at = { x: start, y };
  for (let column = from.x + way * columnWidth; column !== to.x; column += way * columnWidth) {
    const gap = nearestGap(boxes.filter((box) => box.x === column), at.y) + aside;
    parts.push(bend(at, { x: column + near, y: gap }), `H ${column + far}`);
    at = { x: column + far, y: gap };
  }
  return [...parts, bend(at, { x: to.x + near, y: target })].join(' ');
}

/** From column to column, between which there are no boxes. */
function bend(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const middle = (from.x + to.x) / 2;
  return curve(middle, from.y, middle, to.y, to.x);
}

const curve = (x1: number, y1: number, x2: number, y2: number, x: number) => `C ${x1} ${y1}, ${x2} ${y2}, ${x} ${y2}`;

/** Where a line gets through a column with the least detour: above, below or between its boxes. */
function nearestGap(column: readonly DiagramBox[], y: number): number {
  const gaps = [-gapY / 2, ...column.map((box) => box.y + box.height + gapY / 2)];
  return gaps.reduce((best, gap) => (Math.abs(gap - y) < Math.abs(best - y) ? gap : best));
}
