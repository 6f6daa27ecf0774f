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

/** Boxes in columns, each column as high as the others as far as that goes. */
export function layout(collections: readonly Schema[]): DiagramBox[] {
  const heights = Array.from({ length: Math.min(columns, Math.max(1, collections.length)) }, () => 0);
  return collections.map((collection) => {
    const column = heights.indexOf(Math.min(...heights));
    const height = headHeight + collection.fields.length * rowHeight + 8;
    const box = { collection, x: column * (boxWidth + gapX), y: heights[column]!, height };
    heights[column]! += height + gapY;
    return box;
  });
}

export function sizeOf(boxes: readonly DiagramBox[]): { width: number; height: number } {
  return { width: Math.max(0, ...boxes.map((box) => box.x + boxWidth)), height: Math.max(0, ...boxes.map((box) => box.y + box.height)) };
}

/** A line from each relation to the collection that it points to. */
export function linesOf(boxes: readonly DiagramBox[]): DiagramLine[] {
  return boxes.flatMap((from) =>
    from.collection.fields.flatMap((field, index) => {
      const to = field.type === 'relation' ? boxes.find((box) => box.collection.id === field['collectionId']) : undefined;
      if (!to) return [];
      const y = from.y + headHeight + (index + 0.5) * rowHeight;
      return [{ from: from.collection.id, field: field.name, to: to.collection.id, path: pathOf(from, y, to) }];
    }),
  );
}

function pathOf(from: DiagramBox, y: number, to: DiagramBox): string {
  const target = to.y + headHeight / 2;
  // To the left, to the right, or out and back in on the same side.
  const leaves = to.x < from.x ? from.x : from.x + boxWidth;
  const enters = to.x > from.x ? to.x : to.x + boxWidth;
  const bend = 45;
  const out = to.x < from.x ? leaves - bend : leaves + bend;
  const into = to.x > from.x ? enters - bend : enters + bend;
  return `M ${leaves} ${y} C ${out} ${y}, ${into} ${target}, ${enters} ${target}`;
}
