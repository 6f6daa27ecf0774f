import { keptWidth, least, most, usual, widthKey, within } from '../sidebar-width';

let pixels = $state(keptWidth());

/** How wide the side bars are, on every screen that has one. */
export const sidebarWidth = {
  least,
  most,
  get pixels() {
    return pixels;
  },
  set(next: number): void {
    pixels = within(next);
  },
  keep(): void {
    localStorage.setItem(widthKey, `${pixels}px`);
  },
  reset(): void {
    pixels = usual;
    localStorage.removeItem(widthKey);
  },
};
