import Folder from '@lucide/svelte/icons/folder-closed';
import Table from '@lucide/svelte/icons/table-2';
import Users from '@lucide/svelte/icons/users';
import type { CollectionModel } from 'pocketbase';
import type { Option } from '../../lib/options';

/** Collections to choose from, the application's own first. */
export function collectionOptions(all: readonly CollectionModel[]): Option[] {
  return [...all]
    .sort((one, other) => Number(one.system) - Number(other.system))
    .map((one) => ({ value: one.id, label: one.name, icon: one.type === 'auth' ? Users : one.type === 'view' ? Table : Folder }));
}
