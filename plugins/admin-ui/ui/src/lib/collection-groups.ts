import type { CollectionModel } from 'pocketbase';

export interface CollectionGroups {
  own: CollectionModel[];
  system: CollectionModel[];
}

/** Those that match a search in name, id or type, the application's own before the system's. */
export function groupCollections(all: readonly CollectionModel[], search: string): CollectionGroups {
  const term = search.trim().toLowerCase();
  const found = all.filter((one) => [one.name, one.id, one.type].some((text) => text.toLowerCase().includes(term)));
  return { own: found.filter((one) => !one.system), system: found.filter((one) => one.system) };
}

/** What to show when the address names no collection: the last one visited, else the first of the application. */
export function defaultCollection(all: readonly CollectionModel[], last: string): CollectionModel | undefined {
  return all.find((one) => one.id === last) ?? all.find((one) => !one.system) ?? all[0];
}
