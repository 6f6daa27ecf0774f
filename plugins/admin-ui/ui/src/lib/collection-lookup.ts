import type { CollectionModel } from 'pocketbase';

type Lookup = (nameOrId: string) => CollectionModel | undefined;

let lookup: Lookup = () => undefined;

/** Says who knows the collections. */
export function lookUpWith(next: Lookup): void {
  lookup = next;
}

/** The collection that a relation points to. */
export function targetOf(field: { [option: string]: unknown }): CollectionModel | undefined {
  return lookup(String(field['collectionId'] ?? ''));
}
