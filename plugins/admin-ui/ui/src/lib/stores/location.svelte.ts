import { changeQuery, formatHash, parseHash, type Place } from '../router';

let place = $state.raw<Place>(parseHash(location.hash));

addEventListener('hashchange', () => (place = parseHash(location.hash)));
addEventListener('popstate', () => (place = parseHash(location.hash)));

/** Where the visitor is. */
export const here = {
  get path() {
    return place.path;
  },
  get query() {
    return place.query;
  },
  get hash() {
    return formatHash(place);
  },
};

export function go(hash: string, options: { replace?: boolean } = {}): void {
  if (hash === location.hash) return;
  history[options.replace ? 'replaceState' : 'pushState'](null, '', hash);
  place = parseHash(hash);
}

/** Keeps the address in step with the screen, without a new entry in the history. */
export function setQuery(changes: Record<string, string>): void {
  go(formatHash({ path: place.path, query: changeQuery(place.query, changes) }), { replace: true });
}

/** Lets the browser ask before the page goes with unsaved changes. Gives what ends that. */
export function holdPage(changed: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (changed()) event.preventDefault();
  };
  addEventListener('beforeunload', ask);
  return () => removeEventListener('beforeunload', ask);
}
