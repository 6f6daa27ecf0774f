/** What is ticked in a list, and where a range begins. */
export interface Selection<T> {
  chosen: ReadonlyMap<string, T>;
  anchor: string;
}

export function nothing<T>(): Selection<T> {
  return { chosen: new Map(), anchor: '' };
}

export interface Listed {
  id: string;
}

export function toggle<T extends Listed>(selection: Selection<T>, one: T): Selection<T> {
  const chosen = new Map(selection.chosen);
  if (!chosen.delete(one.id)) chosen.set(one.id, one);
  return { chosen, anchor: one.id };
}

/** Everything between the last one that was ticked and this one gets the state that this one is about to get. */
export function toggleRange<T extends Listed>(selection: Selection<T>, one: T, listed: readonly T[]): Selection<T> {
  const from = listed.findIndex((other) => other.id === selection.anchor);
  const to = listed.findIndex((other) => other.id === one.id);
  if (from < 0 || to < 0) return toggle(selection, one);
  const ticked = !selection.chosen.has(one.id);
  const chosen = new Map(selection.chosen);
  for (const other of listed.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (ticked) chosen.set(other.id, other);
    else chosen.delete(other.id);
  }
  return { chosen, anchor: one.id };
}

/** Ticks all of them, or none when all are ticked already. */
export function toggleAll<T extends Listed>(selection: Selection<T>, listed: readonly T[]): Selection<T> {
  const chosen = new Map(selection.chosen);
  const all = listed.every((one) => chosen.has(one.id));
  for (const one of listed) {
    if (all) chosen.delete(one.id);
    else chosen.set(one.id, one);
  }
  return { chosen, anchor: '' };
}
