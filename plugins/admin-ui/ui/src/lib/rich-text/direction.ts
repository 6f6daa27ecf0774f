import { Extension } from '@tiptap/core';

export type Direction = 'ltr' | 'rtl';

const key = 'pbTextDirection';

/** What was chosen last, which new texts begin with; null for as their letters run. */
export function keptDirection(): Direction | null {
  const kept = localStorage.getItem(key);
  return kept === 'ltr' || kept === 'rtl' ? kept : null;
}

export function keepDirection(direction: Direction | null): void {
  if (direction) localStorage.setItem(key, direction);
  else localStorage.removeItem(key);
}

const types = ['paragraph', 'heading'];

/** Paragraphs that run from right to left, or the other way, whatever their letters say. */
export const TextDirection = Extension.create({
  name: 'direction',
  addGlobalAttributes: () => [{ types, attributes: { dir: { default: null, parseHTML: (element) => element.getAttribute('dir'), renderHTML: ({ dir }) => (dir ? { dir } : {}) } } }],
});
