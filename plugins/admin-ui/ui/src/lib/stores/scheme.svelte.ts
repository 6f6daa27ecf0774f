export type Scheme = 'light' | 'dark' | 'auto';

const key = 'pbColorScheme';
const read = (): Scheme => {
  const kept = localStorage.getItem(key);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
};

let chosen = $state<Scheme>(read());

addEventListener('storage', (event) => {
  if (event.key === key) chosen = read();
});

export const scheme = {
  get chosen() {
    return chosen;
  },
  choose(next: Scheme): void {
    chosen = next;
    localStorage.setItem(key, next);
  },
};

/** Without the attribute the page follows the system. */
export function applyScheme(): void {
  if (chosen === 'auto') document.documentElement.removeAttribute('data-scheme');
  else document.documentElement.setAttribute('data-scheme', chosen);
}
