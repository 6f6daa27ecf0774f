import type { Box } from '../place';

export function moveItem<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}

/** Where the dragged one of these boxes goes: past another one once the pointer has crossed its middle. */
export function dropIndex(boxes: readonly Box[], from: number, point: { x: number; y: number }): number {
  const own = boxes[from];
  const at = boxes.findIndex((box) => point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom);
  const over = boxes[at];
  if (!own || !over || at === from) return from;
  const besides = over.top < own.bottom && over.bottom > own.top;
  const distance = besides ? point.x - (over.left + over.right) / 2 : point.y - (over.top + over.bottom) / 2;
  return (at > from) === distance > 0 ? at : from;
}
