import type { CollectionModel } from 'pocketbase';

export interface CollectionGroups {
  pinned: CollectionModel[];
  own: CollectionModel[];
  system: CollectionModel[];
}

/** Those that match a search in name, id or type: the pinned ones, then the application's own, then the system's. */
export function groupCollections(all: readonly CollectionModel[], search: string, isPinned: (id: string) => boolean = () => false): CollectionGroups {
  const term = search.trim().toLowerCase();
  const found = all.filter((one) => [one.name, one.id, one.type].some((text) => text.toLowerCase().includes(term)));
  const rest = found.filter((one) => !isPinned(one.id));
  return { pinned: found.filter((one) => isPinned(one.id)), own: rest.filter((one) => !one.system), system: rest.filter((one) => one.system) };
}

/** What to show when the address names no collection: the last one visited, else the first of the application. */
export function defaultCollection(all: readonly CollectionModel[], last: string): CollectionModel | undefined {
  return all.find((one) => one.id === last) ?? all.find((one) => !one.system) ?? all[0];
}

/** People are offered to sign in through other providers, but there is none. */
export function lacksProviders(collection: CollectionModel): boolean {
  const oauth2 = collection['oauth2'] as { enabled?: unknown; providers?: unknown } | undefined;
  return oauth2?.enabled === true && !(Array.isArray(oauth2.providers) && oauth2.providers.length > 0);
}
