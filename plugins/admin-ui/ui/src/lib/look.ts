import { inkOn, validAccent } from './colour';

export type Scheme = 'light' | 'dark' | 'auto';

export const schemeKey = 'pbColorScheme';

export function keptScheme(): Scheme {
  const kept = localStorage.getItem(schemeKey);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

/** Without the attribute the page follows the system. */
export function showScheme(scheme: Scheme): void {
  if (scheme === 'auto') document.documentElement.removeAttribute('data-scheme');
  else document.documentElement.setAttribute('data-scheme', scheme);
}

/** Paints the page in the accent colour of the application. */
export function showAccent(colour: unknown): void {
  const accent = validAccent(colour);
  document.documentElement.style.setProperty('--accent', accent);
  document.documentElement.style.setProperty('--on-accent', inkOn(accent));
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', accent);
}
