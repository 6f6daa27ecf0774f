import { keptScheme, schemeKey, showScheme, type Scheme } from '../look';

let chosen = $state<Scheme>(keptScheme());

addEventListener('storage', (event) => {
  if (event.key === schemeKey) chosen = keptScheme();
});

export const scheme = {
  get chosen() {
    return chosen;
  },
  choose(next: Scheme): void {
    chosen = next;
    localStorage.setItem(schemeKey, next);
  },
};

export function applyScheme(): void {
  showScheme(chosen);
}
