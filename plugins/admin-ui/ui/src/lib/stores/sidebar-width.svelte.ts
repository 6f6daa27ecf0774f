const key = 'pbPageSidebarWidth';
const [least, most, usual] = [180, 480, 248];

const within = (pixels: number) => Math.round(Math.min(most, Math.max(least, pixels)));
const kept = Number(localStorage.getItem(key)?.replace('px', ''));

let pixels = $state(kept > 0 ? within(kept) : usual);

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
    localStorage.setItem(key, `${pixels}px`);
  },
  reset(): void {
    pixels = usual;
    localStorage.removeItem(key);
  },
};
