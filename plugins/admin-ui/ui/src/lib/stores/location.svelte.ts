import { changeQuery, formatHash, parseHash, type Place } from '../router';

let known = location.hash;
let place = $state.raw<Place>(parseHash(known));

addEventListener('hashchange', look);
addEventListener('popstate', look);

function look(): void {
  known = location.hash;
  place = parseHash(known);
}

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
  // A screen that puts its address in order must not undo that somebody has gone elsewhere, which the browser tells only a moment later.
  if (options.replace && location.hash !== known) return;
  history[options.replace ? 'replaceState' : 'pushState'](null, '', hash);
  look();
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
