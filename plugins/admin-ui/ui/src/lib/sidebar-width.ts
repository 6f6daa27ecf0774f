export const widthKey = 'pbPageSidebarWidth';
export const [least, most, usual] = [180, 480, 248];

export const within = (pixels: number) => Math.round(Math.min(most, Math.max(least, pixels)));

/** In pixels, as it was left. */
export function keptWidth(): number {
  const kept = Number(localStorage.getItem(widthKey)?.replace('px', ''));
  return kept > 0 ? within(kept) : usual;
}
