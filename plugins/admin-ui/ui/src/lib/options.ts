import type { Component } from 'svelte';

/** One choice of a select. */
export interface Option {
  value: string;
  label: string;
  hint?: string;
  icon?: Component<{ size?: number }>;
}

/** From this many on a select can be searched. */
export const searchableFrom = 6;

export function matchOptions(options: readonly Option[], search: string): Option[] {
  const term = search.trim().toLowerCase();
  return options.filter((one) => [one.label, one.value, one.hint ?? ''].some((text) => text.toLowerCase().includes(term)));
}

/** The next place for a key in a list of so many, round the ends; null for other keys. */
export function moveInList(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** The chosen values after a click on one: the newest takes the place of the last when there are too many. */
export function toggleChoice(chosen: readonly string[], value: string, max: number): string[] {
  if (chosen.includes(value)) return chosen.filter((one) => one !== value);
  return chosen.length < max ? [...chosen, value] : [...chosen.slice(0, max - 1), value];
}
